import Glibc

/// A line on the terminal that tells how far a long compile is; silent for the first half second and
/// where standard error is not a terminal.
struct ProgressLine {
    private let title: String
    private let total: Int
    private let started = ContinuousClock().now
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var isShown = false

    /// A line for `total` steps of work called `title`.
    init(title: String, total: Int) {
        self.title = title
        self.total = total
    }

    /// Tells that `done` steps are done.
    mutating func show(done: Int) {
        guard isTerminal, ContinuousClock().now - started > .milliseconds(500) else { return }
        isShown = true
        write("\r\(title): \(done * 100 / max(total, 1)) %\u{1b}[K", to: STDERR_FILENO)
    }

    /// Takes the line away.
    mutating func clear() {
        guard isShown else { return }
        isShown = false
        write("\r\u{1b}[K", to: STDERR_FILENO)
    }
}
