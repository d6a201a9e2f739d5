import DMX
import ShowModel
import Timebase

/// One fixture as a finished score has it.
struct FixtureStory {
    /// The fixture.
    let fixture: Fixture
    /// One story a channel of the fixture.
    let channels: [ChannelScore]
    /// Frames in the song.
    let frameCount: Int
    /// Frames a second.
    let framesPerSecond: Double

    /// Indices into `channels` of what lets light through, all of it: shutters and dimmers.
    let gates: [Int]
    /// Indices into `channels` of what makes colour; where there is none, the lamp is always on.
    let emitters: [Int]

    /// `fixture`, whose channels have these stories.
    init(_ fixture: Fixture, _ channels: [ChannelScore], of score: Score) {
        self.fixture = fixture
        self.channels = channels
        self.frameCount = score.frameCount.frames
        self.framesPerSecond = score.rate.framesPerSecond
        let roles = fixture.channels.map(\.role)
        gates = roles.indices.filter { roles[$0] == .shutter || roles[$0] == .dimmer }
        emitters = roles.indices.filter { roles[$0].isIntensity && roles[$0] != .dimmer }
    }

    /// Whether any row writes to the fixture.
    var isWritten: Bool { channels.contains { !$0.segments.isEmpty } }

    /// The level of a channel at `frame`, and for how long it surely stays there.
    func stretch(of channel: Int, at frame: Int) -> Stretch {
        channels[channel].stretch(at: frame, framesPerSecond: framesPerSecond)
    }

    /// The first of `frames` in which levels of `channels` are as `isWanted` asks; nil where they
    /// never are. `isWanted` gets the levels in the order of `channels`.
    func firstFrame(
        of frames: Range<Int>,
        where isWanted: ([Level]) -> Bool,
        of channels: [Int]
    ) -> Int? {
        var frame = frames.lowerBound
        while frame < frames.upperBound {
            let stretches = channels.map { stretch(of: $0, at: frame) }
            if isWanted(stretches.map(\.level)) { return frame }
            frame = stretches.map(\.end).min() ?? frames.upperBound
        }
        return nil
    }

    /// Whether light comes out where the gates and the emitters, in their order, have these levels.
    ///
    /// A fixture that has neither is no light.
    func shines(_ levels: [Level]) -> Bool {
        guard !levels.isEmpty, levels.prefix(gates.count).allSatisfy({ $0 > 0 }) else {
            return false
        }
        return emitters.isEmpty || levels.dropFirst(gates.count).contains { $0 > 0 }
    }
}
