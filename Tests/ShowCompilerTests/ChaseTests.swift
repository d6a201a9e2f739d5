import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Static chases")
struct ChaseTests {
    private func red(_ level: Level) -> Effect {
        .full(colour: Colour(red: level, green: 0, blue: 0), brightness: 1)
    }

    @Test("steps come on the beats after the row, and their durations are beats too")
    func steps() {
        let chase = Chase(
            id: "c",
            name: "C",
            steps: [
                .step(0, for: 1000, .flash(Flash()), on: "a"),
                .step(1000, for: 2000, .flash(Flash()), on: "b"),
            ]
        )
        let score = compile(
            [.rgb("a"), .rgb("b", at: 4)],
            [.chase(chase, at: .seconds(1), on: .at(120))]
        )
        #expect(score.levels(at: [59, 60, 75, 90, 91]) == [0, 255, 128, 0, 0])
        #expect(score.levels(at: [89, 90, 120, 150, 151], slot: 3) == [0, 255, 128, 0, 0])
    }

    @Test("a step between two frames goes to the even one")
    func ties() {
        // A quarter of a beat at 120 is 7.5 frames, three quarters are 22.5.
        let chase = Chase(
            id: "c",
            name: "C",
            steps: [.step(250, red(10), on: "a"), .step(750, red(20), on: "a")]
        )
        let score = compile([.rgb("a")], [.chase(chase, at: .zero, on: .at(120))])
        #expect(score.levels(at: [7, 8, 21, 22]) == [0, 10, 10, 20])
    }

    @Test("a repetition follows a cycle later, and its first step beats the last one's last")
    func repeats() {
        let chase = Chase(
            id: "c",
            name: "C",
            steps: [.step(0, red(1), on: "a"), .step(1000, red(2), on: "a")]
        )
        // The cycle is one beat: the second step comes together with the next repetition.
        let score = compile(
            [.rgb("a")],
            [.chase(chase, at: .zero, repetitions: 3, on: .at(60))]
        )
        #expect(score.levels(at: [0, 59, 60, 120, 179, 180]) == [1, 1, 1, 1, 1, 2])
    }

    @Test("each step takes its channels when it starts: rows before and after it keep their turns")
    func takesTurns() {
        let chase = Chase(
            id: "c",
            name: "C",
            steps: [.step(0, red(1), on: "a"), .step(2000, red(2), on: "a")]
        )
        let rows: [Cue] = [
            .snapshot(0, at: .seconds(3), ["a": [0: 30]]),
            .chase(chase, row: 1, at: .seconds(1), on: .at(60)),
            .snapshot(2, at: .seconds(2), ["a": [0: 20]]),
            .snapshot(3, at: .seconds(1), ["a": [0: 10]]),
        ]
        let score = compile([.rgb("a")], rows)
        // At 1 s the later row, 3, wins; at 3 s the later row is the chase.
        #expect(score.levels(at: [60, 120, 180]) == [10, 20, 2])
    }

    @Test("effects in a chase leave armed channels alone")
    func keepsArm() {
        let chase = Chase(
            id: "c",
            name: "C",
            steps: [.step(0, for: 1000, .flash(Flash()), on: "a"), .step(1000, .blackout, on: "a")]
        )
        let rows: [Cue] = [.chase(chase, at: .zero, repetitions: 9, on: .at(120))]
        let score = compile([.par("a", armed: true)], rows)
        #expect(score.all.columns[0..<600].allSatisfy { $0 == 255 })
    }

    /// Tempi whose beats are whole milliseconds, and that length.
    static let tempi = [
        (60, 1000), (75, 800), (96, 625), (100, 600), (120, 500), (125, 480), (150, 400),
    ]

    @Test("on a constant grid a chase is the same as by its tempo", arguments: tempi)
    func constantGridEqualsTempo(tempo: Int, interval: Int) {
        var random = SeededRandom(seed: UInt64(tempo))
        let fixtures: [Fixture] = [.par("a"), .rgb("b", at: 11), .par("c", at: 21, armed: true)]
        let first = Int.random(in: 0...2000, using: &random)
        let even = (0..<20).map { first + $0 * interval }
        // The last one is late, so that the grid is not constant as a whole.
        let grids = [BeatGrid.measured(even), BeatGrid.measured(even + [60_000])]
        for _ in 0..<10 {
            let rows = (0..<8).map { _ in row(&random, within: 19 * interval - 4000) }
            let scores = ([BeatGrid.at(tempo)] + grids).map { grid in
                compile(fixtures, rows.enumerated().map { $1.cue($0, on: grid) }, frames: 300).all
            }
            #expect(scores[1] == scores[0])
            #expect(scores[2] == scores[0])
        }
    }

