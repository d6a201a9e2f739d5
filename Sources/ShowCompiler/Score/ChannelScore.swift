import DMX

/// The story of one channel through a song: its level before any row, and the segments of the rows
/// that write it, in the order in which they take it.
///
/// Latest takes precedence: a segment owns the channel from its start until the next one starts, so
/// an older row never takes it back.
struct ChannelScore: Hashable, Sendable {
    /// The level before the first segment: the arm level, or 0.
    let base: Level
    /// The segments, in rising order of start; of those that start together the last one owns.
    private(set) var segments: [Segment] = []

    /// A channel that no row writes.
    init(base: Level) {
        self.base = base
    }

    /// Gives the channel to `segment`, which does not start before those already there.
    mutating func append(_ segment: Segment) {
        segments.append(segment)
    }

    /// The level at `frame`.
    func level(at frame: Int, framesPerSecond: Double) -> Level {
        let count = segmentCount(startedBy: frame)
        guard count > 0 else { return base }
        return segments[count - 1].level(at: frame, framesPerSecond: framesPerSecond)
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
    }

    /// How many segments have started by `frame`.
    private func segmentCount(startedBy frame: Int) -> Int {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].start <= frame { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
