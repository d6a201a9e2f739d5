internal import Timebase

/// Decodes a sound from any sample on, as two channels of floats in −1…1 at the file's own rate.
///
/// It has one owner and may move to another thread with it; it is never shared.
public struct SoundDecoder: ~Copyable, @unchecked Sendable {
    /// What the sound was measured to be.
    public let info: SoundInfo
    /// Which sample is read next: 0…`info.length.samples`.
    public private(set) var position: Int
    // Only this struct, which cannot be copied, has it: two threads never do.
    private let decoder: any SampleDecoder

    /// Opens the sound in `source`, which was measured to be `info`, at its first sample.
    ///
    /// - Throws: `AudioError.undecodable` where `source` is no such sound.
    public init(_ source: any SoundSource, _ info: SoundInfo) throws(AudioError) {
        let decoder: any SampleDecoder =
            info.codec == .mp3
            ? try MPEGDecoder(source) : try SndfileDecoder(source, info.codec)
        try decoder.seek(to: info.encoderDelay)
        self.decoder = decoder
        self.info = info
        self.position = 0
    }

    /// Goes to `sample`, exactly: what is read next is what a reader from the start would get there.
    ///
    /// - Throws: `AudioError.undecodable` where the file has no such place.
    public mutating func seek(to sample: Int) throws(AudioError) {
        precondition(sample >= 0, "a sound starts at sample 0")
        position = min(sample, info.length.samples)
        try decoder.seek(to: position + info.encoderDelay)
    }

    /// Decodes on into `target`, left and right in turns, so two floats a sample.
    ///
    /// - Returns: how many samples; fewer than `target` has room for only at the end of the sound,
    ///   where it is 0 from then on, or where the file is damaged (`fault`).
    public mutating func read(into target: UnsafeMutableBufferPointer<Float>) -> Int {
        let wanted = min(target.count / 2, info.length.samples - position)
        guard wanted > 0 else { return 0 }
        let count = decoder.read(into: .init(rebasing: target[..<(2 * wanted)]))
        position += count
        return count
    }

    /// Why the last `read` ended before the end of the sound; nil where it did not.
    public var fault: String? { decoder.fault }
}
