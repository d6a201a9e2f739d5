import DMX
import ShowPlayer
import Timebase
import TimelineFile

/// Where a show is, in one line: time, part, cue, frame, skew, late frames, nodes.
struct StatusText {
    private let info: TimelineInfo
    private let nodes: String
    private let parts: [Marker]
    private let cues: [Marker]

    /// Lines about the show `info`, which goes to `nodes`.
    init(info: TimelineInfo, nodes: String) {
        self.info = info
        self.nodes = nodes
        parts = info.markers.filter { $0.kind == .part }
        cues = info.markers.filter { $0.kind == .cue }
    }

    /// The line for `status`; `skew` in milliseconds, nil where there is no sound.
    func line(_ status: LoopStatus, skew: Double?) -> String {
        let time = Timecode.minutes(info.rate.time(of: status.frame))
        let length = Timecode.minutes(info.rate.time(of: .zero + info.frameCount))
        var fields = ["\(time)/\(length)"]
        if let part = part(at: status.frame) { fields.append(part.name) }
        if let cue = cue(at: status.frame) { fields.append("▸ \(cue)") }
        fields.append("frame \(status.frame.index)")
        if let skew { fields.append("skew \(fixed(skew, 2)) ms") }
        fields.append("late \(status.lateFrames)")
        if status.failedPackets > 0 { fields.append("lost \(status.failedPackets)") }
        fields.append("→ \(nodes)")
        return fields.joined(separator: "  ")
    }

    /// The song's part at `frame`; nil where it is in none.
    func part(at frame: FrameNumber) -> Marker? {
        parts.last { $0.span.contains(frame) }
    }

    /// The cue that started last by `frame`.
    private func cue(at frame: FrameNumber) -> String? {
        var low = 0
        var high = cues.count
        while low < high {
            let middle = (low + high) / 2
            if cues[middle].span.start <= frame { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? cues[low - 1].name : nil
    }
}
