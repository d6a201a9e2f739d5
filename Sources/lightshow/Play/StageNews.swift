import Logging
import ShowPlayer
import Timebase

/// Log lines about a running show: a part begins, packets are lost, blocks cannot be read.
struct StageNews {
    private let text: StatusText
    private let log: Logger
    private var part: String?
    private var failedPackets = 0
    private var unreadableBlocks = 0
    private var lastComplaint: ContinuousClock.Instant?

    /// News for `log`, told with the words of `text`.
    init(text: StatusText, log: Logger) {
        self.text = text
        self.log = log
    }

    /// Tells what has changed since the last call; a fault at most once a second.
    mutating func tell(_ status: LoopStatus, unreadableBlocks: Int) {
        guard status.sentFrames > 0 else { return }
        let now = text.part(at: status.frame)
        if now != part, let now { log.info("part \(now), frame \(status.frame.index)") }
        part = now
        if unreadableBlocks > self.unreadableBlocks {
            log.warning("a second of the show cannot be read: the last good look stays")
        }
        self.unreadableBlocks = unreadableBlocks
        complain(about: status)
    }

    private mutating func complain(about status: LoopStatus) {
        guard status.failedPackets > failedPackets else { return }
        let now = ContinuousClock.now
        if let last = lastComplaint, now - last < .seconds(1) { return }
        let lost = counted(status.failedPackets - failedPackets, "packet")
        log.warning("\(lost) not sent: \(sendCause(status.lastCause))")
        lastComplaint = now
        failedPackets = status.failedPackets
    }
}
