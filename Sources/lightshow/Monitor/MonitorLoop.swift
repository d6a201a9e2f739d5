import ArtNet
import Glibc

/// A way to show what arrives.
protocol MonitorView: ~Copyable {
    /// How often `refresh` is wanted.
    var interval: Duration { get }
    /// A packet arrived; `watch` has counted it.
    mutating func show(_ received: ReceivedPacket, _ packet: Result<ArtNetPacket, PacketFault>)
        throws
    /// No packet waits: what was kept back to be written at once is due.
    mutating func catchUp() throws
    /// `interval` has passed.
    ///
    /// - Returns: whether to go on.
    mutating func refresh(_ state: MonitorState) throws -> Bool
}

extension MonitorView where Self: ~Copyable {
    mutating func show(_: ReceivedPacket, _: Result<ArtNetPacket, PacketFault>) throws {}
    mutating func catchUp() throws {}
}

/// What is known at one moment.
struct MonitorState {
    /// What arrived so far.
    let watch: WireWatch
    /// Packets that the monitor itself was too slow for.
    let dropped: Int
    /// How long it has been listening.
    let elapsed: Duration
    /// The present, on the clock of the packets' times (`CLOCK_REALTIME`), in nanoseconds.
    let now: Int64
}

/// Receives until it is told to end, by a signal, a limit or the view.
struct MonitorLoop: ~Copyable {
    /// Packets to end after; nil for no limit.
    var packetLimit: Int?
    /// Time to end after; nil for no limit.
    var timeLimit: Duration?

    private var receiver: ArtNetReceiver
    private let signals: StopSignals
    private let start = ContinuousClock.now
    private var watch = WireWatch()

    /// Signals are looked for so often.
    private static let signalInterval = Duration.milliseconds(50)

    /// A loop over the packets of `receiver` that ends with one of `signals`.
    init(receiver: consuming ArtNetReceiver, signals: StopSignals) {
        self.receiver = receiver
        self.signals = signals
    }

    /// Receives and shows until the end.
    ///
    /// - Returns: what is known at the end.
    mutating func run(showing view: inout some MonitorView & ~Copyable) throws -> MonitorState {
        var nextRefresh = view.interval
        var nextSignal = Duration.zero
        var isCaughtUp = false
        while true {
            let elapsed = start.duration(to: .now)
            if let timeLimit, elapsed >= timeLimit { break }
            if elapsed >= nextSignal {
                if signals.received != nil { break }
                nextSignal = elapsed + MonitorLoop.signalInterval
            }
            if elapsed >= nextRefresh {
                guard try view.refresh(state(at: elapsed)) else { break }
                // The next whole interval: after a stall the missed ones are not made up for.
                nextRefresh += view.interval * (1 + Int((elapsed - nextRefresh) / view.interval))
            }
            let wake = min(nextRefresh, nextSignal, timeLimit ?? nextSignal)
            let wait = isCaughtUp ? max(.zero, wake - elapsed) : .zero
            if let received = try receiver.receive(timeout: wait) {
                isCaughtUp = false
                try take(received, showing: &view)
                if let packetLimit, watch.packets >= packetLimit { break }
            } else if !isCaughtUp {
                isCaughtUp = true
                try view.catchUp()
            }
        }
        try view.catchUp()
        return state(at: start.duration(to: .now))
    }

    private mutating func take(
        _ received: ReceivedPacket,
        showing view: inout some MonitorView & ~Copyable
    ) throws {
        try view.show(received, Result { () throws(PacketFault) in try watch.note(received) })
    }

    private func state(at elapsed: Duration) -> MonitorState {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return MonitorState(
            watch: watch,
            dropped: receiver.dropped,
            elapsed: elapsed,
            now: Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        )
    }
}
