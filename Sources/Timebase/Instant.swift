/// A moment on the machine's monotonic clock, in nanoseconds since its own zero (on Linux:
/// `CLOCK_MONOTONIC`). Moments of two machines, or of two starts of one, do not compare.
public struct Instant: Hashable, Comparable, Sendable {
    /// Nanoseconds since the clock's zero.
    public let nanoseconds: Int64

    /// The moment `nanoseconds` after the clock's zero.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

    /// The moment `duration` after `instant`, rounded down to the nanosecond.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: instant.nanoseconds + duration.wholeNanoseconds)
    }

    /// The time from `b` to `a`; negative where `b` is later.
    public static func - (a: Instant, b: Instant) -> Duration {
        .nanoseconds(a.nanoseconds - b.nanoseconds)
    }
}

extension Duration {
    /// The duration in nanoseconds, rounded down.
    public var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let nanoseconds = attoseconds / 1_000_000_000
        let isRounded = attoseconds < 0 && attoseconds % 1_000_000_000 != 0
        return seconds * 1_000_000_000 + nanoseconds - (isRounded ? 1 : 0)
    }

    /// The duration in seconds, for formulas and screens (lossy).
    public var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// The duration in milliseconds, for reports and screens (lossy).
    public var milliseconds: Double { Double(wholeNanoseconds) / 1e6 }
}
