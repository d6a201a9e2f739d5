public import DMX
import Synchronization
public import Timebase

/// What an editor has of a live stage: what it asks of it, and what it sees.
///
/// Every call is good from any thread and returns within microseconds; the last one wins. The locks
/// behind it are held for the copy of a frame and lend the stage's priority to their holder.
public final class LiveControl: Sendable {
    private let frameSize: Int
    private let machineClock: any MachineClock
    private let orders: Mutex<LiveOrders>
    private let view: Mutex<LiveView>
    /// When the driver was last heard of, in nanoseconds.
    private let lastSign = Atomic<Int64>(.min)
    let bell = Bell()

    /// A control of a stage of `settings`, on the machine time of `machineClock`.
    public init(_ settings: LiveSettings, machineClock: any MachineClock) {
        self.frameSize = settings.frameSize
        self.machineClock = machineClock
        self.orders = Mutex(LiveOrders(frameSize: settings.frameSize))
        self.view = Mutex(LiveView(levels: settings.blackoutLook))
    }

    /// Holds `levels`, a whole frame: on the wire at once, or one tick after the packet before.
    public func show(_ levels: [Level]) {
        levels.withUnsafeBytes { show($0) }
    }

    /// Holds the levels of `frame`, `FrameLayout.frameSize` bytes in layout order.
    public func show(_ frame: UnsafeRawBufferPointer) {
        precondition(frame.count == frameSize, "frame and layout belong together")
        give(.show, levels: frame)
    }

    /// Goes on holding what is on stage.
    public func hold() {
        give(.hold)
    }

    /// Plays `source` by `clock`; where `clock` does not run, what is on stage stays.
    ///
    /// From the first moment that the clock runs, somebody has to say `alive()`.
    public func play(_ source: any LiveFrameSource, by clock: any ShowClock) {
        give(.play(LivePlay(source: source, clock: clock)))
    }

    /// Goes dark: `ending` of what is on stage, sent several times; nil for that of the settings.
    public func darken(_ ending: Ending? = nil) {
        give(.darken(ending))
    }

    /// Asks for the last ending, after which no order counts any more.
    public func stop() {
        give(.end)
    }

    /// Says that whoever drives the show is there: at every message of the browser that plays the
    /// sound, once the clock has heard of it. Moves a show that has jumped at once, too.
    public func alive() {
        lastSign.store(machineClock.now().nanoseconds, ordering: .relaxed)
        bell.ring()
    }

    /// What the stage does.
    public var status: LiveStatus { view.withLock { $0.status } }

    /// What was sent last, with its number: never a mixture of two frames.
    public var shown: ShownFrame {
        var frame: FrameNumber?
        var serial = 0
        // Room first, so that the lock is held for the copy alone.
        let levels = [Level](unsafeUninitializedCapacity: frameSize) { room, count in
            view.withLock { view in
                _ = room.update(fromContentsOf: view.levels)
                (frame, serial) = (view.shownFrame, view.serial)
            }
            count = frameSize
        }
        return ShownFrame(serial: serial, frame: frame, levels: levels)
    }

    /// The serial number that `shown` would have, without a copy.
    public var shownSerial: Int { view.withLock { $0.serial } }

    /// What happened since the last call, oldest first; at most the last 64 things.
    public func takeEvents() -> [LiveEvent] {
        view.withLock { view in
            defer { view.events = [] }
            return view.events
        }
    }

    private func give(_ order: LiveOrders.Order, levels: UnsafeRawBufferPointer? = nil) {
        // What the answer holds is let go of here, when the lock is open again.
        _ = orders.withLock { $0.give(order, levels: levels) }
        bell.ring()
    }
}

extension LiveControl {
    /// When the driver was last heard of; nil before the first time.
    var lastAlive: Instant? {
        let nanoseconds = lastSign.load(ordering: .relaxed)
        return nanoseconds == .min ? nil : Instant(nanoseconds: nanoseconds)
    }

    /// Takes the last order that was not taken yet.
    func takeOrder(
        to target: UnsafeMutableRawBufferPointer,
        retiring play: LivePlay?
    ) -> LiveOrders.Order? {
        orders.withLock { $0.take(to: target, retiring: play) }
    }

    /// Shows where the stage is, and `levels` where they have been sent.
    func publish(_ status: LiveStatus, sent levels: UnsafeRawBufferPointer?) {
        view.withLock { $0.take(status, levels) }
    }

    func note(_ event: LiveEvent) {
        view.withLock { view in
            if view.events.count == 64 { view.events.removeFirst() }
            view.events.append(event)
        }
    }
}

/// What is to be seen of a stage.
private struct LiveView {
    var status = LiveStatus()
    var levels: [Level]
    var shownFrame: FrameNumber?
    var serial = 0
    var events: [LiveEvent] = []

    init(levels: [Level]) {
        self.levels = levels
    }

    mutating func take(_ status: LiveStatus, _ sent: UnsafeRawBufferPointer?) {
        self.status = status
        guard let sent else { return }
        levels.withUnsafeMutableBytes { $0.copyMemory(from: sent) }
        shownFrame = status.frame
        serial += 1
    }
}
