import Audio
import ShowCompiler
import ShowModel
import Timebase
import TimelineFile

/// A song whose rows have become a score, and what there is to say of them.
struct ScoredSong {
    let song: Song
    let sound: SoundInfo
    /// What the sound file held, where that is known already.
    let soundDigest: SHA256Digest?
    let patch: Patch
    let score: Score
    /// What there is to say of its rows, by its sound and by its score.
    let diagnostics: [Diagnostic]
    /// How long measuring, scoring and checking took.
    let times: Times

    /// How long each took.
    struct Times {
        let measure: Duration
        let score: Duration
        let check: Duration
    }

    /// Scores `song` for `patch` at `rate`.
    init(_ song: MeasuredSong, patch: Patch, rate: FrameRate) {
        let clock = ContinuousClock()
        let started = clock.now
        let length = song.sound.length
        let score = ScoreCompiler(patch: patch, rate: rate)
            .score(of: song.song.cues, frameCount: length.frameCount(at: rate))
        let scored = clock.now
        diagnostics =
            SongCheck(sound: length, rate: rate).diagnostics(of: song.song)
            + ScoreCheck(score).diagnostics(of: song.song)
        self.song = song.song
        self.sound = song.sound
        self.soundDigest = song.soundDigest
        self.patch = patch
        self.score = score
        times = Times(
            measure: song.measureTime,
            score: scored - started,
            check: clock.now - scored
        )
    }
}
