internal import Timebase

/// Decodes ahead into a ring: from wherever it is asked to, round and round where the show loops,
/// and silence after the end of the sound.
///
/// It belongs to the decoding thread.
struct SoundFeed: ~Copyable {
    private var decoder: SoundDecoder
    private let ring: SampleRing
    private let loop: LoopLength?
    private var buffer: [Float]
    /// The reason why the sound cannot be decoded from here on.
    private(set) var fault: String?

    /// Samples that one step decodes at most.
    static let chunk = 4096

    /// A feed of what `decoder` decodes into `ring`, starting again every `loop`.
    init(_ decoder: consuming SoundDecoder, into ring: SampleRing, loop: LoopLength?) {
        self.decoder = decoder
        self.ring = ring
        self.loop = loop
        self.buffer = [Float](repeating: 0, count: 2 * SoundFeed.chunk)
    }

    /// Serves a request, or decodes one piece more.
    ///
    /// - Returns: whether there was anything to do.
    mutating func step() -> Bool {
        if let (position, number) = ring.pending {
            fault = nil
            ring.restart(at: position, number: number)
        }
        let position = ring.fillPosition
        let (place, roundLeft) = loop?.place(of: position) ?? (position, Int.max)
        let most = min(SoundFeed.chunk, roundLeft)
        let filled = ring.append(most: most) { target in decode(from: place, into: target) }
        return filled > 0
    }

    /// Decodes the sound from sample `place` on into all of `target`, two numbers a sample.
    private mutating func decode(from place: Int, into target: UnsafeMutableBufferPointer<Int16>) {
        let wanted = target.count / 2
        var count = 0
        if place < decoder.info.length.samples, fault == nil {
            count = read(from: place, wanted)
        }
        for index in 0..<(2 * count) { target[index] = sixteenBits(buffer[index]) }
        for index in (2 * count)..<target.count { target[index] = 0 }
    }

    private mutating func read(from place: Int, _ wanted: Int) -> Int {
        if place != decoder.position {
            do throws(AudioError) {
                try decoder.seek(to: place)
            } catch {
                fault = "\(error)"
                return 0
            }
        }
        let count = buffer.withUnsafeMutableBufferPointer { buffer in
            decoder.read(into: .init(rebasing: buffer[..<(2 * wanted)]))
        }
        if let reason = decoder.fault { fault = reason }
        return count
    }
}

/// How long one round of a looping show is, in samples; exact where that is no whole number.
struct LoopLength: Hashable {
    /// The length of a round in attoseconds × samples a second: samples × 10¹⁸.
    private let scaled: Int128

    /// Rounds of `length` (positive) of a sound of `sampleRate` samples a second.
    init(_ length: Duration, sampleRate: Int) {
        precondition(length > .zero, "a loop has a length")
        scaled = max(length.attoseconds * Int128(sampleRate), LoopLength.unit)
    }

    /// The first sample of round `round`, counted from the start of the show: rounded to the nearest.
    func start(ofRound round: Int) -> Int {
        Int((Int128(round) * scaled + LoopLength.unit / 2) / LoopLength.unit)
    }

    /// Where in its round the sample `position` (0…) of the show lies, and how many samples are left
    /// of the round from it on (1…).
    func place(of position: Int) -> (place: Int, left: Int) {
        var round = Int(Int128(position) * LoopLength.unit / scaled)
        while start(ofRound: round) > position { round -= 1 }
        while start(ofRound: round + 1) <= position { round += 1 }
        return (position - start(ofRound: round), start(ofRound: round + 1) - position)
    }

    private static let unit: Int128 = 1_000_000_000_000_000_000
}

/// `level` as a 16-bit sample, to the nearest step; what is louder than full is cut at full.
private func sixteenBits(_ level: Float) -> Int16 {
    let scaled = (level * 32768).rounded()
    if scaled >= 32767 { return .max }
    if scaled <= -32768 { return .min }
    // Neither of them: a number in between, or none at all, as damaged files of floats hold.
    return scaled.isNaN ? 0 : Int16(scaled)
}
