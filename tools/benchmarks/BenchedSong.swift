import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Timebase
import TimelineFile

/// A song on a made-up rig, ready to compile.
struct BenchedSong {
    let rig: Rig
    let patch: Patch
    let cues: [Cue]
    let frameCount: FrameCount
    let rate = FrameRate.fps60
    let seconds: Int

    init(universes: Int, seconds: Int) {
        self.rig = Rig(universes: universes)
        self.patch = Patch(rig.fixtures)
        self.cues = rig.cues(seconds: seconds)
        self.seconds = seconds
        self.frameCount = FrameCount(60 * seconds)
    }

    var compiler: ScoreCompiler { ScoreCompiler(patch: patch, rate: rate) }

    /// Bytes of all frames.
    var byteCount: Int { frameCount.frames * patch.layout.frameSize }

    /// Frames of a block.
    var framesPerBlock: FrameCount { rate.framesInOneSecond }

    /// What a show file says of `score`.
    func info(_ score: Score) -> TimelineInfo {
        info(score.fingerprints(framesPerBlock: framesPerBlock))
    }

    /// What a show file says whose blocks have these fingerprints.
    func info(_ fingerprints: [BlockFingerprint]) -> TimelineInfo {
        TimelineInfo(
            showName: "benchmarks",
            songName: "song",
            rate: rate,
            frameCount: frameCount,
            layout: patch.layout,
            intensityMask: patch.intensityMask,
            blackoutLook: patch.blackoutLook,
            record: CompileRecord(
                rules: Score.rules,
                isSoundClean: true,
                fingerprints: fingerprints
            )
        )
    }
}
