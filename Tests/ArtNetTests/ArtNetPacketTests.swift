import ArtNet
import Testing

struct ArtNetPacketTests {
    private static let header: [UInt8] = [0x41, 0x72, 0x74, 0x2d, 0x4e, 0x65, 0x74, 0x00]

    @Test(
        "packets that are not decoded are known by name",
        arguments: [
            (0x2000, "ArtPoll"), (0x5200, "ArtSync"), (0x5100, "ArtNzs"), (0x9700, "ArtTimeCode"),
            (0x6000, "ArtAddress"), (0x8300, "ArtRdm"), (0xf800, "ArtIpProg"),
            (0x2300, "ArtDiagData"), (0x00ab, "OpCode 0x00ab"), (0x5300, "OpCode 0x5300"),
        ] as [(UInt16, String)]
    )
    func names(code: UInt16, name: String) throws {
        let bytes = ArtNetPacketTests.header + [UInt8(code & 0xff), UInt8(code >> 8), 0, 14]
        let packet = try ArtNetPacket(decoding: bytes)
        #expect(packet == .other(ArtNetOpcode(rawValue: code)))
        #expect(packet.opcode.description == name)
    }

    @Test("ArtPollReply has an address where others have ProtVer")
    func pollReply() throws {
        let bytes = ArtNetPacketTests.header + [0x00, 0x21, 2, 0, 0, 1]
        #expect(try ArtNetPacket(decoding: bytes).opcode.description == "ArtPollReply")
    }

    @Test("an older protocol is told by its number (Art-Net 4, \"ProtVer\")")
    func oldProtocol() {
        var bytes = ArtDmxPacketTests.bytes
        bytes[11] = 13
        #expect(throws: PacketFault.oldProtocol(version: 13)) {
            try ArtNetPacket(decoding: bytes)
        }
    }

    @Test("a newer protocol is read as this one")
    func newProtocol() throws {
        var bytes = ArtDmxPacketTests.bytes
        bytes[11] = 15
        #expect(try ArtNetPacket(decoding: bytes).opcode == .dmx)
    }

    @Test(
        "a wrong field is named with what it holds",
        arguments: [
            (0, 0x61, .notArtNet), (7, 0x20, .notArtNet), (15, 0x80, .net(0x80)),
            (17, 0, .length(0)), (17, 1, .length(1)), (17, 3, .length(3)), (16, 3, .length(770)),
            (16, 2, .length(514)), (17, 4, .truncated(length: 4, present: 2)),
            (16, 1, .truncated(length: 258, present: 2)),
        ] as [(Int, UInt8, PacketFault)]
    )
    func wrongFields(index: Int, byte: UInt8, fault: PacketFault) {
        var bytes = ArtDmxPacketTests.bytes
        bytes[index] = byte
        #expect(throws: fault) { try ArtNetPacket(decoding: bytes) }
        #expect(!"\(fault)".isEmpty)
    }

    @Test("a packet cut anywhere is a fault that tells how much there is")
    func cuts() {
        let whole = ArtDmxPacketTests.bytes
        for length in 0..<whole.count {
            let expected: PacketFault =
                switch length {
                case 0..<8: .notArtNet
                case 8..<10: .tooShort(bytes: length, needed: 10)
                case 10..<12: .tooShort(bytes: length, needed: 12)
                case 12..<18: .tooShort(bytes: length, needed: 18)
                default: .truncated(length: 2, present: length - 18)
                }
            #expect(throws: expected) { try ArtNetPacket(decoding: Array(whole[..<length])) }
        }
    }

    @Test("no bytes crash the decoder")
    func anyBytes() {
        var random = Counter(state: 1)
        var decoded = 0
        for round in 0..<20_000 {
            var bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if round.isMultiple(of: 2) { bytes = ArtDmxPacketTests.bytes + bytes }
            if !bytes.isEmpty && round.isMultiple(of: 4) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            if (try? ArtNetPacket(decoding: bytes)) != nil { decoded += 1 }
        }
        #expect((5_000..<15_000).contains(decoded))
    }
}

/// The same numbers on every run.
private struct Counter: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
