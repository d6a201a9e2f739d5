import ArtNet
import ShowPlayer
import Timebase
import TimelineFile

/// What a performance did, for people and as JSON.
struct PlayReport: Encodable {
    let file: String
    let rate: String
    let nodes: [String]
    /// Whether someone stopped it before its end.
    let stopped: Bool
    let framesSent: Int
    let framesLate: Int
    let framesSkipped: Int
    let framesMissing: Int
    let repeats: Int
    let endingFrames: Int
    let packetsSent: Int
    let packetsFailed: Int
    let unreadableBlocks: Int
    /// What of the file is damaged; null where not all of it was read before it was stopped.
    let damage: OrNull<[DamageItem]>
    let latenessMs: Percentiles
    /// How far the sound card's own readings lay from the clock that the light follows; null
    /// without sound.
    let skewMs: OrNull<Percentiles>
    let sendErrors: [SendError]
    let sound: OrNull<SoundReport>

    /// A distribution, in milliseconds.
    struct Percentiles: Encodable {
        let p50: Double
        let p99: Double
        let p999: Double
        let max: Double
    }

    struct SendError: Encodable {
        let errno: Int32
        let cause: String
        let packets: Int
    }

    init(
        file: String,
        info: TimelineInfo,
        nodes: [NodeAddress],
        loop: LoopReport,
        sound: SoundReport?,
        unreadableBlocks: Int,
        damage: [Damage]?
    ) {
        self.file = file
        self.rate = "\(info.rate)"
        self.nodes = nodes.map { "\($0)" }
        self.stopped = loop.wasStopped
        self.framesSent = loop.counts.sentFrames
        self.framesLate = loop.counts.lateFrames
        self.framesSkipped = loop.counts.skippedFrames
        self.framesMissing = loop.counts.missingFrames
        self.repeats = loop.counts.repeats
        self.endingFrames = loop.counts.endingFrames
        self.packetsSent = loop.counts.sentPackets
        self.packetsFailed = loop.counts.failedPackets
        self.unreadableBlocks = unreadableBlocks
        self.damage = OrNull(damage?.map { DamageItem($0, at: info.rate) })
        self.latenessMs = Percentiles(
            p50: loop.lateness.p50.milliseconds,
            p99: loop.lateness.p99.milliseconds,
            p999: loop.lateness.p999.milliseconds,
            max: loop.lateness.maximum.milliseconds
        )
        self.skewMs = sound?.skewMs ?? OrNull(nil)
        self.sendErrors = loop.failures.map {
            SendError(errno: $0.cause, cause: sendCause($0.cause), packets: $0.packets)
        }
        self.sound = OrNull(sound)
    }

    /// The report for people.
    var text: String {
        var lines = [
            "\(counted(framesSent, "frame")) sent\(stopped ? " (stopped)" : ""), \(framesLate) late, "
                + "\(framesSkipped) skipped, \(counted(packetsSent, "packet"))",
            "  lateness p50 \(fixed(latenessMs.p50, 3)) ms, p99 \(fixed(latenessMs.p99, 3)) ms, "
                + "max \(fixed(latenessMs.max, 3)) ms",
        ]
        if let skewMs = skewMs.value {
            lines.append(
                "  skew p50 \(fixed(skewMs.p50, 3)) ms, p99 \(fixed(skewMs.p99, 3)) ms, "
                    + "max \(fixed(skewMs.max, 3)) ms"
            )
        }
        if let troubles = sound.value?.text { lines.append("  sound: \(troubles)") }
        if framesMissing > 0 {
            lines.append(
                "  \(counted(framesMissing, "frame")) could not be read: the look before stayed"
            )
        }
        for item in damage.value ?? [] { lines.append("  damaged: \(item.line)") }
        for error in sendErrors {
            lines.append("  \(counted(error.packets, "packet")) not sent: \(error.cause)")
        }
        return lines.joined(separator: "\n")
    }
}
