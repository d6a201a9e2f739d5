import ArtNet
import DMX
import Testing

struct UniverseWatchTests {
    private let here = NodeAddress.loopback
    private let there: NodeAddress

    init() throws {
        there = try NodeAddress(.loopback, port: 50_000)
    }

    private func packet(_ sequence: UInt8, _ levels: [Level]) throws -> ArtDmxPacket {
        try #require(ArtDmxPacket(universe: .zero, sequence: sequence, levels: levels))
    }

    @Test("slots that changed lately are counted once each")
    func changes() throws {
        var watch = UniverseWatch(.zero)
        watch.note(try packet(1, [10, 0, 0, 0]), from: here, at: 0)
        #expect(watch.slotsChanged(within: .seconds(1), before: 0) == 0)
        watch.note(try packet(2, [11, 0, 1, 0]), from: here, at: 100)
        watch.note(try packet(3, [12, 0, 1, 0]), from: here, at: 200)
        #expect(watch.slotsChanged(within: .nanoseconds(100), before: 200) == 2)
        #expect(watch.slotsChanged(within: .nanoseconds(99), before: 200) == 1)
        #expect(watch.slotsChanged(within: .nanoseconds(99), before: 400) == 0)
    }

    @Test("the picture is as wide as the highest slot that was ever lit")
    func slotsUsed() throws {
        var watch = UniverseWatch(.zero)
        watch.note(try packet(1, [0, 0, 9, 0]), from: here, at: 0)
        watch.note(try packet(2, [1, 0, 0, 0]), from: here, at: 1)
        #expect(watch.slotsUsed == 3)
        #expect(watch.levels == [1, 0, 0, 0])
    }

    @Test("two senders at once are told by their changing, not as lost packets")
    func twoSenders() throws {
        var watch = UniverseWatch(.zero)
        for round in 1...4 as ClosedRange<UInt8> {
            watch.note(try packet(round, [0, 0]), from: here, at: Int64(round) * 10)
            watch.note(try packet(round + 100, [0, 0]), from: there, at: Int64(round) * 10 + 5)
        }
        #expect(watch.senderChanges == 7)
        #expect(watch.sender == there)
        #expect(watch.sequence.faults == 0)
    }

    @Test("a sender that goes on counting from another port is the same one")
    func otherPort() throws {
        var watch = UniverseWatch(.zero)
        watch.note(try packet(255, [0, 0]), from: here, at: 0)
        watch.note(try packet(1, [0, 0]), from: there, at: 1)
        watch.note(try packet(2, [0, 0]), from: there, at: 2)
        #expect(watch.senderChanges == 0)
        #expect(watch.sequence.faults == 0)
    }
}
