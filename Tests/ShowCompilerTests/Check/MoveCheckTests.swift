import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Moves that a head cannot make")
struct MoveCheckTests {
    private let place = SourceLocation(file: "a.cue.json", line: 5, column: 5)

    private func found(_ cues: [Cue], on head: Fixture = Places.slowHead) -> [Diagnostic] {
        findings([head], cues.map { $0.written(5) })
    }

    private func move(_ pan: UInt16, _ tilt: UInt16, over length: Duration, row: Int = 0) -> Cue {
        .effect(row, .moveTo(Position(pan: pan, tilt: tilt)), on: "a", at: .seconds(1), for: length)
    }

    @Test("a straight move that is too fast is told with what it takes, the slower axis first")
    func tellsMoves() {
        #expect(
            found([move(40_000, 30_000, over: .milliseconds(500))]) == [
                Diagnostic(
                    .warning,
                    at: place,
                    "'a' cannot move that fast: it takes 1.22 s for 40000 steps of pan,"
                        + " the row gives it 0.5 s",
                    hint: "it arrives late; give the row a \"duration\" of 1.23 s or more"
                )
            ]
        )
    }

    @Test("a snapshot that fades a position is told, and to fade longer")
    func tellsSnapshots() {
        let cue = Cue.snapshot(
            0,
            at: .seconds(1),
            fade: .milliseconds(100),
            ["a": [2: 255, 3: 255]]
        )
        #expect(
            found([cue]).map(\.hint) == [
                "it arrives late; give the row a \"fade\" of 0.9 s or more"
            ]
        )
    }

    @Test("moves that the head can make are not told, nor are those that snap")
    func leavesAlone() {
        #expect(found([move(65_535, 65_535, over: .seconds(2))]) == [])
        #expect(found([move(65_535, 65_535, over: .zero)]) == [])
        #expect(
            found([.effect(0, .seek(65_535, 0), on: "a", at: .seconds(1), for: .seconds(1))]) == []
        )
    }

    @Test("an orbit whose head is still behind at its end is told, and how to mend it")
    func tellsLateOrbits() {
        let orbit = Orbit(
            start: Aim(pan: 10_000, tilt: 0),
            subject: Aim(pan: 60_000, tilt: 0),
            orbits: 0,
            writesDimmer: false
        )
        let cue = Cue.effect(0, .orbit(orbit), on: "a", at: .seconds(1), for: .milliseconds(500))
        let all = found([cue])
        // 31 steps of 65535 / (2.0 s · 60), each rounded to 546, come to 16926.
        #expect(
            all.map(\.message) == [
                "'a' cannot follow the orbit: at its end it is 43074 steps of pan behind"
            ]
        )
        #expect(
            all.first?.hint
                == "give the row more \"duration\" or fewer \"orbits\", or let it begin nearer"
        )
    }

    @Test("an orbit that turns faster than the head is told, though it ends where it should")
    func tellsHastyOrbits() {
        let orbit = Orbit(
            start: Aim(pan: 20_000, tilt: 30_000),
            subject: Aim(pan: 40_000, tilt: 30_000),
            orbits: 20,
            easing: .linear
        )
        let cue = Cue.effect(0, .orbit(orbit), on: "a", at: .seconds(4), for: .seconds(2))
        let messages = found([cue]).map(\.message)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("'a' cannot follow the orbit: for ") == true)
    }

    @Test("a spiral that leaves what the head may point at is told once for each axis")
    func tellsLimits() {
        let orbit = Orbit(
            start: Aim(pan: 30_000, tilt: 30_000),
            subject: Aim(pan: 40_000, tilt: 30_000)
        )
        let head = Fixture.head("a", limits: [.pan: 25_000...45_000, .tilt: 0...65_535])
        let cue = Cue.effect(0, .orbit(orbit), on: "a", at: .seconds(4), for: .seconds(6))
        #expect(
            found([cue], on: head) == [
                Diagnostic(
                    .warning,
                    at: place,
                    "the orbit leads 'a' out of its pan 25000…45000",
                    hint: "it stops there and waits; make the way smaller, or the limits wider"
                )
            ]
        )
    }

    @Test("the known circle, orbit and sweep are within what their heads can do")
    func acceptsKnownWays() {
        let orbit = Orbit(start: Places.Fast.leftFront, subject: Places.Fast.table, orbits: 1.15)
        let cue = Cue.effect(0, .orbit(orbit), on: "a", at: .seconds(3), for: .seconds(2))
        #expect(found([cue], on: Places.fastHead) == [])
        let sweep = Sweep(start: Places.Slow.leftFront, subject: Places.Slow.piano)
        #expect(
            found([.effect(0, .sweep(sweep), on: "a", at: .seconds(3), for: .seconds(2))]) == []
        )
        let circle = Circle(
            centre: RoomPoint(x: 0.5, y: 0.5, z: 0.2),
            radius: 0.3,
            references: Places.Fast.corners
        )
        let round = Cue.effect(0, .circle(circle), on: "a", at: .zero, for: .seconds(4))
        #expect(found([round], on: Places.fastHead) == [])
    }
}
