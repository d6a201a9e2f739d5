public import Timebase

/// A show clock for shows without sound: one second of show for each second of the machine.
public struct RunningClock: ShowClock {
    private let start: ClockLine

    /// A clock that stands at `position` at the moment `anchor` and runs from there.
    public init(from position: Duration, at anchor: Instant) {
        start = ClockLine(anchor: anchor, position: position)
    }

    public func line() -> ClockLine? { start }
}
