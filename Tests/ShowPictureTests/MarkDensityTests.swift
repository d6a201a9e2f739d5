import ShowPicture
import TestSupport
import Testing
import Timebase

struct MarkDensityTests {
    private let columns = TimeColumns(.frames(100..<300), count: 40)

    @Test("every moment in the picture counts in one bar, those outside in none")
    func counts() {
        let moments = [0, 99, 100, 119, 120, 299, 300, 999].map(FrameNumber.init)
        let density = MarkDensity(moments, in: columns, barWidth: 4)
        #expect(density.counts.count == 10)
        #expect(density.counts[0] == 2)
        #expect(density.counts[1] == 1)
        #expect(density.counts[9] == 1)
        #expect(density.counts.reduce(0, +) == 4)
    }

    @Test("the fullest bar is full, a lone cue is still seen, and no cue is no bar")
    func heights() {
        let moments = Array(repeating: FrameNumber(100), count: 10_000) + [FrameNumber(299)]
        let density = MarkDensity(moments, in: columns)
        #expect(density.height(of: 0) == 1)
        #expect(density.height(of: 1) == 0)
        #expect(density.height(of: 9) >= 0.1)
        #expect(density.height(of: 9) < 0.2)
        #expect(MarkDensity([], in: columns).height(of: 0) == 0)
    }

    @Test("a width that the bars do not divide has its last bar cut short")
    func lastBar() {
        let density = MarkDensity(
            [FrameNumber(299)],
            in: TimeColumns(.frames(100..<300), count: 41)
        )
        #expect(density.counts.count == 11)
        #expect(density.counts.reduce(0, +) == 1)
    }
}
