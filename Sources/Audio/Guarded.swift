internal import Glibc

/// A value that threads take turns with.
///
/// Not the standard library's `Mutex`, which ThreadSanitizer does not know on Linux: it would call
/// every use of one a race, and the real ones would drown.
final class Guarded<Value: Sendable>: @unchecked Sendable {
    // Touched under the lock alone, which is why the class may be shared.
    private var value: Value
    // On the heap, because a lock must not move.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    /// Guards `value`.
    init(_ value: Value) {
        self.value = value
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Lets `body` have the value alone; other threads wait meanwhile.
    func withLock<Answer: Sendable>(_ body: (inout Value) -> Answer) -> Answer {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body(&value)
    }
}
