// Dispatch documents its semaphore as safe to use from any thread, but does not say so in its type.
@preconcurrency import Dispatch
import ShowPlayer
import Synchronization
import Timebase

/// Text on its way to a file descriptor, written by a thread of its own: whoever has something to say
/// never waits for a terminal that is held (Ctrl-S), a connection that hangs, or a reader that sleeps.
final class TextQueue: Sendable {
    private let line: Mutex<Line>
    private let wake = DispatchSemaphore(value: 0)
    private let descriptor: Int32

    /// What waits to be written.
    private struct Line {
        var texts: [String] = []
        /// Texts that found the line full.
        var lost = 0
        /// Whether the thread has a text in its hands.
        var isWriting = false

        var isEmpty: Bool { texts.isEmpty && !isWriting }
    }

    /// Texts that wait at most; what comes later is counted and lost.
    private static let mostTexts = 1000

    /// A queue to `descriptor`. Where the system has no thread to give, nothing is told.
    init(to descriptor: Int32) {
        line = Mutex(Line())
        self.descriptor = descriptor
        _ = RealTimeThread(name: "log") { [self] _ in run() }
    }

    /// Has `text` written after all that was given before.
    func write(_ text: String) {
        line.withLock { line in
            guard line.texts.count < TextQueue.mostTexts else {
                line.lost += 1
                return
            }
            if line.lost > 0 { line.texts.append("(\(counted(line.lost, "line")) lost)\n") }
            line.lost = 0
            line.texts.append(text)
        }
        wake.signal()
    }

    /// Has `text` written if nothing else waits: for what is soon outdated.
    func writeIfIdle(_ text: String) {
        guard line.withLock({ $0.isEmpty }) else { return }
        write(text)
    }

    /// Waits until all is written, but not longer than `limit`.
    func finish(within limit: Duration) {
        let deadline = ContinuousClock.now + limit
        while !line.withLock({ $0.isEmpty }), ContinuousClock.now < deadline {
            wake.signal()
            SystemClock().sleep(until: SystemClock().now() + .milliseconds(1))
        }
    }

    private func run() -> Never {
        while true {
            wake.wait()
            while let text = next() { lightshow.write(text, to: descriptor) }
        }
    }

    /// The next text, which is then in the thread's hands; nil where none waits.
    private func next() -> String? {
        line.withLock { line in
            line.isWriting = !line.texts.isEmpty
            return line.isWriting ? line.texts.removeFirst() : nil
        }
    }
}
