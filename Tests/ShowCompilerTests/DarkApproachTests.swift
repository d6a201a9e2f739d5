import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing

@Suite("The dark approach of sweeps and orbits")
struct DarkApproachTests {
    @Test("the head is dark on its way, and for the last 0.1 s stands where the row starts")
    func goesInTheDark() {
        let cues = [full(0, at: 0), orbit(1, at: 3)]
        let score = compile([Places.slowHead], cues)
        #expect(score.dimmer(at: [0, 98, 99, 179, 180, 400]) == [255, 255, 0, 0, 255, 255])
        #expect(
            score.aims(at: [99, 100, 136, 174, 179, 180]).map(\.pan)
                == [0, 500, 18_508, 37_517, 37_517, 37_517]
        )
    }

    @Test("no other row lights the head in the dark; what it does shows when the dark is over")
    func holdsTheMask() {
        let score = compile([Places.slowHead], [orbit(0, at: 3), full(1, at: 2.5)])
        #expect(score.dimmer(at: [150, 179, 180, 400]) == [0, 0, 255, 255])
        let fade = Cue.effect(
            1,
            .fadeIn(FadeIn()),
            on: "a",
            at: .milliseconds(2500),
            for: .seconds(1)
        )
        #expect(
            compile([Places.slowHead], [orbit(0, at: 3), fade]).dimmer(at: [179, 180, 195, 210])
                == [0, 128, 191, 255]
        )
    }

    @Test("a row in the dark finds the dimmer dark")
    func findsTheDark() {
        let fade = Cue.effect(
            2,
            .fadeOut(startLevel: nil, easing: .linear),
            on: "a",
            at: .milliseconds(2500),
            for: .seconds(1)
        )
        let cues = [full(0, at: 0), orbit(1, at: 3), fade]
        #expect(
            compile([Places.slowHead], cues).dimmer(at: [98, 150, 180, 210]) == [255, 0, 0, 0]
        )
    }

    @Test("a sweep has a light of its own from its time on, over what was lit before")
    func takesTheDimmer() {
        let cues = [full(0, at: 0), full(1, at: 2.5), sweep(2, at: 3)]
        let score = compile([Places.slowHead], cues)
        #expect(score.dimmer(at: [98, 99, 179, 180, 240, 300]) == [255, 0, 0, 0, 255, 0])
    }

    @Test("the way is as long as from where the head would be at the row's time without it")
    func measuresAtTheRow() {
        let move = Cue.effect(
            0,
            .moveTo(Position(pan: 37_517, tilt: 0)),
            on: "a",
            at: .zero,
            for: .seconds(3)
        )
        let score = compile([Places.slowHead], [full(1, at: 0), move, orbit(2, at: 3)])
        // Nowhere to go: 0.2 s, 12 frames, of which it stands 6.
        #expect(score.dimmer(at: [167, 168, 179, 180]) == [255, 0, 0, 255])
        #expect(
            score.aims(at: [168, 171, 174]).map(\.pan) == [35_016, 36_266, 37_517]
        )
    }

    @Test("a move that starts on the way keeps the head, and starts from where the way has it")
    func losesTheHead() {
        let move = Cue.effect(
            1,
            .moveTo(Position(pan: 0, tilt: 0)),
            on: "a",
            at: .milliseconds(2500),
            for: .seconds(1)
        )
        let score = compile([Places.slowHead], [orbit(0, at: 3), move])
        let alone = compile([Places.slowHead], [orbit(0, at: 3)])
        #expect(score.aims(at: [149]).map(\.pan) == alone.aims(at: [149]).map(\.pan))
        let found = Double(alone.aims(at: [150])[0].pan)
        #expect(score.aims(at: [150]).map(\.pan) == [UInt16(found)])
        #expect(score.aims(at: [180, 210]).map(\.pan) == [UInt16((found / 2).rounded()), 0])
    }

    @Test("where the song's start cuts the way short, the head is there in the dark from frame 0")
    func isCut() {
        let score = compile([Places.slowHead], [full(0, at: 0), sweep(1, at: 0.5)])
        #expect(score.aims(at: [0, 29, 30]) == Array(repeating: Places.Slow.leftFront, count: 3))
        #expect(score.dimmer(at: [0, 29, 30, 60, 90, 150]) == [0, 0, 0, 128, 255, 0])
    }

    @Test("a way that is cut starts with the song: of rows at its start the later one has the head")
    func isCutAmongOthers() {
        let move = { (row: Int) in
            Cue.effect(
                row,
                .moveTo(Position(pan: 500, tilt: 0)),
                on: "a",
                at: .zero,
                for: .seconds(1)
            )
        }
        let after = compile([Places.slowHead], [move(0), sweep(1, at: 0.06)])
        #expect(after.aims(at: [0]) == [Places.Slow.leftFront])
        let before = compile([Places.slowHead], [sweep(0, at: 0.06), move(1)])
        #expect(before.aims(at: [0, 60]).map(\.pan) == [37_517, 500])
    }

    @Test("at the start of the song there is no way at all: it starts on its point, lit")
    func startsTheSong() {
        let score = compile([Places.slowHead], [full(0, at: 0), orbit(1, at: 0)])
        #expect(score.aims(at: [0]) == [Places.Slow.leftFront])
        #expect(score.dimmer(at: [0]) == [255])
    }

    @Test("a sweep after a sweep takes the head and the light from it as soon as it needs them")
    func follows() {
        let second = sweep(1, at: 5, Sweep(start: Places.Slow.rightFront, subject: .zero))
        let score = compile([Places.slowHead], [sweep(0, at: 3), second])
        // The first would end on its far side; from there the second has its way measured.
        let first = compile([Places.slowHead], [sweep(0, at: 3)])
        let end = first.aims(at: [300])[0]
        let pan = abs(Double(end.pan) - 37_785) / 65_535 * 2
        let tilt = abs(Double(end.tilt) - 14_848) / 65_535 * 0.9
        let lead = Int(((max(pan, tilt) + 0.2) * 60).rounded(.toNearestOrEven))
        #expect(lead == 39)
        let way = 300 - lead
        #expect(score.aims(at: [way]) == first.aims(at: [way]))
        #expect(score.aims(at: [way - 1]) == first.aims(at: [way - 1]))
        #expect(score.aims(at: [294, 299, 300]).map(\.pan) == [37_785, 37_785, 37_785])
        #expect(score.dimmer(at: [way - 1]) == first.dimmer(at: [way - 1]))
        #expect(first.dimmer(at: [way]) != [0])
        #expect(score.dimmer(at: [way, 299, 360]) == [0, 0, 255])
    }

    @Test("a row that starts in the last frame of a song still goes there in the dark")
    func endsTheSong() {
        let score = compile([Places.slowHead], [full(0, at: 0), orbit(1, at: 3)], frames: 181)
        #expect(score.dimmer(at: [98, 99, 179, 180]) == [255, 0, 0, 255])
        let past = compile([Places.slowHead], [full(0, at: 0), orbit(1, at: 3)], frames: 180)
        #expect(past.dimmer(at: [99, 179]) == [255, 255])
    }

    @Test("ways that overlap are dark from the first to the last", arguments: [0, 1])
    func overlaps(later: Int) {
        // From (0, 0) it is 81 frames; the second is measured from where the first stands.
        let near = Sweep(start: Places.Slow.leftFront, subject: Places.Slow.piano)
        let cues = [
            full(0, at: 0), sweep(1 + later, at: 3, near), orbit(2 - later, at: 3.1),
        ]
        let score = compile([Places.slowHead], cues)
        #expect(score.dimmer(at: Array(99..<186)).allSatisfy { $0 == 0 })
        #expect(score.dimmer(at: [98]) == [255])
        #expect(score.aims(at: [186]) == [Places.Slow.leftFront])
    }

    private func full(_ row: Int, at time: Double) -> Cue {
        .effect(row, .full(colour: .white, brightness: 1), on: "a", at: .seconds(time))
    }

    private func orbit(_ row: Int, at time: Double) -> Cue {
        let orbit = Orbit(start: Places.Slow.leftFront, subject: Places.Slow.piano)
        return .effect(row, .orbit(orbit), on: "a", at: .seconds(time), for: .seconds(2))
    }

    private func sweep(
        _ row: Int,
        at time: Double,
        _ sweep: Sweep = Sweep(start: Places.Slow.leftFront, subject: Places.Slow.piano)
    ) -> Cue {
        .effect(row, .sweep(sweep), on: "a", at: .seconds(time), for: .seconds(2))
    }
}

extension Aim {
    fileprivate static let zero = Aim(pan: 0, tilt: 0)
}
