internal import Glibc
internal import Synchronization

/// A thread of the system's own, for work that must go on whatever else the program does.
///
/// It is told to end and never waited for without bound: a call into a sound system that hangs
/// keeps it, and it goes down with the program.
final class SoundThread: Sendable {
    private let isAsked = Atomic<Bool>(false)
    private let isDone = Atomic<Bool>(false)

    /// Starts `body` on a thread named `name` (15 bytes at most); it returns when `isEnding`.
    ///
    /// - Throws: `AudioError.noThread` where the system grants none.
    static func start(
        _ name: String,
        _ body: @escaping @Sendable (SoundThread) -> Void
    ) throws(AudioError) -> SoundThread {
        let thread = SoundThread()
        let work = Unmanaged.passRetained(Work(name: name, thread: thread, body: body))
        var identity = pthread_t()
        let cause = pthread_create(&identity, nil, run, work.toOpaque())
        guard cause == 0 else {
            work.release()
            throw .noThread(name: name, cause: cause)
        }
        pthread_detach(identity)
        return thread
    }

    /// Whether the thread was asked to end.
    var isEnding: Bool { isAsked.load(ordering: .acquiring) }

    /// Whether the thread has returned.
    var hasEnded: Bool { isDone.load(ordering: .acquiring) }

    /// Asks the thread to end; does not wait.
    func end() {
        isAsked.store(true, ordering: .releasing)
    }

    fileprivate func markEnded() {
        isDone.store(true, ordering: .releasing)
    }
}

/// What a new thread is given.
private final class Work: Sendable {
    let name: String
    let thread: SoundThread
    let body: @Sendable (SoundThread) -> Void

    init(name: String, thread: SoundThread, body: @escaping @Sendable (SoundThread) -> Void) {
        self.name = name
        self.thread = thread
        self.body = body
    }
}

private func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
    // Signals are the main thread's business.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    setOwnName(work.name)
    work.body(work.thread)
    work.thread.markEnded()
    return nil
}

/// Names the calling thread, as tools like top show it; 15 bytes count. Where it fails, it fails.
private func setOwnName(_ name: String) {
    let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = write(descriptor, name, name.utf8.count)
    close(descriptor)
}
