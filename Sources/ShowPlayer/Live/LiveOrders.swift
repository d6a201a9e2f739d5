import DMX
import Timebase

/// What the stage's thread was told and has not done yet: the last word alone counts.
struct LiveOrders {
    /// One word to the stage.
    enum Order: Sendable {
        /// To hold the levels that lie beside the order.
        case show
        case hold
        case play(LivePlay)
        case darken(Ending?)
        case end
    }

    /// What to do next; nil where all was done.
    private var order: Order?
    private var isLast = false
    private var levels: [Level]
    /// What the thread plays no longer. It is let go of by who gives the next order, because to free
    /// a song's score takes longer than a frame.
    private var retired: LivePlay?

    /// No orders yet, with room for a frame of `frameSize` bytes.
    init(frameSize: Int) {
        levels = [Level](repeating: 0, count: frameSize)
    }

    /// Gives `order`, and `levels` with it where it is to show them; nothing more after the end.
    ///
    /// - Returns: what to let go of once the lock is open.
    mutating func give(
        _ order: Order,
        levels: UnsafeRawBufferPointer? = nil
    ) -> (Order?, LivePlay?) {
        guard !isLast else { return (order, nil) }
        defer { (self.order, retired) = (order, nil) }
        if case .end = order { isLast = true }
        if let levels {
            self.levels.withUnsafeMutableBytes { $0.copyMemory(from: levels) }
        }
        return (self.order, retired)
    }

    /// Takes the order, and the levels to `target` where it is to show them.
    ///
    /// - Parameter play: what the thread plays until then; after the end it may free that itself.
    mutating func take(
        to target: UnsafeMutableRawBufferPointer,
        retiring play: LivePlay?
    ) -> Order? {
        guard let order else { return nil }
        self.order = nil
        if !isLast { retired = play }
        if case .show = order { levels.withUnsafeBytes { target.copyMemory(from: $0) } }
        return order
    }
}

/// What is played, and by which clock.
struct LivePlay: Sendable {
    let source: any LiveFrameSource
    let clock: any ShowClock
}
