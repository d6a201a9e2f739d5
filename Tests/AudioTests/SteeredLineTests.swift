import Audio
import Testing
import Timebase

struct SteeredLineTests {
    /// A line that is `lead` seconds ahead of the clock at second 0.
    private func line(lead: Double, rate: Double = 1) -> ClockLine {
        let position = Duration.nanoseconds(Int64(lead * 1e9))
        return ClockLine(anchor: instant(0), position: position, rate: rate)
    }

    @Test(
        "a line meets its target without a leap, a stop or a step back",
        arguments: [-0.05, -0.01, 0.0001, 0.01, 0.05]
    )
    func meets(distance: Double) {
        let target = line(lead: distance, rate: 1.0001)
        var steered = SteeredLine(line(lead: 0))
        var last = steered.line.position(at: instant(0))
        for step in 1...500 {
            let now = instant(Double(step) * 0.01)
            let before = steered.line.position(at: now)
            steered.steer(toward: target, at: now)
            let after = steered.line.position(at: now)
            #expect(abs((after - before).wholeNanoseconds) <= 1)
            let pace = (after - last).seconds / 0.01
            #expect(pace > 0.94 && pace < 1.06)
            last = after
        }
        let end = instant(5)
        #expect(abs((steered.line.position(at: end) - target.position(at: end)).seconds) < 0.0002)
    }

    @Test("after a gap without a target the line goes on where it was and bends back from there")
    func afterGap() {
        var steered = SteeredLine(line(lead: 0))
        steered.steer(toward: line(lead: 0.01), at: instant(1))
        steered.follow(rate: 1.0001, from: instant(2))
        let before = steered.line.position(at: instant(60))
        steered.steer(toward: line(lead: 0.02), at: instant(60))
        #expect(abs((steered.line.position(at: instant(60)) - before).wholeNanoseconds) <= 1)
        for step in 0..<400 {
            steered.steer(toward: line(lead: 0.02), at: instant(60 + Double(step) * 0.01))
        }
        let end = instant(64)
        let distance = steered.line.position(at: end) - line(lead: 0.02).position(at: end)
        #expect(abs(distance.seconds) < 0.0001)
    }
}
