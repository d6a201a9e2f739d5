import CRealTime
import Glibc

/// A thread of its own for work that must be on time.
public struct RealTimeThread: ~Copyable {
    private let thread: pthread_t

    /// What the system did not grant a thread, and why (`errno`).
    public struct Refusals: Hashable, Sendable {
        /// Why it did not get real-time priority; 0 where it did or did not ask.
        public let priority: Int32
        /// Why its timers are not exact; 0 where they are.
        public let timerSlack: Int32
    }

    /// Starts `body` on a new thread called `name`.
    ///
    /// - Parameters:
    ///   - priority: `SCHED_FIFO` priority 1…99 to ask for; nil for an ordinary thread.
    ///   - body: gets what the system refused; runs to its end on the new thread.
    /// - Returns: nil where the system has no thread to give.
    public init?(
        name: String,
        priority: Int32? = nil,
        body: @escaping @Sendable (Refusals) -> Void
    ) {
        let work = Unmanaged.passRetained(ThreadWork(name: name, priority: priority, body: body))
        var thread = pthread_t()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 512 * 1024)
        defer { pthread_attr_destroy(&attributes) }
        let error = pthread_create(&thread, &attributes, runThreadWork, work.toOpaque())
        guard error == 0 else {
            work.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits for the thread's body to end.
    public consuming func join() {
        pthread_join(thread, nil)
    }
}

/// What a new thread is to do, carried to it as one reference.
private final class ThreadWork: Sendable {
    let name: String
    let priority: Int32?
    let body: @Sendable (RealTimeThread.Refusals) -> Void

    init(
        name: String,
        priority: Int32?,
        body: @escaping @Sendable (RealTimeThread.Refusals) -> Void
    ) {
        self.name = name
        self.priority = priority
        self.body = body
    }

    func run() {
        _ = crealtime_set_thread_name(String(name.prefix(15)))
        let refusals = RealTimeThread.Refusals(
            priority: priority.map { crealtime_set_fifo_priority($0) } ?? 0,
            timerSlack: priority == nil ? 0 : crealtime_set_timer_slack(1)
        )
        body(refusals)
    }
}

/// The C entry of a thread: takes the reference over and works it off.
private func runThreadWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
