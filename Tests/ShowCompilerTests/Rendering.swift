import DMX
import ShowCompiler
import ShowModel
import Timebase

/// The score of `cues` on `fixtures`: `frames` frames at `rate`.
func compile(
    _ fixtures: [Fixture],
    _ cues: [Cue],
    frames: Int = 600,
    rate: FrameRate = .fps60
) -> Score {
    ScoreCompiler(patch: Patch(fixtures), rate: rate)
        .score(of: cues, frameCount: FrameCount(frames))
}

extension Score {
    /// The levels of all slots at one frame, in layout order.
    func frame(_ index: Int) -> [Level] {
        render(FrameSpan(FrameNumber(index), to: FrameNumber(index + 1))).frame(0)
    }

    /// The levels of one slot at some frames.
    func levels(at frames: [Int], slot: Int = 0) -> [Level] {
        frames.map { frame($0)[slot] }
    }

    /// Where the head of `Fixture.head` in the first slots points at some frames.
    func aims(at frames: [Int]) -> [Aim] {
        frames.map { index in
            let levels = frame(index).map { UInt16($0) }
            return Aim(pan: levels[0] << 8 | levels[1], tilt: levels[2] << 8 | levels[3])
        }
    }

    /// Its dimmer's levels at some frames.
    func dimmer(at frames: [Int]) -> [Level] { levels(at: frames, slot: 5) }

    /// The whole song.
    var all: LevelBlock { render(FrameSpan(all: frameCount)) }
}
