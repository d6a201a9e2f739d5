import ShowPlayer
import Testing
import Timebase

@Suite("The clock of a show without sound")
struct RunningClockTests {
    @Test("it stands until it is asked first, and runs from there", arguments: [0, 3, 4000])
    func startsWhenAsked(milliseconds: Int) {
        let machine = ManualClock()
        let clock = RunningClock(from: .seconds(12), by: machine)
        machine.advance(by: .milliseconds(milliseconds))
        #expect(clock.line()?.position(at: machine.now()) == .seconds(12))
        machine.advance(by: .milliseconds(1500))
        #expect(clock.line()?.position(at: machine.now()) == .milliseconds(13_500))
    }

    @Test("a frame thread that starts late has no late frame")
    func lateStart() {
        let machine = ManualClock()
        let clock = RunningClock(from: .zero, by: machine)
        machine.advance(by: .milliseconds(700))
        let stage = Stage(frameCount: 60, machine: machine, showClock: clock)
        let report = stage.play()
        #expect(report.counts.sentFrames == 60)
        #expect(report.counts.skippedFrames == 0)
        #expect(report.counts.lateFrames == 0)
    }
}
