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

    /// The whole song.
    var all: LevelBlock { render(FrameSpan(all: frameCount)) }
}
