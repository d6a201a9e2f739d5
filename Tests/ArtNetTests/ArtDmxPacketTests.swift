import ArtNet
import DMX
import Testing

struct ArtDmxPacketTests {
    /// Art-Net 4, ArtDmx, field by field: universe 0x1234, sequence 7, physical 3, two levels.
    static let bytes: [UInt8] = [
        0x41, 0x72, 0x74, 0x2d, 0x4e, 0x65, 0x74, 0x00,  // ID: "Art-Net", 0
        0x00, 0x50,  // OpCode: 0x5000, low byte first
        0x00, 0x0e,  // ProtVer: 14, high byte first
        0x07,  // Sequence
        0x03,  // Physical
        0x34,  // SubUni
        0x12,  // Net
        0x00, 0x02,  // Length: high byte first
        0xff, 0x80,  // Data
    ]

    @Test("a packet is the bytes that the protocol's table asks for")
    func encoding() throws {
        let universe = try #require(PortAddress(0x1234))
        let packet = try #require(
            ArtDmxPacket(universe: universe, sequence: 7, physical: 3, levels: [255, 128])
        )
        #expect(packet.encoded() == ArtDmxPacketTests.bytes)
        #expect(try ArtNetPacket(decoding: ArtDmxPacketTests.bytes) == .dmx(packet))
    }

    @Test("levels are an even number, 2…512", arguments: [0, 1, 3, 511, 513, 514])
    func lengths(count: Int) {
        let levels = [Level](repeating: 1, count: count)
        #expect(ArtDmxPacket(universe: .zero, sequence: 1, levels: levels) == nil)
    }

    @Test("a decoded packet is the one encoded", arguments: [2, 4, 256, 510, 512])
    func roundTrip(count: Int) throws {
        let levels = (0..<count).map { Level(truncatingIfNeeded: $0 * 7) }
        for number in [0, 1, 255, 256, 32767] {
            let universe = try #require(PortAddress(number))
            let packet = ArtDmxPacket(universe: universe, sequence: 255, levels: levels)
            let written = try #require(packet)
            #expect(try ArtNetPacket(decoding: written.encoded()) == .dmx(written))
        }
    }

    @Test("bytes after the levels are left unread")
    func padding() throws {
        let padded = ArtDmxPacketTests.bytes + [1, 2, 3]
        #expect(
            try ArtNetPacket(decoding: padded)
                == ArtNetPacket(decoding: ArtDmxPacketTests.bytes)
        )
    }
}
