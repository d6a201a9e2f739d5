import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing

// The numbers of the first test are what the author of the formats' own renderer makes of that row.
@Suite("orbit and orbit_out")
struct OrbitTests {
    @Test("an orbit of the author's show comes out to the step")
    func knownNumbers() {
        let score = compile([Places.fastHead], [row(orbit(1.15))])
        #expect(
            score.aims(at: [180, 210, 240, 270, 300, 500]) == [
                Aim(pan: 45741, tilt: 21002), Aim(pan: 32889, tilt: 16062),
                Aim(pan: 40630, tilt: 5724), Aim(pan: 46219, tilt: 14271),
                Aim(pan: 41180, tilt: 13435), Aim(pan: 41180, tilt: 13435),
            ]
        )
    }

    @Test("orbit_out goes the same way backwards")
    func reverses() {
        // Slow enough for the head: 6 s and half a turn.
        let there = compile([Places.fastHead], [row(orbit(0.5), for: 6)])
        let back = compile([Places.fastHead], [row(orbit(0.5, isReversed: true), for: 6)])
        let frames = Array(stride(from: 180, through: 540, by: 30))
        #expect(back.aims(at: frames) == there.aims(at: frames.reversed()))
        #expect(back.aims(at: [180, 540]) == [Places.Fast.table, Places.Fast.leftFront])
    }

    @Test("negative orbits go around the other way")
    func turnsBack() {
        let start = Aim(pan: 31_000, tilt: 30_000)
        let subject = Aim(pan: 30_000, tilt: 30_000)
        func aims(_ orbits: Double) -> [Aim] {
            let orbit = Orbit(start: start, subject: subject, orbits: orbits, easing: .linear)
            return compile([Places.slowHead], [row(orbit, for: 6)])
                .aims(at: [180, 270, 360, 450, 540])
        }
        #expect(
            aims(1) == [
                start, Aim(pan: 30_000, tilt: 30_750), Aim(pan: 29_500, tilt: 30_000),
                Aim(pan: 30_000, tilt: 29_750), subject,
            ]
        )
        #expect(
            aims(-1) == [
                start, Aim(pan: 30_000, tilt: 29_250), Aim(pan: 29_500, tilt: 30_000),
                Aim(pan: 30_000, tilt: 30_250), subject,
            ]
        )
        #expect(aims(0)[2] == Aim(pan: 30_500, tilt: 30_000))
    }

    @Test("its easing says when it closes in", arguments: OrbitEasing.allCases)
    func eases(easing: OrbitEasing) {
        let part: [OrbitEasing: Double] = [
            .lateFocus: 0.015625, .balanced: 0.15625, .linear: 0.25, .earlyFocus: 0.578125,
        ]
        #expect(easing(0) == 0)
        #expect(easing(0.25) == part[easing])
        #expect(easing(1) == 1)
    }

    @Test("without write_dimmer there is no approach: it starts from where the head is found")
    func startsAtOnce() {
        let orbit = Orbit(
            start: Places.Fast.leftFront,
            subject: Places.Fast.table,
            writesDimmer: false
        )
        let score = compile([Places.fastHead], [row(orbit)])
        #expect(
            score.aims(at: [179, 180, 181]) == [
                Aim(pan: 0, tilt: 0), Aim(pan: 1092, tilt: 2184), Aim(pan: 2184, tilt: 4368),
            ]
        )
    }

    @Test("it stays on the ends of an axis where its spiral goes beyond them")
    func staysInRange() {
        let orbit = Orbit(
            start: Aim(pan: 3000, tilt: 65_000),
            subject: Aim(pan: 500, tilt: 65_000),
            orbits: 2
        )
        let score = compile([Places.fastHead], [row(orbit, for: 6)])
        let aims = score.aims(at: Array(180...540))
        #expect(aims.map(\.pan).min() == 0)
        #expect(aims.map(\.tilt).max() == 65_535)
    }

    @Test("one that runs past the end of the song is cut there")
    func endsWithTheSong() {
        let whole = compile([Places.fastHead], [row(orbit(1), for: 6)])
        let short = compile([Places.fastHead], [row(orbit(1), for: 6)], frames: 200)
        #expect(short.all.columns[0..<200] == whole.all.columns[0..<200])
        #expect(short.aims(at: [199]) == whole.aims(at: [199]))
        let ages = row(orbit(1), for: 8_640_000)
        #expect(compile([Places.fastHead], [ages]).aims(at: [180]) == [Places.Fast.leftFront])
    }

    private func orbit(_ orbits: Double, isReversed: Bool = false) -> Orbit {
        Orbit(
            start: Places.Fast.leftFront,
            subject: Places.Fast.table,
            orbits: orbits,
            isReversed: isReversed
        )
    }

    private func row(_ orbit: Orbit, for seconds: Double = 2) -> Cue {
        .effect(0, .orbit(orbit), on: "a", at: .seconds(3), for: .seconds(seconds))
    }
}