    @Test("a chase is the same as its steps written as rows, dark ways too", arguments: 0..<20)
    func equalsRows(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let steps = (0..<6).map { _ in
            let fixture = rig()[Int.random(in: 0..<5, using: &random)]
            return ChaseStep.step(
                Int.random(in: 0...8000, using: &random),
                for: Int.random(in: 0...3000, using: &random),
                randomEffect(&random, withLevels: true),
                on: fixture.id
            )
        }
        let start = Duration.milliseconds(Int.random(in: 0...1500, using: &random))
        let chase = Chase(id: "c", name: "C", steps: steps, cycle: .thousandths(2500))
        let row = Cue.chase(chase, row: 1, at: start, repetitions: 2, on: .at(120))
        let others = randomCues(&random, on: rig()).prefix(20).map { other in
            Cue(row: other.row == 0 ? 0 : other.row + 20, time: other.time, action: other.action)
        }
        let written = row.parts(before: .seconds(60)).enumerated().map { place, part in
            Cue(row: 1 + place, time: part.time, action: part.action)
        }
        #expect(written.count == 12)
        #expect(compile(rig(), others + [row]).all == compile(rig(), others + written).all)
    }

    @Test("a step that gets to its start in the dark goes ahead of its beat, each time anew")
    func goesAhead() {
        let sweep = Sweep(start: Places.Slow.leftFront, subject: Places.Slow.piano)
        let steps = [ChaseStep.step(0, for: 4000, .sweep(sweep), on: "a")]
        let chase = Chase(id: "c", name: "C", steps: steps, cycle: Beats(8))
        let row = Cue.chase(chase, at: .seconds(3), repetitions: 2, on: .at(120))
        let score = compile([Places.slowHead], [row])
        // The known sweep at 3 s, then the way back from its end to its start, and at 7 s again.
        #expect(score.dimmer(at: [180, 240, 300, 419, 420, 480]) == [0, 255, 0, 0, 0, 255])
        #expect(
            score.aims(at: [174, 419, 420]) == Array(repeating: Places.Slow.leftFront, count: 3)
        )
        #expect(score.aims(at: [480]) == [Places.Slow.piano])
    }

    @Test("any span of chases is that cut of the whole")
    func spanEqualsCut() {
        var random = SeededRandom(seed: 11)
        let fixtures: [Fixture] = [.par("a"), .rgb("b", at: 11), .par("c", at: 21, armed: true)]
        let grid = BeatGrid.measured([0, 400, 1100, 1500, 2100, 2500])
        let rows = (0..<12).map { row(&random, within: 4000).cue($0, on: grid) }
        let score = compile(fixtures, rows, frames: 300)
        let whole = score.all
        for _ in 0..<40 {
            let start = Int.random(in: 0..<300, using: &random)
            let end = Int.random(in: start + 1...300, using: &random)
            let block = score.render(.frames(start..<end))
            for frame in start..<end {
                #expect(block.frame(frame - start) == whole.frame(frame))
            }
        }
    }

    /// A row of a chase whose song is still open.
    private struct Row {
        let chase: Chase
        let time: Duration
        let repetitions: Int

        func cue(_ row: Int, on grid: BeatGrid) -> Cue {
            .chase(chase, row: row, at: time, repetitions: repetitions, on: grid)
        }
    }

    private func row(_ random: inout SeededRandom, within milliseconds: Int) -> Row {
        let time = Duration.milliseconds(Int.random(in: 0...max(0, milliseconds), using: &random))
        let ids: [FixtureID] = ["a", "b", "c"]
        let chase: Chase
        if Bool.random(using: &random) {
            let wave = ColourWave(
                fixtures: ids,
                duration: .thousandths(Int.random(in: 1...40, using: &random) * 50),
                speed: Double(Int.random(in: -30...30, using: &random)) / 10,
                fadeIn: .thousandths(Int.random(in: 0...1000, using: &random))
            )
            chase = Chase(id: "w", name: "W", wave: wave)
        } else {
            let steps = (0..<6).map { _ in
                ChaseStep.step(
                    Int.random(in: 0...8, using: &random) * 125,
                    for: Int.random(in: 0...8, using: &random) * 125,
                    Bool.random(using: &random)
                        ? .flash(Flash()) : .fadeOut(startLevel: 200, easing: .easeIn),
                    on: ids[Int.random(in: 0..<3, using: &random)]
                )
            }
            chase = Chase(id: "s", name: "S", steps: steps)
        }
        return Row(chase: chase, time: time, repetitions: Int.random(in: 1...3, using: &random))
    }
}
