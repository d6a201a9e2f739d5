import DMX
import ShowModel
import TestSupport
import Timebase

/// A big rig made up: every slot of every universe in use, 40 moving heads of seven slots and 58 pars
/// of four in each.
struct Rig {
    /// How many universes.
    let universes: Int
    /// The fixtures, universe after universe.
    let fixtures: [Fixture]

    private static let headsAUniverse = 40
    private static let parsAUniverse = 58

    init(universes: Int) {
        self.universes = universes
        self.fixtures = (0..<universes).flatMap(Rig.fixtures(ofUniverse:))
    }

    private static func fixtures(ofUniverse universe: Int) -> [Fixture] {
        let heads = (0..<headsAUniverse).map { number in
            Fixture.head(
                FixtureID("h\(universe).\(number)"),
                at: 1 + 7 * number,
                universe: universe
            )
        }
        let firstPar = 1 + 7 * headsAUniverse
        let pars = (0..<parsAUniverse).map { number in
            Fixture.par(
                FixtureID("p\(universe).\(number)"),
                at: firstPar + 4 * number,
                universe: universe
            )
        }
        return heads + pars
    }
}

extension Rig {
    /// A busy cue sheet: `rowsASecond` rows in every second and universe, on the eighths of 120 beats a
    /// minute, each on a fixture drawn by lot. The same sheet for the same numbers.
    func cues(seconds: Int, rowsASecond: Int = 8) -> [Cue] {
        var random = SeededRandom(seed: UInt64(universes))
        return (0..<seconds * rowsASecond * universes).map { row in
            let fixture = fixtures[Int.random(in: 0..<fixtures.count, using: &random)]
            return .effect(
                row,
                effect(on: fixture, &random),
                on: fixture.id,
                at: .milliseconds(250 * Int.random(in: 0..<4 * seconds, using: &random)),
                for: .milliseconds(250 * Int.random(in: 1...16, using: &random))
            )
        }
    }

    /// What busy rows do: of eight, three fade, two move a head or fade a colour, one each snaps,
    /// flashes and strobes.
    func effect(on fixture: Fixture, _ random: inout SeededRandom) -> Effect {
        let isHead = fixture.channelIndex(of: .pan) != nil
        switch Int.random(in: 0..<16, using: &random) {
        case 0...3:
            let red = Level.random(in: 0...255, using: &random)
            let easing = Easing.allCases.randomElement(using: &random) ?? .linear
            return .fadeIn(FadeIn(components: [.red: red, .blue: 255 - red], easing: easing))
        case 4, 5: return .fadeOut(startLevel: nil, easing: .easeOut)
        case 6...8: return isHead ? move(&random) : .colourFade(ColourFade(to: colour(&random)))
        case 9: return isHead ? spiral(&random) : .colourFade(ColourFade(to: colour(&random)))
        case 10, 11: return .full(colour: colour(&random), brightness: 1)
        case 12, 13: return .flash(Flash(colour: colour(&random)))
        default: return .strobe(rate: Double.random(in: 2...12, using: &random))
        }
    }

    private func colour(_ random: inout SeededRandom) -> Colour {
        Colour(
            red: .random(in: 0...255, using: &random),
            green: .random(in: 0...255, using: &random),
            blue: .random(in: 0...255, using: &random)
        )
    }

    private func move(_ random: inout SeededRandom) -> Effect {
        .moveTo(
            Position(
                pan: .random(in: 0...65535, using: &random),
                tilt: .random(in: 0...65535, using: &random)
            )
        )
    }

    private func spiral(_ random: inout SeededRandom) -> Effect {
        let subject = Aim(
            pan: .random(in: 20000...40000, using: &random),
            tilt: .random(in: 20000...40000, using: &random)
        )
        return .orbit(Orbit(start: Aim(pan: 10000, tilt: 10000), subject: subject))
    }
}
