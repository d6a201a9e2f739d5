/// Which universe: Art-Net's 15-bit Port-Address, 0…32767 (Art-Net 4, "Universe addressing").
public struct PortAddress: Hashable, Comparable, Sendable {
    /// The whole address, 0…32767: net in bits 14…8, sub-net in 7…4, universe in 3…0.
    public let number: UInt16

    /// The largest Port-Address.
    public static let maximum = 32767

    /// The universe with address `number`; nil outside 0…32767.
    public init?(_ number: Int) {
        guard (0...PortAddress.maximum).contains(number) else { return nil }
        self.number = UInt16(number)
    }

    /// Universe 0 of sub-net 0 of net 0: where a fixture is patched that names none.
    public static let zero = PortAddress(unchecked: 0)

    private init(unchecked number: UInt16) {
        self.number = number
    }

    /// The top seven bits: the packet's field `Net`.
    public var net: UInt8 { UInt8(number >> 8) }

    /// The low eight bits, sub-net and universe: the packet's field `SubUni`.
    public var subUni: UInt8 { UInt8(number & 0xff) }

    public static func < (a: PortAddress, b: PortAddress) -> Bool { a.number < b.number }
}

extension PortAddress: CustomStringConvertible {
    public var description: String { "\(number)" }
}
