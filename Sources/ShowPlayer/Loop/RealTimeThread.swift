import CRealTime
import Glibc

/// A thread of its own: for work that must be on time, or that must be in nobody's way.
public struct RealTimeThread: ~Copyable {
    private let thread: pthread_t

    /// When a thread runs, where several want to.
    public enum Urgency: Hashable, Sendable {
        /// At once: `SCHED_FIFO` with this priority, 1…99.
        case realTime(priority: Int32)
        /// In turn.
        case ordinary
        /// When nobody else wants to: neither the processor nor the disk.
        case background
    }

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
    ///   - urgency: what to ask the system for.
    ///   - body: gets what the system refused; runs to its end on the new thread.
    /// - Returns: nil where the system has no thread to give.
    public init?(
        name: String,
        urgency: Urgency = .ordinary,
        body: @escaping @Sendable (Refusals) -> Void
    ) {
        let work = Unmanaged.passRetained(ThreadWork(name: name, urgency: urgency, body: body))
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

    /// Asks the system for `urgency` on behalf of the calling thread, whoever has made it.
    @discardableResult
    public static func take(_ urgency: Urgency) -> Refusals {
        switch urgency {
        case .realTime(let priority):
            let refusals = Refusals(
                priority: crealtime_set_fifo_priority(priority),
                timerSlack: crealtime_set_timer_slack(1)
            )
            // The next best thing, which nobody has to grant: where it fails, it fails.
            if refusals.priority != 0 { _ = crealtime_set_slice(shortestSlice) }
            return refusals
        case .ordinary:
            return Refusals(priority: 0, timerSlack: 0)
        case .background:
            // Whoever stands back asks for nothing: where it fails, it is an ordinary thread.
            _ = crealtime_stand_back()
            return Refusals(priority: 0, timerSlack: 0)
        }
    }

    /// Waits for the thread's body to end.
    public consuming func join() {
        pthread_join(thread, nil)
    }
}

/// What a new thread is to do, carried to it as one reference.
private final class ThreadWork: Sendable {
    let name: String
    let urgency: RealTimeThread.Urgency
    let body: @Sendable (RealTimeThread.Refusals) -> Void

    init(
        name: String,
        urgency: RealTimeThread.Urgency,
        body: @escaping @Sendable (RealTimeThread.Refusals) -> Void
    ) {
        self.name = name
        self.urgency = urgency
        self.body = body
    }

    func run() {
        _ = crealtime_set_thread_name(String(name.prefix(15)))
        body(RealTimeThread.take(urgency))
    }
}

/// The shortest slice that Linux lets a thread ask for, in nanoseconds.
private let shortestSlice: UInt64 = 100_000

/// The C entry of a thread: takes the reference over and works it off.
private func runThreadWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
