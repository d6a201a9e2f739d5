import ShowPicture
import Testing
import Timebase

struct TimeTicksTests {
    @Test(
        "labels stand at round times, as near as they can be read",
        arguments: [
            (1, 1776.0, 100), (30, 1776, 2000), (62, 1776, 5000), (181, 1776, 10_000),
            (3600, 1776, 300_000), (86_400, 1776, 7_200_000), (3600, 360, 900_000),
        ]
    )
    func step(seconds: Int, pixels: Double, step: Int) {
        let ticks = TimeTicks(length: .seconds(seconds), pixels: pixels)
        #expect(ticks.step == step)
        #expect(step % ticks.minorStep == 0)
        #expect(Double(ticks.minorStep) * pixels / Double(seconds * 1000) >= 8)
    }

    @Test("a show longer than any gets few labels, and no show too many")
    func bounded() {
        let week = TimeTicks(length: .seconds(7 * 86_400 * 100), pixels: 600)
        let marks = week.marks(from: .zero, to: .seconds(7 * 86_400 * 100))
        #expect(marks.count < 80)
        #expect(marks.filter(\.isMajor).count <= 8)
    }

    @Test("marks begin and end inside the time that is shown")
    func marks() {
        let ticks = TimeTicks(length: .seconds(10), pixels: 1000)
        #expect(ticks.step == 1000)
        let marks = ticks.marks(from: .milliseconds(2350), to: .milliseconds(4000))
        #expect(marks.first?.time == .milliseconds(2400))
        #expect(marks.filter(\.isMajor).map(\.time) == [.seconds(3), .seconds(4)])
    }

    @Test(
        "a label is minutes and seconds, hours only where there are some",
        arguments: [
            (100_000, 65_000, "1:05"), (100_000, 0, "0:00"), (100_000, 3_725_000, "1:02:05"),
            (2000, 1500, "0:01.5"), (200, 1520, "0:01.52"),
        ]
    )
    func labels(length: Int, time: Int, label: String) {
        let ticks = TimeTicks(length: .milliseconds(length), pixels: 1800)
        #expect(ticks.label(of: .milliseconds(time)) == label)
    }
}
