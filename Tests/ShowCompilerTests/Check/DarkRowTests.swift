import ShowCompiler
import ShowModel
import TestSupport
import Testing

@Suite("Rows that stay dark")
struct DarkRowTests {
    /// Slots: dimmer, red, green, blue; nothing armed.
    private let par = Fixture.par("par")
    /// Slots 1–4 position, 5 speed, 6 dimmer, 7 shutter; nothing armed.
    private let head = Fixture.head("head", armed: false)

    @Test("a snapshot that lights a head behind a closed shutter is told, and how to mend it")
    func tellsClosedShutter() {
        let cue = Cue.snapshot(0, at: .seconds(1), ["head": [5: 255]]).written(7)
        #expect(
            findings([head], [cue]) == [
                Diagnostic(
                    .warning,
                    at: SourceLocation(file: "a.cue.json", line: 7, column: 5),
                    "this will stay dark: the snapshot lights 'head',"
                        + " but its 'shutter' is closed all the while",
                    hint: "bring 'shutter' up first, by a snapshot or 'set_channels'"
                )
            ]
        )
    }

    @Test("colour on a par whose dimmer nobody brings up is told")
    func tellsZeroDimmer() {
        let cue = Cue.effect(
            0,
            .setChannels([.level(channel: 1, 200)]),
            on: "par",
            at: .seconds(1)
        )
        #expect(
            findings([par], [cue]).map(\.message) == [
                "this will stay dark: 'set_channels' lights 'par', but its 'dim' is at 0 all the while"
            ]
        )
    }

    @Test("an effect on a par whose armed dimmer a snapshot took down is told")
    func tellsOverriddenArm() {
        let cues = [
            Cue.snapshot(0, at: .seconds(1), ["par": [0: 0]]),
            Cue.effect(1, .flash(Flash()), on: "par", at: .seconds(2), for: .seconds(1)),
        ]
        let found = findings([.par("par", armed: true)], cues)
        #expect(
            found.map(\.message) == [
                "this will stay dark: 'flash' lights 'par', but its 'dim' is at 0 all the while"
            ]
        )
        #expect(
            found.map(\.hint) == [
                "'dim' is armed, so effects leave it alone: set it by name,"
                    + " by a snapshot or 'set_channels'"
            ]
        )
    }

    @Test("a dimmer that comes up over no colour is told, with the channels that give it")
    func tellsBlack() {
        let cues = [
            Cue.effect(0, .strobe(rate: 4), on: "par", at: .seconds(1), for: .seconds(1)),
            Cue.snapshot(1, at: .seconds(3), ["par": [0: 255]]),
        ]
        let found = findings([par], cues)
        #expect(
            found.map(\.message) == [
                "this will stay dark: 'strobe' lights 'par', but its colour is black all the while",
                "this will stay dark: the snapshot lights 'par', but its colour is black all the while",
            ]
        )
        #expect(
            Set(found.map(\.hint)) == ["give it a colour first: 'red', 'green', 'blue' are at 0"]
        )
    }

    @Test("a row that is over before the dark way of another is, is told")
    func tellsDarkWay() {
        let sweep = Sweep(start: Places.Slow.leftFront, subject: Places.Slow.piano)
        let flash = Effect.flash(Flash())
        let cues = [
            Cue.effect(0, flash, on: "a", at: .milliseconds(2500), for: .milliseconds(300)),
            Cue.effect(1, .sweep(sweep), on: "a", at: .seconds(3), for: .seconds(2)),
        ]
        let found = findings([Places.slowHead], cues)
        #expect(
            found.map(\.message) == [
                "this will stay dark: 'flash' lights 'a' while it is on its dark way to where an orbit"
                    + " or a sweep starts"
            ]
        )
        #expect(
            found.map(\.hint) == ["move it before the dark way, or make it last until after it"]
        )
    }

    @Test("a chase of which nothing is seen on a fixture is told once")
    func tellsChaseOnce() {
        let closed = Fixture.of([.shutter, .dimmer], "lamp", armed: [.shutter: 0])
        let steps = (0..<4).map {
            ChaseStep.step($0 * 1000, for: 500, .flash(Flash()), on: "lamp")
        }
        let chase = Chase(id: "run", name: "Run", steps: steps)
        let cue = Cue.chase(chase, at: .seconds(1), repetitions: 2, on: .at(120))
        #expect(
            findings([closed], [cue]).map(\.message) == [
                "this will stay dark: the chase 'run' lights 'lamp',"
                    + " but its 'shutter' is closed all the while"
            ]
        )
    }

    /// Rows of which something is seen, or that do not mean to light anything.
    static let fine: [[Cue]] = [
        // Colour that waits in the dark for its dimmer.
        [
            .snapshot(0, at: .seconds(1), ["par": [1: 255]]),
            .effect(1, .fadeIn(FadeIn(components: [.green: 9])), on: "par", at: .seconds(5)),
        ],
        // A row that holds the dimmer at 0 itself.
        [.snapshot(0, at: .seconds(1), ["par": [0: 0, 1: 255]])],
        // Down to black.
        [.snapshot(0, at: .seconds(1), fade: .seconds(1), ["par": [0: 0, 1: 0]])],
        // Effects bring up what is not armed.
        [.effect(0, .flash(Flash()), on: "par", at: .seconds(1), for: .seconds(1))],
        [.effect(0, .full(colour: .white, brightness: 1), on: "head", at: .seconds(1))],
        // Colour that is changed in the dark.
        [.effect(0, .colourFade(ColourFade()), on: "par", at: .seconds(1), for: .seconds(1))],
        // Down, from what another row left.
        [.effect(0, .fadeOut(startLevel: 200, easing: .linear), on: "head", at: .seconds(1))],
        // Shown for a single frame.
        [
            .snapshot(0, at: .seconds(1), ["head": [5: 255]]),
            .snapshot(1, at: .milliseconds(1500), ["head": [6: 255]]),
            .snapshot(2, at: .milliseconds(1517), ["head": [6: 0]]),
        ],
        // The row that takes the dimmer back at once says enough.
        [
            .effect(0, .full(colour: .white, brightness: 1), on: "par", at: .seconds(1)),
            .effect(1, .blackout, on: "par", at: .seconds(1)),
        ],
        // A row that sets its own colour to black.
        [.snapshot(0, at: .seconds(1), ["par": [0: 255, 1: 0, 2: 0, 3: 0]])],
        // What is not a light.
        [.snapshot(0, at: .seconds(1), ["head": [0: 255, 4: 255]])],
    ]

    @Test("what is seen at any time, or is not to be seen, is not told", arguments: fine)
    func leavesAlone(cues: [Cue]) {
        let par = Fixture.par("par", at: 11)
        #expect(findings([par, head], cues) == [])
    }

    @Test("of two rows only the one of which nothing is seen is told")
    func tellsTheRightRow() {
        let cues = [
            Cue.snapshot(0, at: .seconds(1), ["par": [1: 255]]),
            Cue.snapshot(1, at: .seconds(2), ["par": [1: 128]]),
            Cue.snapshot(2, at: .seconds(3), ["par": [0: 255]]),
        ]
        #expect(findings([par], cues.map { $0.written($0.row + 1) }).map(\.location?.line) == [1])
    }

    @Test("a par of colours alone is never dark for want of a dimmer")
    func knowsPlainPars() {
        let cue = Cue.snapshot(0, at: .seconds(1), ["rgb": [0: 255]])
        #expect(findings([.rgb("rgb")], [cue]) == [])
    }
}
