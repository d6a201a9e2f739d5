import CRealTime
import Glibc
import Synchronization
import Timebase

/// Wakes one thread that sleeps until a moment. To ring is to go on at once, from any thread.
final class Bell: @unchecked Sendable {
    // The semaphore lives on the heap, because it must not move, and is made for many threads.
    private let semaphore: UnsafeMutablePointer<sem_t>
    /// Whether it was rung and nobody has woken yet: then once more makes no difference.
    private let isRung = Atomic<Bool>(false)

    /// A bell that was not rung.
    init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Wakes who waits, or who will wait next.
    func ring() {
        if !isRung.exchange(true, ordering: .acquiringAndReleasing) { sem_post(semaphore) }
    }

    /// Returns when rung, or when the monotonic clock shows `deadline`.
    func wait(until deadline: Instant) {
        _ = crealtime_wait_until(semaphore, max(deadline.nanoseconds, 0))
        // Before the orders are read: what is rung for from here on wakes again.
        _ = isRung.exchange(false, ordering: .acquiringAndReleasing)
    }
}
