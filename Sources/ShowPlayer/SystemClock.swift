import CRealTime
public import Timebase

/// The machine's real monotonic clock.
public struct SystemClock: MachineClock {
    /// The clock of this machine.
    public init() {}

    public func now() -> Instant {
        Instant(nanoseconds: crealtime_now())
    }

    public func sleep(until deadline: Instant) {
        crealtime_sleep_until(deadline.nanoseconds)
    }
}
