import Testing
import Timebase

struct FrameNumberTests {
    @Test("a number and a count make a number, two numbers a count")
    func arithmetic() {
        #expect(FrameNumber(10) + FrameCount(5) == FrameNumber(15))
        #expect(FrameNumber(10) + FrameCount(-15) == FrameNumber(-5))
        #expect(FrameNumber(10) - FrameNumber(15) == FrameCount(-5))
    }

    @Test("numbers and counts are in order")
    func order() {
        #expect([3, -1, 2].map(FrameNumber.init).sorted().map(\.index) == [-1, 2, 3])
        #expect([3, -1, 2].map(FrameCount.init).sorted().map(\.frames) == [-1, 2, 3])
    }
}
