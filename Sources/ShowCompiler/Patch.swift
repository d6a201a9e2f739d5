public import DMX
public import ShowModel

/// Which fixture sits where in a frame, and what a frame holds before any cue has run.
public struct Patch: Sendable {
    /// The fixtures, in the order of the show.
    public let fixtures: [Fixture]
    /// Where each universe's slots lie in a frame: nothing above the highest patched slot.
    public let layout: FrameLayout
    /// The bottom layer of every frame: armed channels at their levels, all else at 0.
    public let armLevels: [Level]
    /// The slots that blackout and grand master work on.
    public let intensityMask: IntensityMask

    private let indices: [FixtureID: Int]
    private let offsets: [[Int]]

    /// The patch of `fixtures`, whose ids differ and whose slots do not overlap.
    public init(_ fixtures: [Fixture]) {
        let layout = FrameLayout(
            covering: fixtures.flatMap { fixture in
                fixture.channels.map { fixture.address(of: $0) }
            }
        )
        let offsets = fixtures.map { fixture in
            fixture.channels.compactMap { layout.offset(of: fixture.address(of: $0)) }
        }
        var armLevels = [Level](repeating: 0, count: layout.frameSize)
        var isIntensity = [Bool](repeating: false, count: layout.frameSize)
        for (fixture, offsets) in zip(fixtures, offsets) {
            for (channel, offset) in zip(fixture.channels, offsets) {
                armLevels[offset] = channel.armLevel ?? 0
                isIntensity[offset] = channel.role.isIntensity
            }
        }
        self.fixtures = fixtures
        self.layout = layout
        self.armLevels = armLevels
        self.intensityMask = IntensityMask(isIntensity)
        self.indices = Dictionary(
            zip(fixtures.map(\.id), fixtures.indices),
            uniquingKeysWith: { first, _ in first }
        )
        self.offsets = offsets
    }

    /// The frame to end on when nothing else is known of the stage: armed, and dark.
    public var blackoutLook: [Level] { intensityMask.blackout(of: armLevels) }

    /// The fixture called `id`, as an index into `fixtures`; nil where there is none.
    public func index(of id: FixtureID) -> Int? { indices[id] }

    /// Where `fixtures[fixture].channels[channel]` lies in a frame.
    public func offset(fixture: Int, channel: Int) -> Int { offsets[fixture][channel] }
}
