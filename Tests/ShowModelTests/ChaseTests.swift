import ShowModel
import TestSupport
import Testing
import Timebase

struct ChaseTests {
    /// Two steps: one on the beat, one from 1.5 to 2.
    private let chase = Chase(
        id: "two",
        name: "Two",
        steps: [
            .step(1500, for: 500, .blackout, on: "b"),
            .step(0, for: 1000, .flash(Flash()), on: "a"),
        ]
    )

    @Test("a cycle lasts until the last step has ended, or as long as the wave")
    func cycles() {
        #expect(chase.cycle == Beats(2))
        #expect(Chase(id: "none", name: "None", steps: []).cycle == .zero)
        #expect(Chase(id: "long", name: "Long", steps: [], cycle: Beats(3)).cycle == Beats(3))
        let wave = ColourWave(fixtures: ["a", "b"], duration: Beats(8))
        #expect(Chase(id: "wave", name: "Wave", wave: wave).cycle == Beats(8))
        #expect(Chase(id: "wave", name: "Wave", wave: wave).stepCount == 2)
    }

    @Test("every step of every repetition is a part, with the row's place and its own time")
    func comesApart() {
        let cue = Cue.chase(chase, row: 4, at: .seconds(10), repetitions: 2, on: .at(120))
        let parts = cue.parts(before: .seconds(60))
        #expect(parts.map(\.row) == [4, 4, 4, 4])
        #expect(parts.map(\.time) == [10.75, 10, 11.75, 11].map { .seconds($0) })
        let blackout = EffectCue(fixture: "b", duration: .milliseconds(250), effect: .blackout)
        #expect(parts[0].action == .effect(blackout))
        let flash = EffectCue(fixture: "a", duration: .milliseconds(500), effect: .flash(Flash()))
        #expect(parts[3].action == .effect(flash))
        #expect(ChaseCue(chase: chase, repetitions: 2, grid: .at(120)).partCount == 4)
    }

    @Test("steps follow the measured beats, counted from where the row starts")
    func followsBeats() {
        let grid = BeatGrid.measured([0, 1000, 1500, 1750])
        let cue = Cue.chase(chase, at: .milliseconds(500), on: grid)
        let parts = cue.parts(before: .seconds(60))
        // It starts on beat ½; the first step written is on beat 2, the last ends on beat 2½.
        #expect(parts.map(\.time) == [.milliseconds(1500), .milliseconds(500)])
        let row = ChaseCue(chase: chase, grid: grid)
        #expect(row.duration(from: .milliseconds(500)) == .milliseconds(1125))
        guard case .effect(let blackout) = parts[0].action else {
            Issue.record("a step is an effect")
            return
        }
        #expect(blackout.duration == .milliseconds(125))
    }

    @Test("parts that start at the end or later are left out")
    func ends() {
        let cue = Cue.chase(chase, at: .seconds(10), repetitions: 1000, on: .at(120))
        #expect(
            cue.parts(before: .milliseconds(11_750)).map(\.time)
                == [10.75, 10, 11].map { .seconds($0) }
        )
        #expect(cue.parts(before: .seconds(10)).isEmpty)
    }

    @Test("a wave stays whole: it is a part for every repetition")
    func keepsWaves() {
        let wave = Chase(id: "wave", name: "Wave", wave: ColourWave(fixtures: ["a", "b"]))
        let cue = Cue.chase(wave, at: .seconds(1), repetitions: 3, on: .at(60))
        let parts = cue.parts(before: .seconds(60))
        #expect(parts.map(\.time) == [1, 5, 9].map { .seconds($0) })
        let once = CueAction.chase(ChaseCue(chase: wave, grid: .at(60)))
        #expect(parts.allSatisfy { $0.action == once })
    }

    @Test("a row that is no chase is its own only part, wherever it starts")
    func passesOthers() {
        let cue = Cue.effect(3, .blackout, on: "a", at: .seconds(9))
        #expect(cue.parts(before: .seconds(1)) == [cue])
    }
}
