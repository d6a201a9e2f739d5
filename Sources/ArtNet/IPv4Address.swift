/// A machine's number in an IPv4 network, the only kind of network that Art-Net 4 knows.
public struct IPv4Address: Hashable, Comparable, Sendable {
    /// The four numbers as one: the first in the highest byte.
    public let number: UInt32

    /// The address whose four numbers are the bytes of `number`, highest first.
    public init(number: UInt32) {
        self.number = number
    }

    /// The address written as four numbers, `192.168.10.221`; nil where `text` is anything else.
    ///
    /// Numbers are decimal, 0…255, without leading zeros, which some systems read as octal.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard let byte = decimal(part), byte <= 255 else { return nil }
            number = number << 8 | UInt32(byte)
        }
        self.init(number: number)
    }

    /// 0.0.0.0: a socket bound to it hears whatever reaches the machine.
    public static let any = IPv4Address(number: 0)

    /// 127.0.0.1: this machine itself.
    public static let loopback = IPv4Address(number: 0x7f00_0001)

    public static func < (a: IPv4Address, b: IPv4Address) -> Bool { a.number < b.number }
}

extension IPv4Address: CustomStringConvertible {
    /// The four numbers: what `init(text:)` reads.
    public var description: String {
        "\(number >> 24).\(number >> 16 & 0xff).\(number >> 8 & 0xff).\(number & 0xff)"
    }
}

/// The number that `text` writes in decimal digits alone, 0…99999; nil for anything else.
func decimal(_ text: some StringProtocol) -> Int? {
    guard (1...5).contains(text.utf8.count) else { return nil }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard text.utf8.count == 1 || text.utf8.first != 0x30 else { return nil }
    return Int(text)
}
