/// A clock that a test moves by hand: sleeping jumps to the deadline, plus whatever lateness the
/// test asks for.
///
/// Not meant to be shared between threads that sleep: time is one number, moved by whoever sleeps.
public final class ManualClock: MachineClock, ShowClock, @unchecked Sendable {
    // Guarded by use: one thread drives a manual clock, as its documentation says.
    private var instant: Instant
    private let start: ClockLine
    private let lateness: @Sendable (Instant) -> Duration

    /// A clock at `instant`, where the show stands at `position`.
    ///
    /// `lateness` tells how much too late a sleep until a deadline wakes: 0 where not given.
    public init(
        at instant: Instant = Instant(nanoseconds: 0),
        position: Duration = .zero,
        rate: Double = 1,
        lateness: @escaping @Sendable (Instant) -> Duration = { _ in .zero }
    ) {
        self.instant = instant
        self.start = ClockLine(anchor: instant, position: position, rate: rate)
        self.lateness = lateness
    }

    public func now() -> Instant { instant }

    public func sleep(until deadline: Instant) {
        instant = max(instant, deadline + lateness(deadline))
    }

    public func line() -> ClockLine? { start }

    /// Moves the clock on by `duration`.
    public func advance(by duration: Duration) {
        instant = instant + duration
    }
}
