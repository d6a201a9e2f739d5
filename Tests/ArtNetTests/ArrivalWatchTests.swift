import ArtNet
import Testing

struct ArrivalWatchTests {
    private static let second: Int64 = 1_000_000_000

    /// Arrivals at 60 a second, whole nanoseconds, from `start` on.
    private func steady(_ count: Int, from start: Int64 = 0) -> [Int64] {
        (0..<Int64(count)).map { start + $0 * ArrivalWatchTests.second / 60 }
    }

    private func watch(_ arrivals: [Int64]) -> ArrivalWatch {
        var watch = ArrivalWatch()
        for arrival in arrivals { watch.note(at: arrival) }
        return watch
    }

    @Test("sixty packets a second are a rate of 60, now and in the mean")
    func steadyRate() {
        let arrivals = steady(601, from: 1_700_000_000_000_000_000)
        let watch = watch(arrivals)
        #expect(abs(watch.rate(at: arrivals[600]) - 60) < 1e-6)
        #expect(abs(watch.meanRate - 60) < 1e-6)
        #expect(watch.longestGap == .nanoseconds(16_666_667))
        #expect(watch.bursts == 0)
        #expect(watch.count == 601)
    }

    @Test("the rate is that of the last second, and 0 once packets stop")
    func changingRate() {
        let fast = steady(120)
        let slow = (1...10).map { fast[119] + $0 * ArrivalWatchTests.second / 5 }
        let watch = watch(fast + slow)
        #expect(abs(watch.rate(at: slow[9]) - 5) < 1e-6)
        #expect(abs(watch.rate(at: slow[9] + ArrivalWatchTests.second) - 5) < 1e-6)
        #expect(watch.rate(at: slow[9] + ArrivalWatchTests.second * 12 / 10) == 0)
    }

    @Test("packets that only keep a node alive have a rate too")
    func keepAlive() {
        let watch = watch((0..<5).map { $0 * 4 * ArrivalWatchTests.second })
        #expect(abs(watch.rate(at: 19 * ArrivalWatchTests.second) - 0.25) < 1e-6)
        #expect(watch.longestGap == .seconds(4))
    }

    @Test("packets sent in a rush after a pause are bursts", arguments: [0.2, 2, 60])
    func bursts(pause: Double) {
        let before = steady(60)
        let start = before[59] + Int64(pause * 1e9)
        let rush = (0...5).map { start + $0 * 100_000 }
        let after = steady(60, from: rush[5] + 10_000_000)
        #expect(watch(before + rush + after).bursts == 5)
    }

    @Test("a faster rate is a burst at first only")
    func newRate() {
        let slow = (0..<20).map { $0 * ArrivalWatchTests.second }
        let fast = steady(600, from: slow[19])
        #expect((1...8).contains(watch(slow + fast.dropFirst()).bursts))
    }

    @Test("one packet has no rate and no gap")
    func single() {
        let watch = watch([5])
        #expect(watch.rate(at: 5) == 0)
        #expect(watch.meanRate == 0)
        #expect(watch.longestGap == .zero)
    }

    @Test("a clock that is set back makes packets simultaneous, not earlier")
    func clockSetBack() {
        let watch = watch([100, 50, 200])
        #expect(watch.longestGap == .nanoseconds(100))
        #expect(watch.count == 3)
    }
}
