/// What every packet begins with: `ID`, `OpCode`, and, in all but ArtPollReply, `ProtVer`.
enum ArtNetHeader {
    /// The field `ID`: `Art-Net` and a zero byte.
    static let id: [UInt8] = [0x41, 0x72, 0x74, 0x2d, 0x4e, 0x65, 0x74, 0x00]

    /// The field `ProtVer`: Art-Net 4 still says 14.
    static let protocolVersion = 14

    /// Bytes up to and with `OpCode`.
    static let opcodeEnd = 10
    /// Bytes up to and with `ProtVer`.
    static let size = 12

    /// The header of a packet for `opcode`: `OpCode` low byte first, `ProtVer` high byte first.
    static func bytes(opcode: ArtNetOpcode) -> [UInt8] {
        id
            + [UInt8(opcode.rawValue & 0xff), UInt8(opcode.rawValue >> 8)]
            + [UInt8(protocolVersion >> 8), UInt8(protocolVersion & 0xff)]
    }
}
