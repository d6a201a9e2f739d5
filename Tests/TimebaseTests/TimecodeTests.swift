import Testing
import Timebase

struct TimecodeTests {
    @Test(
        "a time reads as minutes, seconds and thousandths",
        arguments: [
            (0, "00:00.000"), (1, "00:00.001"), (999, "00:00.999"), (1000, "00:01.000"),
            (59_999, "00:59.999"), (60_000, "01:00.000"), (83_450, "01:23.450"),
            (3_599_999, "59:59.999"), (3_600_000, "60:00.000"), (86_400_000, "1440:00.000"),
            (-1, "-00:00.001"), (-61_500, "-01:01.500"),
        ]
    )
    func minutes(milliseconds: Int, text: String) {
        #expect(Timecode.minutes(.milliseconds(milliseconds)) == text)
    }

    @Test(
        "what is less than a thousandth is cut off, so that a time is not shown before it is reached"
    )
    func cutsOff() {
        #expect(Timecode.minutes(.microseconds(59_999_999)) == "00:59.999")
        #expect(Timecode.minutes(.microseconds(500)) == "00:00.000")
    }
}
