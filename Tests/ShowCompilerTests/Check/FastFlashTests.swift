import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Flashes that are too fast for too long")
struct FastFlashTests {
    private func strobe(
        _ rate: Double,
        _ length: Duration,
        row: Int = 0,
        at time: Duration = .seconds(1)
    )
        -> Cue
    {
        .effect(row, .strobe(rate: rate), on: "a", at: time, for: length)
    }

    private func found(_ cues: [Cue], on fixture: Fixture = .rgb("a")) -> [String] {
        findings([fixture], cues).map(\.message)
    }

    @Test("a strobe is told with its rate, its length and its start")
    func tells() {
        #expect(
            findings([.rgb("a")], [strobe(12, .seconds(4)).written(4)]) == [
                Diagnostic(
                    .warning,
                    at: SourceLocation(file: "a.cue.json", line: 4, column: 5),
                    "'a' flashes 12 times a second for 3.97 s from 00:01.000 on",
                    hint: "more than 5 flashes a second for more than 3 s can harm people with"
                        + " photosensitive epilepsy: slow it down, or make it shorter"
                )
            ]
        )
    }

    /// Rates, lengths in seconds, and whether they are too much.
    static let bounds: [(rate: Double, seconds: Double, isTold: Bool)] = [
        (5, 10, false), (5.1, 10, true), (5.1, 3.2, true), (6, 3, false), (6, 3.2, true),
        (20, 2.9, false), (20, 3.1, true), (1, 15, false), (30, 5, true),
    ]

    @Test("more than 5 a second and more than 3 s are the bounds", arguments: bounds)
    func knowsBounds(rate: Double, seconds: Double, isTold: Bool) {
        #expect(found([strobe(rate, .seconds(seconds))]).isEmpty != isTold)
    }

    @Test("many flashes of their own are told as one run, at the row that begins it")
    func addsFlashesUp() {
        let cues = (0..<40).map { index in
            Cue.effect(
                index,
                .flash(Flash()),
                on: "a",
                at: .milliseconds(2000 + 100 * index),
                for: .milliseconds(90)
            ).written(index + 1)
        }
        let all = findings([.par("a", armed: true)], cues)
        #expect(all.map(\.location?.line) == [1])
        #expect(
            all.map(\.message) == ["'a' flashes 10 times a second for 3.92 s from 00:02.000 on"]
        )
        #expect(findings([.par("a", armed: true)], Array(cues.prefix(30))) == [])
    }

    @Test("runs with a pause between them are told one by one")
    func tellsEachRun() {
        let cues = [
            strobe(10, .seconds(4)), strobe(10, .seconds(4), row: 1, at: .seconds(7)),
            strobe(10, .seconds(2), row: 2, at: .seconds(14)),
        ]
        #expect(
            found(cues) == [
                "'a' flashes 10 times a second for 3.95 s from 00:01.000 on",
                "'a' flashes 10 times a second for 3.95 s from 00:07.000 on",
            ]
        )
    }

    @Test("two short bursts with a pause are not a long one")
    func sparesBursts() {
        #expect(
            found([strobe(20, .seconds(2)), strobe(20, .seconds(2), row: 1, at: .seconds(4))]) == []
        )
    }

    @Test("what nobody sees is no flash: a dark colour, less than a tenth of full")
    func sparesDimFlashes() {
        let dim = Cue.snapshot(0, at: .zero, ["a": [0: 20]])
        #expect(found([dim, strobe(10, .seconds(5), row: 1)]) == [])
        let bright = Cue.snapshot(0, at: .zero, ["a": [0: 40]])
        #expect(found([bright, strobe(10, .seconds(5), row: 1)]).count == 1)
    }

    @Test("a wave that runs fast is a flash too")
    func knowsWaves() {
        let wave = ColourWave(fixtures: ["a"], duration: Beats(8), speed: 6, fadeIn: .zero)
        let chase = Chase(id: "wave", name: "Wave", wave: wave)
        let row = Cue.chase(chase, at: .seconds(1), on: .at(120))
        #expect(found([row]).count == 1)
        var slow = wave
        slow.speed = 4
        let slowRow = Cue.chase(
            Chase(id: "wave", name: "Wave", wave: slow),
            at: .seconds(1),
            on: .at(120)
        )
        #expect(found([slowRow]) == [])
    }
}
