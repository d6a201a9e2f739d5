import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

// The expected levels are worked out by hand from the formulas of the input rules.
@Suite("Effects")
struct EffectTests {
    @Test("flash on a free dimmer falls from full to nothing, rounded half to even")
    func flashesADimmer() {
        let score = compile([.par("a")], [flash(at: 1, for: 0.5)])
        #expect(score.levels(at: [59, 60, 61, 75, 89, 90, 91]) == [0, 255, 246, 128, 8, 0, 0])
        #expect(score.frame(75) == [128, 255, 255, 255])
        #expect(score.frame(120) == [0, 255, 255, 255])
    }

    @Test("flash on a par whose dimmer is armed works the colour and leaves the dimmer")
    func flashesAColour() {
        let flash = Flash(colour: Colour(red: 200, green: 100, blue: 1), brightness: 0.5)
        let score = compile(
            [.par("a", armed: true)],
            [.effect(0, .flash(flash), on: "a", at: .seconds(1), for: .seconds(1))]
        )
        #expect(score.frame(59) == [255, 0, 0, 0])
        #expect(score.frame(60) == [255, 100, 50, 0])
        #expect(score.frame(90) == [255, 50, 25, 0])
        #expect(score.frame(120) == [255, 0, 0, 0])
    }

    @Test("flash and strobe last one frame at least")
    func lastsOneFrame() {
        #expect(
            compile([.par("a")], [flash(at: 1, for: 0)]).levels(at: [59, 60, 61]) == [0, 255, 0]
        )
        let strobe = Cue.effect(0, .strobe(rate: 10), on: "a", at: .seconds(1))
        #expect(compile([.par("a")], [strobe]).levels(at: [59, 60, 61]) == [0, 255, 0])
    }

    @Test("flash with channels works those alone, and never an armed one")
    func flashesNamedChannels() {
        let flash = Flash(brightness: 1, channels: [0, 2])
        let cue = Cue.effect(0, .flash(flash), on: "a", at: .zero, for: .seconds(1))
        #expect(compile([.par("a")], [cue]).frame(0) == [255, 0, 255, 0])
        #expect(compile([.par("a", armed: true)], [cue]).frame(60) == [255, 0, 0, 0])
    }

    @Test("full beside a dimmer writes the colour unscaled; without one the colour carries it")
    func fulls() {
        let effect = Effect.full(colour: Colour(red: 255, green: 128, blue: 0), brightness: 0.5)
        let cue = Cue.effect(0, effect, on: "a", at: .seconds(2))
        #expect(compile([.par("a")], [cue]).frame(120) == [128, 255, 128, 0])
        #expect(compile([.par("a", armed: true)], [cue]).frame(120) == [255, 128, 64, 0])
        #expect(compile([.rgb("a")], [cue]).frame(599) == [128, 64, 0])
    }

    @Test("blackout takes the intensity and leaves shutter, position and colour beside a dimmer")
    func blacksOut() {
        let cues: [Cue] = [
            .snapshot(0, at: .zero, ["a": [0: 9, 1: 8, 4: 7, 5: 200, 6: 255]]),
            .effect(1, .blackout, on: "a", at: .seconds(1)),
        ]
        #expect(compile([.head("a", armed: false)], cues).frame(60) == [9, 8, 0, 0, 7, 0, 255])
        let shutterOnly = Fixture.of([.shutter, .other])
        let open = Cue.effect(0, .full(colour: .white, brightness: 1), on: "a", at: .zero)
        let score = compile([shutterOnly], [open, cues[1]])
        #expect(score.levels(at: [0, 59, 60]) == [255, 255, 0])
    }

    @Test("every effect that brings light opens an unarmed shutter, and it stays open")
    func opensTheShutter() {
        let effects: [Effect] = [
            .full(colour: .white, brightness: 1), .flash(Flash()), .strobe(rate: 5),
            .fadeIn(FadeIn()),
        ]
        for effect in effects {
            let cue = Cue.effect(0, effect, on: "a", at: .seconds(1), for: .seconds(1))
            let score = compile([.head("a", armed: false)], [cue])
            #expect(score.levels(at: [59, 60, 200], slot: 6) == [0, 255, 255], "\(effect.name)")
        }
    }

    @Test("12 Hz is 12 Hz: 24 half periods in 60 frames")
    func strobes() {
        let cue = Cue.effect(0, .strobe(rate: 12), on: "a", at: .zero, for: .seconds(1))
        let levels = compile([.par("a")], [cue]).levels(at: Array(0..<60))
        let changes = zip(levels, levels.dropFirst()).filter { $0 != $1 }.count
        #expect(changes == 23)
        #expect(levels.prefix(6) == [255, 255, 255, 0, 0, 255])
    }

    @Test("strobe blinks between the levels found and dark, and leaves the levels found")
    func strobesTheLevelFound() {
        let cues: [Cue] = [
            .snapshot(0, at: .zero, ["a": [1: 10, 2: 20, 3: 0]]),
            .effect(1, .strobe(rate: 15), on: "a", at: .seconds(1), for: .seconds(1)),
        ]
        let score = compile([.par("a", armed: true)], cues)
        #expect(score.frame(60) == [255, 10, 20, 0])
        #expect(score.frame(62) == [255, 0, 0, 0])
        #expect(score.frame(64) == [255, 10, 20, 0])
        #expect(score.frame(120) == [255, 10, 20, 0])
    }

    @Test("fade_in takes named components to their targets and leaves the others")
    func fadesIn() {
        let fade = FadeIn(components: [.red: 255, .blue: 100], brightness: 0.5)
        let cues: [Cue] = [
            .snapshot(0, at: .zero, ["a": [1: 55, 2: 7, 3: 0]]),
            .effect(1, .fadeIn(fade), on: "a", at: .seconds(1), for: .seconds(1)),
        ]
        let armed = compile([.par("a", armed: true)], cues)
        #expect(armed.frame(60) == [255, 55, 7, 0])
        #expect(armed.frame(90) == [255, 91, 7, 25])
        #expect(armed.frame(120) == [255, 128, 7, 50])
        let free = compile([.par("a")], cues)
        #expect(free.frame(120) == [128, 255, 7, 100])
    }

    @Test("fade_in without a colour goes to white where the colour carries the intensity")
    func fadesInToWhite() {
        let cue = Cue.effect(
            0,
            .fadeIn(FadeIn(start: .level(55))),
            on: "a",
            at: .zero,
            for: .seconds(1)
        )
        let score = compile([.rgb("a")], [cue])
        #expect(score.frame(0) == [55, 55, 55])
        #expect(score.frame(30) == [155, 155, 155])
        #expect(score.frame(60) == [255, 255, 255])
    }

    @Test("a fade_in may start each channel at a level of its own")
    func fadesInFromLevels() {
        let fade = FadeIn(
            start: StartLevels(dimmer: 100, components: [.red: 50]),
            dimmer: 200,
            components: [.red: 150, .blue: 80]
        )
        let cues: [Cue] = [
            .snapshot(0, at: .zero, ["a": [0: 10, 1: 20, 2: 30, 3: 40]]),
            .effect(1, .fadeIn(fade), on: "a", at: .seconds(1), for: .seconds(1)),
        ]
        let score = compile([.par("a")], cues)
        #expect(score.frame(60) == [100, 50, 30, 40])
        #expect(score.frame(90) == [150, 100, 30, 60])
        #expect(score.frame(120) == [200, 150, 30, 80])
    }

    @Test("fade_out goes from the level found to nothing, by its easing")
    func fadesOut() {
        let cues: [Cue] = [
            .snapshot(0, at: .zero, ["a": [0: 200, 1: 255]]),
            .effect(
                1,
                .fadeOut(startLevel: nil, easing: .easeIn),
                on: "a",
                at: .seconds(1),
                for: .seconds(1)
            ),
        ]
        let score = compile([.par("a")], cues)
        #expect(score.levels(at: [60, 90, 119, 120, 300]) == [200, 175, 10, 0, 0])
        #expect(score.levels(at: [300], slot: 1) == [255])
    }

    @Test("move_to is one 16-bit number on its way, both bytes in every frame")
    func moves() {
        let cues: [Cue] = [
            .effect(0, .seek(Position(pan: 1000, tilt: nil)), on: "a", at: .zero, for: .seconds(3)),
            .effect(
                1,
                .moveTo(Position(pan: 2001, tilt: 600)),
                on: "a",
                at: .seconds(1),
                for: .seconds(1)
            ),
        ]
        let score = compile([.head("a")], cues)
        let pan = { (frame: Int) in Int(score.frame(frame)[0]) * 256 + Int(score.frame(frame)[1]) }
        let tilt = { (frame: Int) in Int(score.frame(frame)[2]) * 256 + Int(score.frame(frame)[3]) }
        #expect(
            [0, 59, 60, 75, 90, 120, 500].map(pan) == [1000, 1000, 1000, 1250, 1500, 2001, 2001]
        )
        #expect([0, 60, 90, 119, 120].map(tilt) == [0, 0, 300, 590, 600])
    }

    @Test("a move stays within the fixture's limits")
    func clampsMoves() {
        let head = Fixture.head("a", limits: [.tilt: 70...3363])
        let cue = Cue.effect(0, .seek(Position(pan: 65535, tilt: 9999)), on: "a", at: .zero)
        #expect(compile([head], [cue]).frame(0).prefix(4) == [255, 255, 13, 35])
    }

    @Test("a fade of both bytes of a head goes as one number, of one byte as a byte")
    func fadesPositions() {
        let both = Cue.snapshot(at: .zero, fade: .seconds(1), ["a": [0: 1, 1: 2]])
        #expect(compile([.head("a")], [both]).frame(30).prefix(2) == [0, 129])
        let one = Cue.snapshot(at: .zero, fade: .seconds(1), ["a": [0: 4]])
        #expect(compile([.head("a")], [one]).frame(30).prefix(2) == [2, 0])
    }

    private func flash(at time: Double, for duration: Double) -> Cue {
        .effect(0, .flash(Flash()), on: "a", at: .seconds(time), for: .seconds(duration))
    }
}
