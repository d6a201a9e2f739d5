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

    /// What is to be known of the story to tell its levels from `frame` on up to where the next
    /// segment or mask starts: the last ones that start before.
    func found(at frame: Int) -> ChannelScore {
        var found = ChannelScore(base: base)
        if let segment = segment(at: frame - 1) { found.segments = [segment] }
        let count = maskCount(startedBy: frame - 1)
        if count > 0 { found.masks = [masks[count - 1]] }
        return found
    }

    /// Puts the segments and masks of `other` that start in `frames` into the place of those that
    /// start there now. A story that stays as it is keeps its memory, so that it is known again at
    /// once.
    mutating func replace(_ frames: Range<Int>, by other: ChannelScore) {
        let newSegments = other.segments[other.indicesOfSegments(in: frames)]
        let oldSegments = indicesOfSegments(in: frames)
        if segments[oldSegments] != newSegments {
            segments.replaceSubrange(oldSegments, with: newSegments)
        }
        let newMasks = other.masks[other.indicesOfMasks(in: frames)]
        let oldMasks = indicesOfMasks(in: frames)
        if masks[oldMasks] != newMasks { masks.replaceSubrange(oldMasks, with: newMasks) }
    }

    private func indicesOfSegments(in frames: Range<Int>) -> Range<Int> {
        segmentCount(
            startedBy: frames.lowerBound - 1
        )..<segmentCount(startedBy: frames.upperBound - 1)
    }

    private func indicesOfMasks(in frames: Range<Int>) -> Range<Int> {
        maskCount(startedBy: frames.lowerBound - 1)..<maskCount(startedBy: frames.upperBound - 1)
    }

    /// The level at `frame`.
    func level(at frame: Int, framesPerSecond: Double) -> Level {
        let mask = maskCount(startedBy: frame) - 1
        if mask >= 0, frame < masks[mask].upperBound { return 0 }
        let count = segmentCount(startedBy: frame)
        guard count > 0 else { return base }
        return segments[count - 1].level(at: frame, framesPerSecond: framesPerSecond)
    }

    /// The level at `frame`, and the frame up to which it surely stays there.
    func stretch(at frame: Int, framesPerSecond: Double) -> Stretch {
        Stretch(
            level: level(at: frame, framesPerSecond: framesPerSecond),
            end: standingEnd(from: frame, after: segmentCount(startedBy: frame))
        )
    }

    /// The frame up to which the level at `frame` surely stands, `started` segments having started by
    /// then; `Int.max` where nothing comes after.
    @inline(__always)
    func standingEnd(from frame: Int, after started: Int) -> Int {
        let mask = maskCount(startedBy: frame)
        if mask > 0, frame < masks[mask - 1].upperBound { return masks[mask - 1].upperBound }
        guard started == 0 || segments[started - 1].isStanding(at: frame) else { return frame + 1 }
        let nextMask = mask < masks.count ? masks[mask].lowerBound : Int.max
        return min(nextMask, started < segments.count ? segments[started].start : Int.max)
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
    ///
    /// - Parameter started: of the segments, how many have surely started by `first`; afterwards, by
    ///   the last of the frames. So who fills on need not search.
    @inline(__always)
    func fill(
        _ levels: UnsafeMutableBufferPointer<Level>,
        from first: Int,
        after started: inout Int,
        framesPerSecond: Double
    ) {
        var done = 0
        // By pointer: a segment taken out of the array is retained and released.
        segments.withUnsafeBufferPointer { segments in
            while done < levels.count {
                let frame = first + done
                while started < segments.count, segments[started].start <= frame { started += 1 }
                let next = started < segments.count ? segments[started].start - first : Int.max
                let run = UnsafeMutableBufferPointer(
                    rebasing: levels[done..<min(next, levels.count)]
                )
                if started == 0 {
                    run.update(repeating: base)
                } else {
                    segments[started - 1].fill(run, from: frame, framesPerSecond: framesPerSecond)
                }
                done += run.count
            }
        }
        let frames = first..<first + levels.count
        var mask = masks.indices.partitioningIndex { masks[$0].upperBound > first }
        while mask < masks.count, masks[mask].lowerBound < frames.upperBound {
            let dark = masks[mask].clamped(to: frames)
            levels[dark.lowerBound - first..<dark.upperBound - first].update(repeating: 0)
            mask += 1
        }
    }

    /// How many segments have started by `frame`.
    func segmentCount(startedBy frame: Int) -> Int {
        segments.indices.partitioningIndex { segments[$0].start > frame }
    }

    /// The same, where `started` surely have: quick where there are few more.
    func segmentCount(startedBy frame: Int, atLeast started: Int) -> Int {
        var low = started
        var step = 1
        // Farther and farther ahead, so that a long way costs no more than a search of the whole.
        while low + step <= segments.count, segments[low + step - 1].start <= frame {
            low += step
            step *= 2
        }
        let rest = low..<Swift.min(low + step, segments.count)
        return rest.partitioningIndex { segments[$0].start > frame }
    }

    /// How many masks have started by `frame`.
    func maskCount(startedBy frame: Int) -> Int {
        masks.indices.partitioningIndex { masks[$0].lowerBound > frame }
    }
}

/// A level that stands for some frames.
struct Stretch {
    /// The level.
    let level: Level
    /// The first frame in which it may be another; `Int.max` where nothing comes after.
    let end: Int
}

extension Range<Int> {
    /// The first index that `belongs`, where all after it do too; `upperBound` where none does.
    ///
    /// Asks by index, not by element: a segment in hand is a segment retained.
    func partitioningIndex(where belongs: (Int) -> Bool) -> Int {
        var low = lowerBound
        var high = upperBound
        while low < high {
            let middle = (low + high) / 2
            if belongs(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
