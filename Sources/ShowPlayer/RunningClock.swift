import Synchronization
public import Timebase

/// A show clock for shows without sound: one second of show for each second of the machine, from
/// the moment it is asked first.
///
/// The frame thread asks first when the first frame has left, however long the thread took to start
/// on a busy machine; so no frame is late before the show has begun.
public final class RunningClock: ShowClock {
    private let position: Duration
    private let machine: any MachineClock
    /// When it was asked first, in nanoseconds; `unasked` before.
    private let anchor = Atomic<Int64>(RunningClock.unasked)

    private static let unasked = Int64.min

    /// A clock that stands at `position` until it is asked, and runs by `machine` from then on.
    public init(from position: Duration, by machine: any MachineClock) {
        self.position = position
        self.machine = machine
    }

    public func line() -> ClockLine? {
        var nanoseconds = anchor.load(ordering: .relaxed)
        if nanoseconds == RunningClock.unasked {
            let (isFirst, original) = anchor.compareExchange(
                expected: RunningClock.unasked,
                desired: machine.now().nanoseconds,
                ordering: .relaxed
            )
            nanoseconds = isFirst ? anchor.load(ordering: .relaxed) : original
        }
        return ClockLine(anchor: Instant(nanoseconds: nanoseconds), position: position)
    }
}
