import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Dynamic chases")
struct WaveTests {
    /// At 60 beats a minute a beat is 60 frames.
    private func compiled(
        _ wave: ColourWave,
        on fixtures: [Fixture],
        after rows: [Cue] = [],
        grid: BeatGrid = .at(60),
        repetitions: Int = 1,
        frames: Int = 600
    ) -> Score {
        let chase = Chase(id: "w", name: "W", wave: wave)
        let row = Cue.chase(chase, row: 99, at: .zero, repetitions: repetitions, on: grid)
        return compile(fixtures, rows + [row], frames: frames)
    }

    /// A wave of one fixture between dark and red 200, without fades.
    private func plain(beats: Int = 2, speed: Double = 1) -> ColourWave {
        ColourWave(
            fixtures: ["a"],
            base: Colour(red: 0, green: 0, blue: 0),
            accent: Colour(red: 200, green: 0, blue: 0),
            duration: Beats(beats),
            speed: speed,
            fadeIn: .zero,
            fadeOut: .zero
        )
    }

    @Test("fixture i of N at beat b is base + (accent − base) · (sin(2πi/N − bπ) + 1) / 2, faded")
    func formula() {
        let score = compiled(ColourWave(fixtures: ["a", "b"]), on: [.rgb("a"), .rgb("b", at: 4)])
        // Of b = ½ half comes through: a is at the trough, b at the crest.
        #expect(score.frame(0) == [0, 0, 0, 0, 0, 0])
        #expect(score.frame(30) == [0, 4, 10, 0, 122, 128])
        // sin(−1¼π) = √½ and sin(π − 1¼π) = −√½: m = 0.853553 and 0.146447.
        #expect(score.frame(75) == [0, 210, 221, 0, 43, 54])
        #expect(score.frame(90) == [0, 245, 255, 0, 8, 20])
        // b = 3¾ of 4: a quarter of 210.292 and 220.585, of 42.708 and 54.415.
        #expect(score.frame(225) == [0, 53, 55, 0, 11, 14])
        #expect(score.frame(240) == [0, 0, 0, 0, 0, 0])
        #expect(score.frame(599) == [0, 0, 0, 0, 0, 0])
    }

    @Test("speed turns the wave faster, and backwards where it is negative")
    func speed() {
        #expect(
            compiled(plain(speed: 2), on: [.rgb("a")]).levels(at: [15, 45, 75]) == [0, 200, 0]
        )
        #expect(compiled(plain(speed: -1), on: [.rgb("a")]).levels(at: [30, 90]) == [200, 0])
        #expect(compiled(plain(speed: 0), on: [.rgb("a")]).levels(at: [0, 77]) == [100, 100])
    }

    @Test("the wave follows the measured beats")
    func followsBeats() {
        let grid = BeatGrid.measured([0, 1000, 1500, 3500])
        let score = compiled(plain(beats: 3), on: [.rgb("a")], grid: grid)
        // Beat ½, 1½ and 2½ are at 0.5 s, 1.25 s and 2.5 s.
        #expect(score.levels(at: [30, 75, 150]) == [0, 200, 0])
    }

    @Test("where fades meet the lesser counts, and without fades the last colours stand")
    func fades() {
        var wave = plain(beats: 1, speed: 0)
        wave.fadeIn = Beats(1)
        wave.fadeOut = Beats(1)
        let faded = compiled(wave, on: [.rgb("a")])
        #expect(faded.levels(at: [0, 15, 30, 45, 60]) == [0, 25, 50, 25, 0])
        let bare = compiled(plain(beats: 1, speed: 0.5), on: [.rgb("a")])
        // sin(−½π) = −1 at the end.
        #expect(bare.levels(at: [0, 60, 500]) == [100, 0, 0])
        let standing = compiled(plain(beats: 3), on: [.rgb("a")], frames: 300)
        #expect(standing.levels(at: [180, 299]) == [100, 100])
    }

    @Test("a repetition begins the wave anew, in phase and fade, in the frame where the last ends")
    func repeats() {
        let score = compiled(
            ColourWave(fixtures: ["a"]),
            on: [.rgb("a")],
            repetitions: 2
        )
        #expect(score.frame(90) == [0, 245, 255])
        #expect(score.frame(240) == [0, 0, 0])
        #expect(score.frame(270) == score.frame(30))
        #expect(score.frame(330) == [0, 245, 255])
        #expect(score.frame(480) == [0, 0, 0])
    }

    @Test("a wave that ends in its own frame leaves its last colours")
    func noFrames() {
        let chase = Chase(
            id: "w",
            name: "W",
            wave: ColourWave(fixtures: ["a"], duration: .thousandths(1), fadeOut: .zero)
        )
        let score = compile([.rgb("a")], [.chase(chase, at: .seconds(1), on: .at(120))])
        #expect(score.frame(59) == [0, 0, 0])
        // b = 0.001 of a fade-in of one beat: a thousandth of half the way is dark.
        #expect(score.frame(60) == [0, 0, 0])
    }

    @Test("an armed channel is never written; a dark unarmed dimmer is raised, a lit one left")
    func dimmers() {
        var wave = plain()
        wave.fixtures = ["a", "b", "c"]
        let fixtures: [Fixture] = [.par("a", armed: true), .par("b", at: 5), .par("c", at: 9)]
        let lit = Cue.snapshot(0, at: .zero, ["c": [0: 80]])
        let score = compiled(wave, on: fixtures, after: [lit])
        let dimmers = [0, 60, 120, 599].map { frame in [0, 4, 8].map { score.frame(frame)[$0] } }
        #expect(dimmers == Array(repeating: [255, 255, 80], count: 4))
        #expect(score.levels(at: [30, 90], slot: 1) == [0, 200])
    }

    @Test("an unarmed shutter is opened, armed colours stay")
    func shutters() {
        let roles: [ChannelRole] = [.shutter, .red, .green, .blue]
        let open = compiled(plain(), on: [.of(roles)])
        #expect(open.levels(at: [0, 90, 599]) == [255, 255, 255])
        let armed = compiled(plain(), on: [.of(roles, armed: [.shutter: 9, .red: 7])])
        #expect(armed.frame(90) == [9, 7, 0, 0])
    }

    @Test("a row that comes while the wave runs takes the channel for good")
    func neverJumpsBack() {
        let row = Cue.snapshot(0, at: .seconds(1), ["a": [0: 33]])
        let score = compiled(plain(), on: [.rgb("a")], after: [row])
        #expect(score.levels(at: [30, 60, 90, 120]) == [0, 33, 33, 33])
    }

    @Test("a wave may run on past the end of the song")
    func outlastsTheSong() {
        let score = compiled(plain(beats: 1000), on: [.rgb("a")], frames: 91)
        #expect(score.levels(at: [30, 90]) == [0, 200])
    }
}
