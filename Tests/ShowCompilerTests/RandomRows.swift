import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Timebase

/// One of every kind of fixture, on two universes.
func rig() -> [Fixture] {
    [
        .par("free"), .par("armed", at: 11, armed: true), .rgb("rgb", at: 21),
        .head("head", at: 31), .head("closed", at: 1, universe: 1, armed: false),
    ]
}

func randomScore(_ random: inout SeededRandom) -> Score {
    let rate = FrameRate.common.randomElement(using: &random) ?? .fps60
    return compile(rig(), randomCues(&random, on: rig()), frames: 300, rate: rate)
}

func randomCues(_ random: inout SeededRandom, on fixtures: [Fixture]) -> [Cue] {
    (0..<80).map { row in
        let fixture = fixtures[Int.random(in: 0..<fixtures.count, using: &random)]
        return .effect(
            row,
            randomEffect(&random, withLevels: true),
            on: fixture.id,
            at: .milliseconds(Int.random(in: 0...500, using: &random) * 10),
            for: .milliseconds(Int.random(in: 0...150, using: &random) * 10)
        )
    }
}

func randomEffect(_ random: inout SeededRandom, withLevels: Bool) -> Effect {
    let level = { (random: inout SeededRandom) in Level.random(in: 0...255, using: &random) }
    let easing = Easing.allCases.randomElement(using: &random) ?? .linear
    let colour = Colour(red: level(&random), green: level(&random), blue: level(&random))
    let position = Position(pan: .random(in: 0...65535, using: &random), tilt: 40_000)
    switch Int.random(in: withLevels ? 0...14 : 1...14, using: &random) {
    case 0: return .setChannels([.level(channel: 0, level(&random)), .level(channel: 2, 9)])
    case 1: return .full(colour: colour, brightness: 0.3)
    case 2: return .blackout
    case 3: return .flash(Flash(colour: colour, brightness: 0.7))
    case 4: return .strobe(rate: Double.random(in: 0.5...20, using: &random))
    case 5: return .fadeIn(FadeIn(components: [.red: level(&random)], easing: easing))
    case 6: return .fadeOut(startLevel: level(&random), easing: easing)
    case 7: return .moveTo(position)
    case 8: return .moveToPoint(position)
    case 9: return .colourFade(ColourFade(from: nil, to: colour, easing: easing))
    case 10: return .colourFade(ColourFade(from: colour, easing: easing))
    case 11, 12, 13: return randomMove(&random)
    default: return .seek(position)
    }
}

private func randomMove(_ random: inout SeededRandom) -> Effect {
    let aim = { (random: inout SeededRandom) in
        Aim(
            pan: .random(in: 0...65535, using: &random),
            tilt: .random(in: 0...65535, using: &random)
        )
    }
    switch Int.random(in: 0...2, using: &random) {
    case 0:
        let centre = RoomPoint(x: .random(in: 0...1, using: &random), y: 0.5, z: 0)
        return .circle(Circle(centre: centre, radius: 0.3, references: Places.Fast.corners))
    case 1:
        let orbit = Orbit(
            start: aim(&random),
            subject: aim(&random),
            orbits: .random(in: -2...2, using: &random),
            easing: OrbitEasing.allCases.randomElement(using: &random) ?? .linear,
            writesDimmer: .random(using: &random),
            isReversed: .random(using: &random)
        )
        return .orbit(orbit)
    default:
        let sweep = Sweep(
            start: aim(&random),
            subject: aim(&random),
            easing: .random(in: 0...2, using: &random),
            dimmerEasing: .random(in: 0...1, using: &random)
        )
        return .sweep(sweep)
    }
}
