import ShowPicture
import Testing

struct LaneLayoutTests {
    @Test(
        "few fixtures have tall lanes, many low ones, and each its own as long as there is room",
        arguments: [(1, 64), (5, 64), (40, 30), (75, 16), (400, 16), (1000, 7), (1900, 4)]
    )
    func pitch(fixtures: Int, pitch: Int) {
        let lanes = LaneLayout(fixtures: fixtures, limit: 7600)
        #expect(lanes.pitch == pitch)
        #expect(lanes.count == fixtures)
        #expect(lanes.fixturesPerLane == 1)
    }

    @Test(
        "however many fixtures there are, the lanes stay in the limit and hold them all",
        arguments: [0, 1, 17, 1901, 10_240, 65_536],
        [40, 500, 7600]
    )
    func bounded(fixtures: Int, limit: Int) {
        for height in [nil, limit] {
            let lanes = LaneLayout(fixtures: fixtures, height: height, limit: limit)
            #expect(lanes.height <= limit)
            #expect(lanes.laneHeight >= 4)
            let held = (0..<lanes.count).map { lanes.fixtures(of: $0, total: fixtures) }
            #expect(held.flatMap(\.self) == Array(0..<fixtures))
            #expect(held.allSatisfy { !$0.isEmpty })
        }
    }

    @Test("a height that is asked for is filled, as far as lanes of one height can")
    func askedFor() {
        let lanes = LaneLayout(fixtures: 7, height: 1000, limit: 7600)
        #expect(lanes.pitch == 142)
        let low = LaneLayout(fixtures: 7, height: 100, limit: 7600)
        #expect(low.pitch == 14)
        #expect(!low.areTall)
    }

    @Test("names never stand nearer than they can be read", arguments: [1, 100, 900, 5000])
    func names(fixtures: Int) {
        let lanes = LaneLayout(fixtures: fixtures, limit: 7600)
        #expect(lanes.lanesPerName * lanes.pitch >= 12)
    }
}
