import Timebase
import TimelineFile

/// Which blocks of a song a compile made, and which it took from the file that was there.
struct BlockWork {
    let info: TimelineInfo
    /// The numbers of those taken.
    var carried: Set<Int>
    /// Whether the file is left as it is.
    private(set) var isUpToDate = false

    /// A song of which every block is to be made, but those in `carried`.
    init(info: TimelineInfo, carried: Set<Int>) {
        self.info = info
        self.carried = carried
    }

    /// Nothing to do.
    static func none(of info: TimelineInfo) -> BlockWork {
        var work = BlockWork(info: info, carried: Set(0..<info.blockCount))
        work.isUpToDate = true
        return work
    }

    /// How many blocks were made.
    var madeCount: Int { info.blockCount - carried.count }

    /// The frames of the blocks that were made, those that touch as one.
    var madeSpans: [FrameSpan] {
        var spans: [FrameSpan] = []
        for number in 0..<info.blockCount where !carried.contains(number) {
            let span = info.span(ofBlock: number)
            if let last = spans.last, last.end == span.start {
                spans[spans.count - 1] = FrameSpan(last.start, to: span.end)
            } else {
                spans.append(span)
            }
        }
        return spans
    }

    /// What was done, where that was not everything: "changed 00:12.000–00:20.000: 8 of 337 blocks made".
    var summary: String? {
        if isUpToDate { return "up to date" }
        if carried.isEmpty { return nil }
        let made = "\(grouped(madeCount)) of \(counted(info.blockCount, "block")) made"
        let spans = madeSpans
        guard !spans.isEmpty else { return "no frame changed: \(made)" }
        let times = spans.prefix(4).map { span in
            "\(time(of: span.start))–\(time(of: span.end))"
        }
        let rest = spans.count > 4 ? " and \(spans.count - 4) more" : ""
        return "changed \(times.joined(separator: ", "))\(rest): \(made)"
    }

    private func time(of frame: FrameNumber) -> String {
        Timecode.minutes(info.rate.time(of: frame))
    }
}
