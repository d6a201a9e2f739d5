import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing

@Suite("color_fade")
struct ColourFadeTests {
    @Test("from red to blue it goes the short way, by magenta")
    func goesTheShortWay() {
        let score = fade(from: red, to: blue)
        #expect(score.frame(0) == [255, 0, 0])
        #expect(score.frame(15) == [255, 0, 128])
        #expect(score.frame(30) == [255, 0, 255])
        #expect(score.frame(45) == [128, 0, 255])
        #expect(score.frame(60) == [0, 0, 255])
        #expect(score.frame(599) == [0, 0, 255])
    }

    @Test("from blue to red it comes back the same way, over the end of the circle")
    func wrapsAround() {
        let score = fade(from: blue, to: red)
        #expect(score.frame(15) == [128, 0, 255])
        #expect(score.frame(30) == [255, 0, 255])
        #expect(score.frame(45) == [255, 0, 128])
    }

    @Test("it runs by its easing")
    func eases() {
        let score = fade(from: red, to: green, easing: .easeInOut)
        #expect(score.frame(15) == [255, 32, 0])
        #expect(score.frame(45) == [32, 255, 0])
    }

    @Test("to the hue across it goes as the numbers of the hues run")
    func goesAcross() {
        let cyan = Colour(red: 0, green: 255, blue: 255)
        #expect(fade(from: red, to: cyan).frame(30) == [128, 255, 0])
        #expect(fade(from: cyan, to: red).frame(30) == [128, 255, 0])
    }

    @Test("without a start it leaves the colour found; without an end it goes to white")
    func startsFromTheColourFound() {
        let cues: [Cue] = [
            .snapshot(0, at: .zero, ["a": [0: 100, 1: 0, 2: 0]]),
            .effect(1, .colourFade(ColourFade()), on: "a", at: .seconds(1), for: .seconds(1)),
        ]
        let score = compile([.rgb("a")], cues)
        #expect(score.frame(59) == [100, 0, 0])
        #expect(score.frame(60) == [100, 0, 0])
        #expect(score.frame(90) == [178, 89, 89])
        #expect(score.frame(120) == [255, 255, 255])
    }

    @Test("intensity is left alone: no dimmer and no shutter is written, no armed channel either")
    func leavesIntensity() {
        let roles: [ChannelRole] = [.dimmer, .shutter, .red, .green, .blue]
        let cue = Cue.effect(0, .colourFade(ColourFade(to: blue)), on: "a", at: .zero)
        #expect(compile([.of(roles)], [cue]).frame(9) == [0, 0, 0, 0, 255])
        let armed = Fixture.of(roles, armed: [.dimmer: 255, .blue: 7])
        #expect(compile([armed], [cue]).frame(9) == [255, 0, 0, 0, 7])
    }

    @Test("one that lasts no time is at its end at once")
    func lastsNoTime() {
        let cue = Cue.effect(
            0,
            .colourFade(ColourFade(from: red, to: green)),
            on: "a",
            at: .seconds(1)
        )
        let score = compile([.rgb("a")], [cue])
        #expect(score.frame(59) == [0, 0, 0])
        #expect(score.frame(60) == [0, 255, 0])
    }

    @Test("every colour is left and reached exactly")
    func keepsItsEnds() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<200 {
            let from = Colour.random(&random)
            let to = Colour.random(&random)
            let score = fade(from: from, to: to)
            #expect(score.frame(0) == [from.red, from.green, from.blue])
            #expect(score.frame(60) == [to.red, to.green, to.blue])
        }
    }

    private func fade(from: Colour, to: Colour, easing: Easing = .linear) -> Score {
        let effect = Effect.colourFade(ColourFade(from: from, to: to, easing: easing))
        return compile(
            [.rgb("a")],
            [.effect(0, effect, on: "a", at: .zero, for: .seconds(1))]
        )
    }
}

private let red = Colour(red: 255, green: 0, blue: 0)
private let green = Colour(red: 0, green: 255, blue: 0)
private let blue = Colour(red: 0, green: 0, blue: 255)

extension Colour {
    fileprivate static func random(_ random: inout SeededRandom) -> Colour {
        Colour(
            red: .random(in: 0...255, using: &random),
            green: .random(in: 0...255, using: &random),
            blue: .random(in: 0...255, using: &random)
        )
    }
}
