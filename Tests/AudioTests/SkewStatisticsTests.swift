import Audio
import Testing
import Timebase

struct SkewStatisticsTests {
    @Test("mean, extremes and percentiles are those of the differences counted")
    func figures() {
        var statistics = SkewStatistics()
        for step in -100...300 { statistics.add(.microseconds(10 * step)) }
        #expect(statistics.count == 401)
        #expect(statistics.mean == .milliseconds(1))
        #expect(statistics.least == .milliseconds(-1))
        #expect(statistics.most == .milliseconds(3))
        #expect(statistics.percentile(0.5) == .milliseconds(1))
        #expect(statistics.percentile(0) == .milliseconds(-1))
        #expect(statistics.percentile(1) == .milliseconds(3))
    }

    @Test("nothing counted is nothing, and what is far off is counted at the edge")
    func edges() {
        var statistics = SkewStatistics()
        #expect(statistics.mean == .zero && statistics.percentile(0.99) == .zero)
        statistics.add(.seconds(10))
        #expect(statistics.percentile(0.5) == .milliseconds(50))
        #expect(statistics.most == .seconds(10))
    }
}
