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

    /// The first of `frames` in which there is level on all of some channels, and on any of some
    /// others if there are such; nil where there never is. What stands at 0 is passed over at once.
    func firstFrame(of frames: Range<Int>, with all: [Int], any: [Int] = []) -> Int? {
        var frame = frames.lowerBound
        next: while frame < frames.upperBound {
            for channel in all {
                let stretch = stretch(of: channel, at: frame)
                guard stretch.level == 0 else { continue }
                frame = stretch.end
                continue next
            }
            var darkEnd = Int.max
            for channel in any {
                let stretch = stretch(of: channel, at: frame)
                if stretch.level > 0 { return frame }
                darkEnd = min(darkEnd, stretch.end)
            }
            if any.isEmpty { return frame }
            frame = darkEnd
        }
        return nil
    }

    /// The first of `frames` in which light comes out; nil where none does. A fixture that has neither
    /// gates nor emitters is no light.
    func firstLight(in frames: Range<Int>) -> Int? {
        (gates + emitters).isEmpty ? nil : firstFrame(of: frames, with: gates, any: emitters)
    }
}
