import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Who owns a channel")
struct PrecedenceTests {
    @Test("a level stays until something writes it")
    func tracks() {
        let cues: [Cue] = [.snapshot(at: .seconds(1), ["a": [1: 33]])]
        #expect(compile([.par("a")], cues).levels(at: [59, 60, 599], slot: 1) == [0, 33, 33])
    }

    @Test("a newer row keeps the channel when it has ended: the older one never takes it back")
    func neverJumpsBack() {
        let cues: [Cue] = [
            .snapshot(0, at: .zero, fade: .seconds(4), ["a": [0: 240]]),
            .effect(1, .flash(Flash()), on: "a", at: .seconds(1), for: .milliseconds(100)),
        ]
        #expect(
            compile([.par("a")], cues).levels(at: [59, 60, 66, 200, 300]) == [59, 255, 0, 0, 0]
        )
    }

    @Test("of two rows in one frame the later time owns it, of two at one time the later row")
    func breaksTies() {
        let times: [Cue] = [
            .snapshot(0, at: .milliseconds(1004), ["a": [0: 1]]),
            .snapshot(1, at: .milliseconds(1000), ["a": [0: 2]]),
        ]
        #expect(compile([.par("a")], times).levels(at: [60]) == [1])
        let rows: [Cue] = [
            .snapshot(0, at: .seconds(1), ["a": [0: 1]]),
            .snapshot(1, at: .seconds(1), ["a": [0: 2]]),
        ]
        #expect(compile([.par("a")], rows.reversed()).levels(at: [60]) == [2])
    }

    @Test("a row finds the level that the rows before it leave at its start, in the same frame too")
    func findsTheLevel() {
        let cues: [Cue] = [
            .snapshot(0, at: .zero, fade: .seconds(2), ["a": [0: 200]]),
            .effect(
                1,
                .fadeOut(startLevel: nil, easing: .linear),
                on: "a",
                at: .seconds(1),
                for: .seconds(1)
            ),
        ]
        #expect(compile([.par("a")], cues).levels(at: [30, 60, 90, 120]) == [50, 100, 50, 0])
        let together: [Cue] = [
            .snapshot(0, at: .seconds(1), ["a": [0: 80]]),
            .effect(
                1,
                .fadeOut(startLevel: nil, easing: .linear),
                on: "a",
                at: .seconds(1),
                for: .seconds(1)
            ),
        ]
        #expect(compile([.par("a")], together).levels(at: [59, 60, 90]) == [0, 80, 40])
    }

    @Test("a row past the last frame is not rendered, one in the last frame is")
    func endsWithTheSong() {
        let cues: [Cue] = [
            .snapshot(0, at: .seconds(1), ["a": [0: 1]]),
            .snapshot(1, at: .milliseconds(1020), ["a": [0: 2]]),
        ]
        let score = compile([.par("a")], cues, frames: 61)
        #expect(score.all.columns[0..<61].last == 1)
    }

    @Test("a row of an unknown fixture is passed over")
    func ignoresStrangers() {
        #expect(
            compile([.par("a")], [.snapshot(at: .zero, ["b": [0: 1]])]).all.columns.allSatisfy {
                $0 == 0
            }
        )
    }
}
