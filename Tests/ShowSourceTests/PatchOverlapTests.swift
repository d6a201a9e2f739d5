import ShowModel
import ShowSource
import TestSupport
import Testing

struct PatchOverlapTests {
    /// A fixture `id` on `slots` of `universe`, one a line.
    private func fixture(_ id: String, _ slots: [Int], universe: Int = 1) -> String {
        let channels = slots.enumerated().map { "\"c\($0.offset)\": \($0.element)" }
        return """
            {"id": "\(id)", "name": "X", "universe": \(universe),\
             "channels": {\(channels.joined(separator: ","))}}
            """
    }

    private func lines(_ fixtures: [String]) throws -> [String] {
        let text = "[\n\(fixtures.joined(separator: ",\n"))\n]"
        return try TemporaryShow(cues: "[]", fixtures: text).lines()
    }

    @Test("two fixtures on one slot: both footprints, and the next free start address")
    func reports() throws {
        let lines = try lines([
            fixture("spot-1", Array(92...100)), fixture("spot-2", Array(97...105)),
        ])
        #expect(
            lines == [
                "fixtures/fixtures.json:3:1: error: 'spot-2' takes slots 97–105 of universe 1,"
                    + " but 'spot-1' has 92–100 | the next free start address for 9 slots is 101"
            ]
        )
    }

    @Test("a free place is free of every other fixture, those after it too")
    func looksPastOthers() throws {
        let lines = try lines([
            fixture("a", [10]), fixture("b", [10, 11]), fixture("c", [13]), fixture("d", [512]),
        ])
        #expect(
            lines == [
                "fixtures/fixtures.json:3:1: error: 'b' takes slots 10–11 of universe 1,"
                    + " but 'a' has 10 | the next free start address for 2 slots is 11"
            ]
        )
    }

    @Test("where nothing is free further on, the search starts again at slot 1")
    func wrapsAround() throws {
        let lines = try lines([fixture("a", [511, 512]), fixture("b", [511, 512])])
        #expect(
            lines == [
                "fixtures/fixtures.json:3:1: error: 'b' takes slots 511–512 of universe 1,"
                    + " but 'a' has 511–512 | the next free start address for 2 slots is 1"
            ]
        )
    }

    @Test("where nothing is free at all, it says so")
    func saysFull() throws {
        let lines = try lines([fixture("a", Array(1...512)), fixture("b", [7])])
        #expect(
            lines == [
                "fixtures/fixtures.json:3:1: error: 'b' takes slot 7 of universe 1,"
                    + " but 'a' has 1–512 | universe 1 has no 1 free slot in a row"
            ]
        )
    }

    @Test("a fixture may stand in another's gap, or on its slots in another universe")
    func allowsGaps() throws {
        let lines = try lines([
            fixture("a", [1, 2, 6]), fixture("b", [3, 4, 5]), fixture("c", [1], universe: 2),
        ])
        #expect(lines == [])
    }

    @Test("the later fixture is left out, and rows that name it are not blamed for it")
    func leavesOut() throws {
        let show = try TemporaryShow(
            cues: """
                [{"time": 0, "fixture_id": "b", "effect": "set_channels", "data": {"c0": 1}},
                 {"time": 1, "values": {"a": {"c0": 1}, "b": {"c0": 1}}}]
                """,
            fixtures: "[\(fixture("a", [1])), \(fixture("b", [1]))]"
        )
        let reading = try show.read()
        #expect(reading.diagnostics.count == 1)
        #expect(reading.show?.fixtures.map(\.id.text) == ["a"])
        #expect(reading.show?.songs.first?.cues.map(\.row) == [1])
        let values = FixtureValues(fixture: FixtureID("a"), writes: [.level(channel: 0, 1)])
        #expect(try show.cues().first?.action == .snapshot(Snapshot(values: [values])))
    }
}
