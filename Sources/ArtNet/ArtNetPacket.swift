/// One received packet of Art-Net.
public enum ArtNetPacket: Hashable, Sendable {
    /// Levels of one universe.
    case dmx(ArtDmxPacket)
    /// Anything else: known by name at most.
    case other(ArtNetOpcode)

    /// The packet that `bytes` are, whoever sent them.
    ///
    /// - Throws: the first fault from the front. No bytes crash it.
    public init(decoding bytes: [UInt8]) throws(PacketFault) {
        guard bytes.starts(with: ArtNetHeader.id) else { throw .notArtNet }
        guard bytes.count >= ArtNetHeader.opcodeEnd else {
            throw .tooShort(bytes: bytes.count, needed: ArtNetHeader.opcodeEnd)
        }
        let opcode = ArtNetOpcode(rawValue: UInt16(bytes[9]) << 8 | UInt16(bytes[8]))
        // ArtPollReply carries the sender's address where the others carry ProtVer.
        if opcode == .pollReply {
            self = .other(opcode)
            return
        }
        guard bytes.count >= ArtNetHeader.size else {
            throw .tooShort(bytes: bytes.count, needed: ArtNetHeader.size)
        }
        let version = Int(bytes[10]) << 8 | Int(bytes[11])
        guard version >= ArtNetHeader.protocolVersion else { throw .oldProtocol(version: version) }
        self = opcode == .dmx ? .dmx(try ArtDmxPacket(body: bytes)) : .other(opcode)
    }

    /// What the packet is for.
    public var opcode: ArtNetOpcode {
        switch self {
        case .dmx: .dmx
        case .other(let opcode): opcode
        }
    }
}
