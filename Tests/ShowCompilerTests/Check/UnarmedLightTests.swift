import ShowCompiler
import ShowModel
import TestSupport
import Testing

@Suite("Light on a fixture that is not armed")
struct UnarmedLightTests {
    /// A lamp that must hold its mode at 40.
    private let lamp = Fixture.of([.other, .dimmer], "lamp", armed: [.other: 40])
    private let light = Cue.snapshot(0, at: .seconds(1), ["lamp": [1: 255]])

    @Test("a row that takes an armed channel away while there is light is told, and when")
    func tells() {
        let cues = [light, .snapshot(1, at: .milliseconds(2500), ["lamp": [0: 7]]).written(9)]
        #expect(
            findings([lamp], cues) == [
                Diagnostic(
                    .warning,
                    at: SourceLocation(file: "a.cue.json", line: 9, column: 5),
                    "'lamp' is lit while unarmed: its 'speed' is at 7 instead of 40 at 00:02.500",
                    hint: "leave 'speed' at 40, or bring the light down first"
                )
            ]
        )
    }

    @Test("light that comes later counts, and the row that took the arm away is named")
    func looksAhead() {
        let cues = [
            Cue.snapshot(1, at: .milliseconds(500), ["lamp": [0: 7]]).written(3), light,
        ]
        let found = findings([lamp], cues)
        #expect(found.map(\.location?.line) == [3])
        #expect(found.map { $0.message.hasSuffix("at 00:01.000") } == [true])
    }

    @Test("in the dark, back in time, or at the arm level it is nobody's business")
    func leavesAlone() {
        let away = Cue.snapshot(1, at: .milliseconds(200), ["lamp": [0: 7]])
        let back = Cue.snapshot(2, at: .milliseconds(900), ["lamp": [0: 40]])
        #expect(findings([lamp], [away]) == [])
        #expect(findings([lamp], [away, back, light]) == [])
    }

    @Test("a dimmer that is armed and set lower is only less light")
    func sparesDimmers() {
        let cue = Cue.snapshot(0, at: .seconds(1), ["par": [0: 128, 1: 255]])
        #expect(findings([.par("par", armed: true)], [cue]) == [])
    }
}
