/// The machine's own time: what a thread can read and sleep by. An argument everywhere, so that a
/// test can play a show of hours in milliseconds.
public protocol MachineClock: Sendable {
    /// The present moment.
    func now() -> Instant
    /// Returns at `deadline`, or at once where it has passed.
    func sleep(until deadline: Instant)
}

/// What says which frame is due: where the show stands in relation to the machine's clock.
///
/// With sound it follows the samples that the listener has heard; without, the monotonic clock.
public protocol ShowClock: Sendable {
    /// The relation that holds now; nil while the show does not run (not started, or paused).
    ///
    /// Called by the frame thread on every tick: it must neither wait nor allocate.
    func line() -> ClockLine?
}

/// A straight line from the machine's clock to show time: position = `position` + (now − `anchor`) ×
/// `rate`.
public struct ClockLine: Hashable, Sendable {
    /// A moment at which the show's position is known.
    public let anchor: Instant
    /// The show's position at `anchor`, from the start of the show, in nanoseconds.
    public let positionNanoseconds: Int64
    /// Show seconds per machine second: 1 where the two agree, 1.0001 for a sound card 100 ppm fast.
    public let rate: Double

    /// The line through (`anchor`, `position`) with slope `rate` (positive).
    public init(anchor: Instant, position: Duration, rate: Double = 1) {
        precondition(rate > 0, "a clock runs forwards")
        self.anchor = anchor
        self.positionNanoseconds = position.wholeNanoseconds
        self.rate = rate
    }

    /// The show's position at `anchor`.
    public var position: Duration { .nanoseconds(positionNanoseconds) }

    /// Where the show stands at `instant`; negative before its start.
    public func position(at instant: Instant) -> Duration {
        let elapsed = Double(instant.nanoseconds - anchor.nanoseconds)
        return .nanoseconds(positionNanoseconds + Int64((elapsed * rate).rounded(.down)))
    }

    /// When the show reaches `position`, rounded up to the nanosecond.
    public func instant(of position: Duration) -> Instant {
        let distance = Double(position.wholeNanoseconds + 1 - positionNanoseconds)
        let elapsed = Int64((distance / rate).rounded(.up))
        let instant = Instant(nanoseconds: anchor.nanoseconds + elapsed)
        // Where the quotient has lost its last bit the product falls short, and the frame that
        // starts at `position` would not be due yet: then the next nanosecond is the one.
        let fallsShort = self.position(at: instant) < position
        return fallsShort ? instant + .nanoseconds(1) : instant
    }

    /// The same line with the show `offset` further on at every moment.
    public func advanced(by offset: Duration) -> ClockLine {
        ClockLine(anchor: anchor, position: position + offset, rate: rate)
    }
}
