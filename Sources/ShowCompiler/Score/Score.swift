public import DMX
public import Timebase

/// The middle form between cues and frames: per channel, segments in closed form, so that any frame
/// can be told without the ones before it.
public struct Score: Hashable, Sendable {
    /// Where each channel's slot lies in a frame.
    public let layout: FrameLayout
    /// Frames a second.
    public let rate: FrameRate
    /// Frames in the song.
    public let frameCount: FrameCount
    /// The fixtures, in the order of the patch.
    private(set) var fixtures: GroupedArray<ScoredFixture>
    /// One story a slot of the layout.
    private(set) var channels: GroupedArray<ChannelScore>

    /// The score of `fixtures`, which are those of `patch`, in its order.
    init(
        _ fixtures: [ScoredFixture],
        on patch: Patch,
        rate: FrameRate,
        frameCount: FrameCount
    ) {
        self.layout = patch.layout
        self.rate = rate
        self.frameCount = frameCount
        self.fixtures = GroupedArray(fixtures)
        var channels = patch.armLevels.map(ChannelScore.init(base:))
        for (index, fixture) in fixtures.enumerated() {
            for (channel, story) in fixture.channels.enumerated() {
                channels[patch.offset(fixture: index, channel: channel)] = story
            }
        }
        self.channels = GroupedArray(channels)
    }

    /// Gives the fixture at `index` in `patch` another story.
    mutating func replace(_ index: Int, by fixture: ScoredFixture, on patch: Patch) {
        for (channel, story) in fixture.channels.enumerated() {
            channels[patch.offset(fixture: index, channel: channel)] = story
        }
        fixtures[index] = fixture
    }

    /// The levels of all slots for the frames of `span`: the same as that cut of the whole song.
    ///
    /// - Parameter span: frames of the song, at least one.
    public func render(_ span: FrameSpan) -> LevelBlock { render([span])[0] }

    /// The levels of all slots for the frames of each of `spans`, one block a span.
    ///
    /// Quicker than one span after the other where they lie close together: the story of a slot is
    /// fetched from memory and searched once for all of them, and with many slots that is most of
    /// the work.
    ///
    /// - Parameter spans: frames of the song, at least one each, in rising order and without overlap.
    public func render(_ spans: [FrameSpan]) -> [LevelBlock] {
        let all = FrameSpan(all: frameCount)
        precondition(
            spans.allSatisfy { !$0.isEmpty && all.intersection($0) == $0 },
            "spans of the song's own frames"
        )
        precondition(
            zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start },
            "spans in rising order, without overlap"
        )
        let first = spans.first?.start ?? .zero
        let framesPerSecond = rate.framesPerSecond
        var blocks = spans.map {
            LevelBlock(frameCount: $0.count.frames, slotCount: channels.count)
        }
        for (slot, channel) in channels.enumerated() {
            var started = channel.segmentCount(startedBy: first.index)
            for (index, span) in spans.enumerated() {
                let height = span.count.frames
                blocks[index].columns.withUnsafeMutableBufferPointer { columns in
                    let column = columns[slot * height..<(slot + 1) * height]
                    channel.fill(
                        UnsafeMutableBufferPointer(rebasing: column),
                        from: span.start.index,
                        after: &started,
                        framesPerSecond: framesPerSecond
                    )
                }
            }
        }
        return blocks
    }

    /// How many spans of `length` frames to render at once: eight, or fewer where their levels would
    /// take more than 16 MB together; 1….
    public func spansAtOnce(of length: FrameCount) -> Int {
        let size = max(1, length.frames * channels.count)
        return max(1, min(8, 16_000_000 / size))
    }
}
