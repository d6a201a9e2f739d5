/// How long a sound is, exactly: whole samples at a whole rate.
public struct SoundLength: Hashable, Sendable {
    /// Samples a channel holds, encoder delay and padding removed; 0….
    public let samples: Int
    /// Samples a second, in Hz; 1….
    public let sampleRate: Int

    /// `samples` samples at `sampleRate` Hz.
    public init(samples: Int, sampleRate: Int) {
        precondition(samples >= 0 && sampleRate > 0, "a sound has a length and a rate")
        self.samples = samples
        self.sampleRate = sampleRate
    }

    /// The length in seconds, rounded down to the attosecond.
    public var duration: Duration {
        .init(attoseconds: Int128(samples) * 1_000_000_000_000_000_000 / Int128(sampleRate))
    }

    /// Frames that cover the sound at `rate`: ceil(length × rate) + 1.
    ///
    /// The last frame stands when the sound has ended, so that the final look is in the file.
    public func frameCount(at rate: FrameRate) -> FrameCount {
        let scaled = Int128(samples) * Int128(rate.numerator)
        let unit = Int128(sampleRate) * Int128(rate.denominator)
        return FrameCount(Int((scaled + unit - 1) / unit) + 1)
    }
}
