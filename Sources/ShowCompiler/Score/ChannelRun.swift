import DMX

/// A piece of a channel's story in which one thing goes on: the story as it is seen, whatever rows it
/// was made of. Stories with the same runs have the same levels.
struct ChannelRun: Hashable, Sendable {
    /// What goes on.
    enum Content: Hashable, Sendable {
        /// One level.
        case standing(Level)
        /// A curve under way: the frames its segment starts and ends at, which are not the run's own
        /// where other rows cut it.
        case moving(Curve, start: Int, end: Int)
    }

    /// The frames; not empty.
    var frames: Range<Int>
    /// What goes on in them.
    let content: Content
}

extension ChannelScore {
    /// The story in the frames `span` as runs, without gaps. Neighbours that stand at one level are
    /// one run.
    func runs(in span: Range<Int>, framesPerSecond: Double) -> [ChannelRun] {
        var runs: [ChannelRun] = []
        var next = maskCount(startedBy: span.lowerBound)
        if next > 0, masks[next - 1].upperBound > span.lowerBound { next -= 1 }
        func append(_ frames: Range<Int>, _ content: ChannelRun.Content) {
            guard !frames.isEmpty else { return }
            if case .standing = content, let last = runs.last, last.content == content,
                last.frames.upperBound == frames.lowerBound
            {
                runs[runs.count - 1].frames = last.frames.lowerBound..<frames.upperBound
            } else {
                runs.append(ChannelRun(frames: frames, content: content))
            }
        }
        /// What is not in the dark, and the dark between.
        func lay(_ frames: Range<Int>, _ content: ChannelRun.Content) {
            var start = frames.lowerBound
            while next < masks.count, masks[next].lowerBound < frames.upperBound {
                let dark = masks[next].clamped(to: start..<frames.upperBound)
                append(start..<dark.lowerBound, content)
                append(dark, .standing(0))
                start = max(start, dark.upperBound)
                if masks[next].upperBound > frames.upperBound { break }
                next += 1
            }
            append(start..<frames.upperBound, content)
        }
        let started = segmentCount(startedBy: span.lowerBound)
        if started == 0 {
            let end = segments.first?.start ?? span.upperBound
            lay(span.lowerBound..<min(end, span.upperBound), .standing(base))
        }
        for index in max(started - 1, 0)..<segments.count {
            let segment = segments[index]
            let end = index + 1 < segments.count ? segments[index + 1].start : span.upperBound
            let frames = (segment.start..<max(segment.start, end)).clamped(to: span)
            if segment.start >= span.upperBound { break }
            let standing = segment.standingStart.clamped(to: frames)
            if frames.lowerBound < standing {
                let content = ChannelRun.Content.moving(
                    segment.curve,
                    start: segment.start,
                    end: segment.end
                )
                lay(frames.lowerBound..<standing, content)
            }
            if standing < frames.upperBound {
                let level = segment.level(at: standing, framesPerSecond: framesPerSecond)
                lay(standing..<frames.upperBound, .standing(level))
            }
        }
        return runs
    }
}

extension Segment {
    /// The frame from which on its level stands.
    fileprivate var standingStart: Int {
        if case .hold = curve { start } else { end }
    }
}

extension Int {
    fileprivate func clamped(to frames: Range<Int>) -> Int {
        Swift.min(Swift.max(self, frames.lowerBound), frames.upperBound)
    }
}
