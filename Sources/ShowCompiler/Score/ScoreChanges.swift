public import DMX
public import Timebase

/// In which frames of which slots a score differs from an earlier one.
public struct ScoreChanges: Hashable, Sendable {
    /// One slot, and where it differs.
    public struct Slot: Hashable, Sendable {
        /// The slot's place in a frame of the layout.
        public let offset: Int
        /// Frames of the new score whose level is another, or that the old one does not have: spans in
        /// rising order, apart from each other, each as short as can be.
        public let spans: [FrameSpan]
    }

    /// The slots that differ, in rising order of place.
    public let slots: [Slot]
    /// Whether frames of the two cannot be compared, because their layouts or rates differ: then every
    /// frame of every slot counts as changed.
    public let isWhole: Bool
    /// How many frames the old score has.
    public let oldFrameCount: FrameCount

    /// The frames in which any slot differs: spans in rising order, apart from each other.
    public var spans: [FrameSpan] { united(slots.flatMap(\.spans)) }

    /// Whether the new score has the old one's frames, and no others.
    public var isEmpty: Bool { slots.isEmpty && !isWhole }
}

extension Score {
    /// Where this score differs from `old`: exactly, to the frame. Looks only at channels whose stories
    /// differ, and in them at frames where not the same is going on. What a score shares with the one
    /// that it was edited from is known to be equal without a look.
    public func changes(since old: Score) -> ScoreChanges {
        let all = FrameSpan(all: frameCount)
        guard isComparable(with: old) else {
            let slots = channels.indices.map { ScoreChanges.Slot(offset: $0, spans: [all]) }
            return ScoreChanges(slots: slots, isWhole: true, oldFrameCount: old.frameCount)
        }
        let common = min(frameCount, old.frameCount).frames
        let added = FrameSpan(.zero + FrameCount(common), to: all.end)
        let offsets =
            added.isEmpty
            ? channels.indices(notSharedWith: old.channels) : Array(channels.indices)
        let slots = offsets.compactMap { offset -> ScoreChanges.Slot? in
            var spans = differences(channels[offset], old.channels[offset], before: common)
            if !added.isEmpty { spans = united(spans + [added]) }
            return spans.isEmpty ? nil : ScoreChanges.Slot(offset: offset, spans: spans)
        }
        return ScoreChanges(slots: slots, isWhole: false, oldFrameCount: old.frameCount)
    }

    /// Whether frames of `other` have the same slots and times.
    func isComparable(with other: Score) -> Bool { other.layout == layout && other.rate == rate }

    /// The levels of one slot for the frames of `span`, which are the song's own.
    public func levels(ofSlot offset: Int, in span: FrameSpan) -> [Level] {
        [Level](unsafeUninitializedCapacity: span.count.frames) { levels, count in
            count = span.count.frames
            var started = channels[offset].segmentCount(startedBy: span.start.index)
            channels[offset].fill(
                UnsafeMutableBufferPointer(rebasing: levels[..<count]),
                from: span.start.index,
                after: &started,
                framesPerSecond: rate.framesPerSecond
            )
        }
    }

    /// The frames before `end` in which two stories have different levels.
    private func differences(_ a: ChannelScore, _ b: ChannelScore, before end: Int) -> [FrameSpan] {
        guard let span = a.frames(unlike: b)?.clamped(to: 0..<end), !span.isEmpty else { return [] }
        let framesPerSecond = rate.framesPerSecond
        var spans: [FrameSpan] = []
        let mine = a.runs(in: span, framesPerSecond: framesPerSecond)
        let other = b.runs(in: span, framesPerSecond: framesPerSecond)
        var (one, two) = (0, 0)
        var frame = span.lowerBound
        while frame < span.upperBound {
            let stop = min(mine[one].frames.upperBound, other[two].frames.upperBound)
            if mine[one].content != other[two].content {
                spans += different(mine[one].content, other[two].content, in: frame..<stop)
            }
            frame = stop
            if mine[one].frames.upperBound == stop { one += 1 }
            if other[two].frames.upperBound == stop { two += 1 }
        }
        return united(spans)
    }

    private func different(
        _ a: ChannelRun.Content,
        _ b: ChannelRun.Content,
        in frames: Range<Int>
    ) -> [FrameSpan] {
        if case .standing = a, case .standing = b {
            return [FrameSpan(FrameNumber(frames.lowerBound), to: FrameNumber(frames.upperBound))]
        }
        var spans: [FrameSpan] = []
        var first: Int?
        for frame in frames.lowerBound...frames.upperBound {
            if frame < frames.upperBound, level(of: a, at: frame) != level(of: b, at: frame) {
                first = first ?? frame
            } else if let start = first {
                spans.append(FrameSpan(FrameNumber(start), to: FrameNumber(frame)))
                first = nil
            }
        }
        return spans
    }

    private func level(of content: ChannelRun.Content, at frame: Int) -> Level {
        switch content {
        case .standing(let level): level
        case .moving(let curve, let start, let end):
            curve.level(
                elapsed: frame - start,
                length: end - start,
                framesPerSecond: rate.framesPerSecond
            )
        }
    }
}

/// The frames of `spans`, in rising order, those that touch as one.
private func united(_ spans: [FrameSpan]) -> [FrameSpan] {
    var united: [FrameSpan] = []
    for span in spans.sorted(by: { $0.start < $1.start }) where !span.isEmpty {
        if let last = united.last, span.start <= last.end {
            united[united.count - 1] = FrameSpan(last.start, to: max(last.end, span.end))
        } else {
            united.append(span)
        }
    }
    return united
}
