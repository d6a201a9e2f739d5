internal import NIOCore

/// How often a client may have something done at once: sixteen times as often as hands and sounds need
/// it, and no more, as everybody waits meanwhile. What is beyond waits its turn.
struct Allowance {
    private var left = Allowance.most
    private var refilled = NIODeadline.now()

    /// Whether once more is within it.
    mutating func take() -> Bool {
        let now = NIODeadline.now()
        if now - refilled >= .milliseconds(100) {
            refilled = now
            left = Allowance.most
        }
        guard left > 0 else { return false }
        left -= 1
        return true
    }

    /// In a tenth of a second.
    private static let most = 100
}
