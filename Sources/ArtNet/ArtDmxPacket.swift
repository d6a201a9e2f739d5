public import DMX

/// The levels of one universe on the wire (Art-Net 4, packet "ArtDmx").
public struct ArtDmxPacket: Hashable, Sendable {
    /// Which universe: the fields `SubUni` and `Net`.
    public let universe: PortAddress
    /// The field `Sequence`: 1…255, one more with every packet of a universe and 1 again after 255;
    /// 0 where the sender does not count.
    public let sequence: UInt8
    /// The field `Physical`: the sender's own number for its input; it tells people something only.
    public let physical: UInt8
    /// The field `Data`: the levels from slot 1 on, an even number of them, 2…512.
    public let levels: [Level]

    /// A packet with `levels` for `universe`; nil where they are not an even number, 2…512.
    public init?(
        universe: PortAddress,
        sequence: UInt8,
        physical: UInt8 = 0,
        levels: [Level]
    ) {
        guard ArtDmxPacket.isLength(levels.count) else { return nil }
        self.universe = universe
        self.sequence = sequence
        self.physical = physical
        self.levels = levels
    }

    /// Whether the field `Length` may be `count`: even, 2…512 (Art-Net 4, ArtDmx, "Length").
    static func isLength(_ count: Int) -> Bool {
        (2...SlotNumber.count).contains(count) && count.isMultiple(of: 2)
    }

    /// The packet as it goes to the wire.
    public func encoded() -> [UInt8] {
        var bytes = ArtNetHeader.bytes(opcode: .dmx)
        bytes += [sequence, physical, universe.subUni, universe.net]
        bytes += [UInt8(levels.count >> 8), UInt8(levels.count & 0xff)]
        return bytes + levels
    }

    /// Reads a packet whose header says that it is ArtDmx.
    ///
    /// Bytes after the levels are left unread: some senders fill up to the size they like.
    ///
    /// - Parameter bytes: the whole packet, header included.
    init(body bytes: [UInt8]) throws(PacketFault) {
        guard bytes.count >= Offset.levels else {
            throw .tooShort(bytes: bytes.count, needed: Offset.levels)
        }
        let net = Int(bytes[Offset.net])
        guard let universe = PortAddress(net << 8 | Int(bytes[Offset.subUni])) else {
            throw .net(net)
        }
        let length = Int(bytes[Offset.length]) << 8 | Int(bytes[Offset.length + 1])
        guard ArtDmxPacket.isLength(length) else { throw .length(length) }
        let present = bytes.count - Offset.levels
        guard length <= present else { throw .truncated(length: length, present: present) }
        self.universe = universe
        self.sequence = bytes[Offset.sequence]
        self.physical = bytes[Offset.physical]
        self.levels = Array(bytes[Offset.levels..<Offset.levels + length])
    }

    /// Where each field lies in a packet, in bytes (Art-Net 4, ArtDmx, table of fields).
    enum Offset {
        static let sequence = 12
        static let physical = 13
        static let subUni = 14
        static let net = 15
        /// Two bytes, the high one first.
        static let length = 16
        static let levels = 18
    }
}
