import DMX
import ShowPicture
import Timebase
import TimelineFile

/// What is said of a picture, in it and about it.
struct PictureCaption {
    private let info: TimelineInfo
    private let span: FrameSpan
    private let file: String
    private let hasMarkers: Bool

    /// What to say of a picture of `span` of the show in `reader`, from `file`.
    init(_ reader: TimelineReader, _ span: FrameSpan, file: String) {
        self.info = reader.info
        self.span = span
        self.file = file
        hasMarkers = !reader.openingDamage.contains { $0.part == .section(.markers) }
    }

    /// The song's name, or what comes nearest to one.
    var title: String {
        [info.songName, info.showName].first { !$0.isEmpty } ?? file
    }

    /// What the picture tells: how much of the show, and of how many fixtures, `perLane` of which
    /// share a lane.
    func told(perLane: Int) -> String {
        let fixtures = counted(info.fixtures.count, "fixture")
        let shared = perLane > 1 ? " (\(perLane) a lane, the brightest is drawn)" : ""
        return "\(time), \(fixtures)\(shared), \(cues)"
    }

    /// One line of facts below the title.
    var facts: String {
        let facts = [
            info.showName == title ? "" : info.showName,
            time,
            framesPerSecond(info.rate),
            counted(span.count.frames, "frame"),
            counted(info.layout.universes.count, "universe"),
            counted(info.fixtures.count, "fixture"),
            cues,
            info.sound?.fileName ?? "",
        ]
        return facts.filter { !$0.isEmpty }.joined(separator: "  ·  ")
    }

    /// How many cues begin in the picture, as far as that is known.
    private var cues: String {
        guard hasMarkers else { return "cues unknown" }
        let count = info.markers.count { $0.kind == .cue && span.contains($0.span.start) }
        return counted(count, "cue")
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
