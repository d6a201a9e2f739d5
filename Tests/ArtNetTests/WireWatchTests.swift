import ArtNet
import DMX
import Testing

struct WireWatchTests {
    private let sender = NodeAddress.loopback

    private func received(_ bytes: [UInt8]) -> ReceivedPacket {
        ReceivedPacket(bytes: bytes, sender: sender, nanoseconds: 0)
    }

    private func levels(of number: Int, sequence: UInt8 = 1) throws -> ReceivedPacket {
        let universe = try #require(PortAddress(number))
        let packet = ArtDmxPacket(universe: universe, sequence: sequence, levels: [1, 2])
        return received(try #require(packet).encoded())
    }

    @Test("universes come in order of address, whatever came first")
    func order() throws {
        var watch = WireWatch()
        for number in [5, 300, 0, 5, 17] { try watch.note(levels(of: number)) }
        #expect(watch.universes.map(\.universe.number) == [0, 5, 17, 300])
        let five = try #require(PortAddress(5))
        #expect(watch.universe(five)?.arrivals.count == 2)
        #expect(watch.universe(try #require(PortAddress(6))) == nil)
        #expect(watch.sequenceFaults == 1)
        #expect(watch.packets == 5)
    }

    @Test("a malformed packet is counted, and its fault told")
    func malformed() throws {
        var watch = WireWatch()
        #expect(throws: PacketFault.notArtNet) { try watch.note(received([1, 2, 3])) }
        #expect(watch.malformed == 1)
        #expect(watch.packets == 1)
        #expect(watch.newestFault?.fault == .notArtNet)
        #expect(watch.newestFault?.sender == sender)
    }

    @Test("other packets are counted by kind, and kinds are bounded")
    func others() throws {
        var watch = WireWatch()
        let header = Array(ArtDmxPacketTests.bytes[..<8])
        try watch.note(received(header + [0x00, 0x52, 0, 14]))
        try watch.note(received(header + [0x00, 0x20, 0, 14]))
        try watch.note(received(header + [0x00, 0x52, 0, 14]))
        #expect(watch.others.map(\.opcode.description) == ["ArtPoll", "ArtSync"])
        #expect(watch.others.map(\.count) == [1, 2])
        for code in 0..<255 as Range<UInt8> {
            try watch.note(received(header + [code, 0x10, 0, 14]))
        }
        #expect(watch.others.count == 64)
        #expect(watch.packets == 258)
    }
}
