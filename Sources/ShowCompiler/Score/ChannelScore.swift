import DMX

/// The story of one channel through a song: its level before any row, the segments of the rows that
/// write it, in the order in which they take it, and the frames in which it is held at 0.
///
/// Latest takes precedence: a segment owns the channel from its start until the next one starts, so
/// an older row never takes it back.
struct ChannelScore: Hashable, Sendable {
    /// The level before the first segment: the arm level, or 0.
    let base: Level
    /// The segments, in rising order of start; of those that start together the last one owns.
    private(set) var segments: [Segment] = []
    /// Frames in which the level is 0 whatever the segments say, in rising order of start, none
    /// ending before the one ahead of it.
    private(set) var masks: [Range<Int>] = []

    /// A channel that no row writes.
    init(base: Level) {
        self.base = base
    }

    /// Gives the channel to `segment`, which does not start before those already there.
    mutating func append(_ segment: Segment) {
        segments.append(segment)
    }

    /// Takes the last segment away again.
    mutating func removeLastSegment() {
        segments.removeLast()
    }

    /// Holds the channel at 0 for `frames`, which do not start before those of the masks already
    /// there.
    mutating func appendMask(_ frames: Range<Int>) {
        let end = max(frames.upperBound, masks.last?.upperBound ?? 0)
        masks.append(frames.lowerBound..<end)
    }

    /// Takes the last mask away again.
    mutating func removeLastMask() {
        masks.removeLast()
    }

    /// The level at `frame`.
    func level(at frame: Int, framesPerSecond: Double) -> Level {
        let mask = masks.partitioningIndex { $0.lowerBound > frame } - 1
        if mask >= 0, frame < masks[mask].upperBound { return 0 }
        let count = segmentCount(startedBy: frame)
        guard count > 0 else { return base }
        return segments[count - 1].level(at: frame, framesPerSecond: framesPerSecond)
    }

    /// The level at `frame`, and the frame up to which it surely stays there.
    func stretch(at frame: Int, framesPerSecond: Double) -> Stretch {
        let mask = masks.partitioningIndex { $0.lowerBound > frame }
        if mask > 0, frame < masks[mask - 1].upperBound {
            return Stretch(level: 0, end: masks[mask - 1].upperBound)
        }
        let nextMask = mask < masks.count ? masks[mask].lowerBound : Int.max
        let next = segmentCount(startedBy: frame)
        let change = min(nextMask, next < segments.count ? segments[next].start : Int.max)
        guard next > 0 else { return Stretch(level: base, end: change) }
        let segment = segments[next - 1]
        let level = segment.level(at: frame, framesPerSecond: framesPerSecond)
        return Stretch(level: level, end: segment.isStanding(at: frame) ? change : frame + 1)
    }

    /// The segment that owns the channel at `frame`; nil before the first.
    func segment(at frame: Int) -> Segment? {
        let count = segmentCount(startedBy: frame)
        return count > 0 ? segments[count - 1] : nil
    }

    /// The segments that start at `frame`, whether they own the channel there or not.
    func segments(startingAt frame: Int) -> ArraySlice<Segment> {
        segments[segmentCount(startedBy: frame - 1)..<segmentCount(startedBy: frame)]
    }

    /// A segment, and the frames in which it owns the channel: up to the next one, or `end`.
    func owned(before end: Int) -> [(segment: Segment, frames: Range<Int>)] {
        segments.indices.compactMap { index in
            let segment = segments[index]
            let next = index + 1 < segments.count ? segments[index + 1].start : end
            let stop = min(next, end)
            return segment.start < stop ? (segment, segment.start..<stop) : nil
        }
    }

    /// Writes the levels of the frames from `first` on to `levels`.
    func fill(
        _ levels: UnsafeMutableBufferPointer<Level>,
        from first: Int,
        framesPerSecond: Double
    ) {
        var next = segmentCount(startedBy: first)
        var done = 0
        while done < levels.count {
            let frame = first + done
            while next < segments.count, segments[next].start <= frame { next += 1 }
            let runEnd = next < segments.count ? segments[next].start - first : levels.count
            let run = UnsafeMutableBufferPointer(rebasing: levels[done..<min(runEnd, levels.count)])
            if next == 0 {
                run.update(repeating: base)
            } else {
                segments[next - 1].fill(run, from: frame, framesPerSecond: framesPerSecond)
            }
            done += run.count
        }
        let frames = first..<first + levels.count
        for mask in masks[masks.partitioningIndex { $0.upperBound > first }...] {
            guard mask.lowerBound < frames.upperBound else { break }
            let dark = mask.clamped(to: frames)
            levels[dark.lowerBound - first..<dark.upperBound - first].update(repeating: 0)
        }
    }

    /// How many segments have started by `frame`.
    private func segmentCount(startedBy frame: Int) -> Int {
        segments.partitioningIndex { $0.start > frame }
    }
}

/// A level that stands for some frames.
struct Stretch {
    /// The level.
    let level: Level
    /// The first frame in which it may be another; `Int.max` where nothing comes after.
    let end: Int
}

extension Array {
    /// The index of the first element that `belongs`, where all after it do too; `count` where none
    /// does.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
