/// Frames a second, as an exact fraction: 60/1, 50/1, 30000/1001.
///
/// A fraction, so that nothing drifts: frame 5 184 000 at 60/1 is exactly 24 hours in.
public struct FrameRate: Hashable, Sendable {
    /// Frames in `denominator` seconds; 1…`Int32.max`.
    public let numerator: Int
    /// Seconds that hold `numerator` frames; 1…`Int32.max`.
    public let denominator: Int

    /// The rate `numerator`/`denominator`, in lowest terms; nil where either is not 1…`Int32.max`.
    public init?(_ numerator: Int, over denominator: Int = 1) {
        let allowed = 1...Int(Int32.max)
        guard allowed.contains(numerator), allowed.contains(denominator) else { return nil }
        let divisor = greatestCommonDivisor(numerator, denominator)
        self.init(lowestTerms: numerator / divisor, over: denominator / divisor)
    }

    private init(lowestTerms numerator: Int, over denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A rate as people write it: `60`, `50`, `30000/1001`.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        switch parts.count {
        case 1:
            guard let numerator = parts[0] else { return nil }
            self.init(numerator)
        case 2:
            guard let numerator = parts[0], let denominator = parts[1] else { return nil }
            self.init(numerator, over: denominator)
        default:
            return nil
        }
    }

    /// 60 frames a second: exactly 735 samples a frame at 44.1 kHz and 800 at 48 kHz.
    public static let fps60 = FrameRate(lowestTerms: 60, over: 1)

    /// Frames a second, for formulas and screens (lossy where the denominator is not 1).
    public var framesPerSecond: Double { Double(numerator) / Double(denominator) }

    /// The length of one frame, rounded to the attosecond.
    public var frameDuration: Duration { time(of: FrameNumber(1)) }
}

extension FrameRate: CustomStringConvertible {
    /// `60`, or `30000/1001`: what `init(text:)` reads.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
}
