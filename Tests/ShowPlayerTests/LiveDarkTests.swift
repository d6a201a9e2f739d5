import DMX
import ShowPlayer
import Testing
import Timebase

@Suite("A live stage that goes dark")
struct LiveDarkTests {
    @Test(
        "an ending goes out at least three times within 100 ms, and is kept alive",
        arguments: Ending.allCases
    )
    func darkens(ending: Ending) {
        let rig = LiveRig()
        rig.control.show([80, 90])
        rig.run(to: 95)
        rig.control.show([81, 90])
        rig.run(to: 100)
        rig.control.darken(ending)
        rig.run(to: 200)
        let expected: [Level] =
            switch ending {
            case .blackout: [0, 90]
            case .zero: [0, 0]
            case .hold: [81, 90]
            }
        #expect(rig.output.frames.suffix(4).allSatisfy { $0 == expected })
        #expect(rig.gaps.suffix(3).allSatisfy { $0 >= 1000.0 / 60 })
        #expect(rig.control.status.mode == .dark)
        #expect(rig.control.shown.levels == expected)
        let serial = rig.control.shownSerial
        rig.run(to: 5000)
        #expect(rig.control.shownSerial == serial)
        #expect(rig.gaps.suffix(5).allSatisfy { (800...1000).contains($0) })
        #expect(rig.output.frames.last == expected)
    }

    @Test("a driver that falls silent while playing leaves the stage dark within a second")
    func goesDark() throws {
        let rig = LiveRig()
        let clock = SetClock()
        clock.set(.zero, at: rig.clock.now())
        rig.control.play(LiveSong(frames: 10_000), by: clock)
        rig.run(to: 2000, sign: 100)
        #expect(rig.control.takeEvents().isEmpty)
        rig.run(to: 4000)
        let dark = try #require(rig.output.frames.lastIndex { $0[0] != 0 })
        // The last sign was at 1900 ms.
        #expect(rig.sendTimes[dark] > 2450)
        #expect(rig.sendTimes[dark + 1] < 1900 + 850 + 20)
        #expect(rig.sendTimes[dark + 4] < 1900 + 950)
        #expect(rig.control.status.mode == .dark)
        let events = rig.control.takeEvents()
        #expect(events.count == 1)
        guard case .driverSilent(let at) = events.first else {
            Issue.record("the silence is an event")
            return
        }
        #expect(at >= rig.time(2750) && at < rig.time(2770))
        #expect(rig.control.takeEvents().isEmpty)
    }

    @Test("a driver that comes back plays on")
    func comesBack() {
        let rig = LiveRig()
        let clock = SetClock()
        let song = LiveSong(frames: 10_000)
        clock.set(.zero, at: rig.clock.now())
        rig.control.play(song, by: clock)
        rig.run(to: 1000)
        #expect(rig.control.status.mode == .dark)
        rig.control.alive()
        rig.run(to: 1100)
        #expect(rig.control.status.mode == .dark)
        rig.control.play(song, by: clock)
        rig.run(to: 1210, sign: 100)
        #expect(rig.sent.last == 72)
    }

    @Test("a stage that holds, or whose clock does not run, needs no driver")
    func needsNoDriver() {
        let rig = LiveRig()
        rig.control.show([5, 5])
        rig.run(to: 3000)
        #expect(rig.sent.last == 5)
        rig.control.play(LiveSong(frames: 100), by: SetClock())
        rig.run(to: 6000)
        #expect(rig.sent.last == 5)
        #expect(rig.control.takeEvents().isEmpty)
    }

    @Test("the last ending goes out four times, and nothing after it")
    func ends() {
        let rig = LiveRig(ending: .zero)
        rig.control.show([80, 90])
        rig.run(to: 100)
        rig.control.stop()
        rig.control.show([1, 1])
        rig.run(to: 200)
        #expect(rig.output.frames.suffix(4).allSatisfy { $0 == [0, 0] })
        #expect(rig.output.frames.count == 5)
        #expect(rig.control.status.mode == .ended)
        #expect(rig.control.status.counts.endingFrames == 4)
        rig.run(to: 5000)
        #expect(rig.output.frames.count == 5)
    }

    @Test("what is held after the dark is seen at once")
    func lightsAgain() {
        let rig = LiveRig()
        rig.control.show([80, 90])
        rig.run(to: 100)
        rig.control.darken()
        rig.run(to: 1000)
        rig.control.show([80, 90])
        rig.run(to: 1001)
        #expect(rig.output.frames.last == [80, 90])
        #expect(rig.control.status.mode == .holding)
    }
}
