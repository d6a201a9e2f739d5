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
    public func render(_ span: FrameSpan) -> LevelBlock {
        var renderer = ScoreRenderer(self)
        return renderer.render(span)
    }
}
