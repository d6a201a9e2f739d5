import DMX
import ShowPicture
import Timebase
import TimelineFile

/// What is said of a picture, in it and about it.
struct PictureCaption {
    private let info: TimelineInfo
    private let span: FrameSpan
    private let file: String

    /// What to say of a picture of `span` of the show `info`, from `file`.
    init(_ info: TimelineInfo, _ span: FrameSpan, file: String) {
        self.info = info
        self.span = span
        self.file = file
    }

    /// The song's name, or what comes nearest to one.
    var title: String {
        [info.songName, info.showName].first { !$0.isEmpty } ?? file
    }

    /// What the picture tells: how much of the show, and of how many fixtures.
    var told: String {
        let cues = info.markers.count { $0.kind == .cue && span.contains($0.span.start) }
        return "\(time), \(counted(info.fixtures.count, "fixture")), \(counted(cues, "cue"))"
    }

    /// One line of facts below the title.
    var facts: String {
        let cues = info.markers.count { $0.kind == .cue && span.contains($0.span.start) }
        let facts = [
            info.showName == title ? "" : info.showName,
            time,
            framesPerSecond(info.rate),
            counted(span.count.frames, "frame"),
            counted(info.layout.universes.count, "universe"),
            counted(info.fixtures.count, "fixture"),
            counted(cues, "cue"),
            info.sound?.fileName ?? "",
        ]
        return facts.filter { !$0.isEmpty }.joined(separator: "  ·  ")
    }

    /// The whole show's length, or the times of a part of it.
    private var time: String {
        let all = FrameSpan(all: info.frameCount)
        let length = Timecode.minutes(info.rate.time(of: all.end))
        guard span != all else { return length }
        let start = Timecode.minutes(info.rate.time(of: span.start))
        let end = Timecode.minutes(info.rate.time(of: span.end))
        return "\(start) to \(end) of \(length)"
    }
}
