import Synchronization
import Timebase

/// A clock that a test moves by hand, read from any thread.
final class HandClock: MachineClock {
    private let instant = Mutex(Instant(nanoseconds: 1_000_000_000_000))

    func now() -> Instant { instant.withLock { $0 } }

    func sleep(until deadline: Instant) { instant.withLock { $0 = max($0, deadline) } }

    /// Moves the clock on by `duration`.
    func advance(by duration: Duration) { instant.withLock { $0 = $0 + duration } }
}
