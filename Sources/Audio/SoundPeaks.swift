/// A sound cut into pieces, and of each its peaks and its loudness: what a waveform is drawn from.
///
/// It takes as much memory as it has pieces, however long the sound is.
public struct SoundPeaks: Hashable, Sendable {
    /// What is heard in one piece, all channels together.
    public struct Peak: Hashable, Sendable {
        /// The lowest sample, −1…1; 0 where there is no sound.
        public let low: Float
        /// The highest sample, −1…1; 0 where there is no sound.
        public let high: Float
        /// The root of the mean square of the samples, 0…1: how loud it is.
        public let loudness: Float

        /// A piece whose samples go from `low` to `high`.
        public init(low: Float, high: Float, loudness: Float) {
            self.low = low
            self.high = high
            self.loudness = loudness
        }
    }

    /// The pieces, in order.
    public let peaks: [Peak]
    /// Why the sound could not be decoded to the end of the pieces; nil where it could.
    public let fault: String?

    /// The sound in `source`, which was measured to be `info`, from sample `samples.lowerBound` on,
    /// in `count` pieces as equal as whole samples can be. Where there are fewer samples than
    /// pieces, neighbours tell the same one. After the end of the sound it is silent.
    ///
    /// - Parameters:
    ///   - samples: a range of samples of one channel; one at least, none negative.
    ///   - count: how many pieces; 1….
    /// - Throws: `AudioError.undecodable` where `source` is no such sound, or has no such place.
    public init(
        of source: any SoundSource,
        _ info: SoundInfo,
        samples: Range<Int>,
        count: Int
    ) throws(AudioError) {
        precondition(samples.lowerBound >= 0 && !samples.isEmpty, "peaks are told of samples")
        precondition(count > 0, "there is one piece at least")
        var decoder = try SoundDecoder(source, info)
        if samples.lowerBound > 0 { try decoder.seek(to: samples.lowerBound) }
        var pieces = Pieces(sampleCount: samples.count, count: count)
        let capacity = 2 * 8192
        withUnsafeTemporaryAllocation(of: Float.self, capacity: capacity) { buffer in
            buffer.initialize(repeating: 0)
            var left = samples.count
            while left > 0 {
                let room = UnsafeMutableBufferPointer(rebasing: buffer[..<min(capacity, 2 * left)])
                let read = decoder.read(into: room)
                guard read > 0 else { break }
                pieces.take(UnsafeBufferPointer(rebasing: room[..<(2 * read)]))
                left -= read
            }
        }
        peaks = pieces.finished()
        fault = decoder.fault
    }
}

/// Pieces in the making.
private struct Pieces {
    private let sampleCount: Int
    private let count: Int
    private var peaks: [SoundPeaks.Peak] = []
    private var position = 0
    private var low: Float = 0
    private var high: Float = 0
    private var squares = 0.0
    private var taken = 0

    init(sampleCount: Int, count: Int) {
        self.sampleCount = sampleCount
        self.count = count
        peaks.reserveCapacity(count)
    }

    /// The first sample of the piece that is being made.
    private var start: Int { peaks.count * sampleCount / count }

    /// The first sample after it.
    private var end: Int { max(start + 1, (peaks.count + 1) * sampleCount / count) }

    /// Takes the next samples, left and right in turns.
    mutating func take(_ samples: UnsafeBufferPointer<Float>) {
        for index in stride(from: 0, to: samples.count, by: 2) {
            let (left, right) = (samples[index], samples[index + 1])
            let lower = min(left, right)
            let upper = max(left, right)
            low = taken == 0 ? lower : min(low, lower)
            high = taken == 0 ? upper : max(high, upper)
            squares += Double(left * left + right * right)
            taken += 1
            position += 1
            while peaks.count < count, position >= end { close() }
        }
    }

    /// All pieces; those that no sample came for are silent.
    mutating func finished() -> [SoundPeaks.Peak] {
        if taken > 0, peaks.count < count { close() }
        let silence = SoundPeaks.Peak(low: 0, high: 0, loudness: 0)
        return peaks + Array(repeating: silence, count: count - peaks.count)
    }

    private mutating func close() {
        let loudness = taken == 0 ? 0 : (squares / Double(2 * taken)).squareRoot()
        peaks.append(.init(low: low, high: high, loudness: Float(loudness)))
        // Where samples are few, the next piece may tell the last one again.
        if start >= position {
            taken = 0
            squares = 0
        }
    }
}
