import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Rows of one fixture and effect at one instant")
struct InstantCheckTests {
    private func found(_ cues: [Cue]) -> [Diagnostic] {
        let song = Song(name: "a", soundPath: "a.wav", cues: cues)
        let sound = SoundLength(samples: 60 * 44_100, sampleRate: 44_100)
        return SongCheck(sound: sound, rate: .fps60).diagnostics(of: song)
    }

    private func flash(_ row: Int, at milliseconds: Int, on fixture: FixtureID = "a") -> Cue {
        .effect(row, .flash(Flash()), on: fixture, at: .milliseconds(milliseconds)).written(row + 1)
    }

    @Test("each later row is told, with the line of the first")
    func tellsRows() {
        let expected = [3, 5].map { line in
            Diagnostic(
                .warning,
                at: SourceLocation(file: "a.cue.json", line: line, column: 5),
                "the row in line 1 starts 'flash' on 'a' at the same instant, 00:12.500",
                hint: "both are kept, and the later one wins what both write;"
                    + " take one out, or move it"
            )
        }
        let cues = [
            flash(0, at: 12_500), flash(1, at: 12_510), flash(2, at: 12_500),
            flash(3, at: 12_500, on: "b"), flash(4, at: 12_500),
        ]
        #expect(found(cues) == expected)
    }

    @Test("rows of another effect, another fixture or 10 ms later are not told")
    func leavesAlone() {
        let full = Cue.effect(
            3,
            .full(colour: .white, brightness: 1),
            on: "a",
            at: .milliseconds(500)
        )
        let cues = [flash(0, at: 500), flash(1, at: 510), flash(2, at: 500, on: "b"), full]
        #expect(found(cues) == [])
        let snapshots = (0..<30).map { Cue.snapshot($0, at: .seconds(1), ["a": [0: 255]]) }
        #expect(found(snapshots) == [])
    }

    @Test("steps of a chase count, against rows and against each other, and are told once a row")
    func tellsChases() {
        let steps = [0, 0, 1000].map { ChaseStep.step($0, .flash(Flash()), on: "a") }
        let chase = Chase(id: "run", name: "Run", steps: steps, cycle: Beats(2))
        let row = Cue.chase(chase, row: 1, at: .seconds(1), repetitions: 3, on: .at(60)).written(2)
        #expect(
            found([flash(0, at: 2000), row]).map(\.message) == [
                "two steps of this chase start 'flash' on 'a' at the same instant, 00:01.000",
                "the row in line 1 starts 'flash' on 'a' at the same instant, 00:02.000",
            ]
        )
    }
}
