/// How fast the beats of a song follow each other, as an exact fraction: 120/1, 1273/10.
///
/// A fraction, so that a chase in step with 127.3 beats a minute is still in step an hour later.
public struct Tempo: Hashable, Sendable {
    /// Attoseconds in `beatCount` beats, in lowest terms.
    let attoseconds: Int128
    /// Beats in `attoseconds`; 1….
    let beatCount: Int128

    /// `numerator`/`denominator` beats a minute; nil where either is not 1…10¹².
    public init?(beatsPerMinute numerator: Int, over denominator: Int = 1) {
        let allowed = 1...1_000_000_000_000
        guard allowed.contains(numerator), allowed.contains(denominator) else { return nil }
        self.init(
            attoseconds: 60 * attosecondsPerSecond * Int128(denominator),
            beatCount: Int128(numerator)
        )
    }

    /// One beat every `interval`; nil where that is no time, or negative.
    init?(interval: Duration) {
        guard interval > .zero else { return nil }
        self.init(attoseconds: interval.attoseconds, beatCount: 1)
    }

    private init(attoseconds: Int128, beatCount: Int128) {
        let divisor = greatestCommonDivisor(attoseconds, beatCount)
        self.attoseconds = attoseconds / divisor
        self.beatCount = beatCount / divisor
    }

    /// Beats a minute, for screens (lossy).
    public var beatsPerMinute: Double {
        60e18 * Double(beatCount) / Double(attoseconds)
    }
}

private let attosecondsPerSecond: Int128 = 1_000_000_000_000_000_000

private func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
}
