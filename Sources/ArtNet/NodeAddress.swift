/// Where a node listens: an IPv4 address and a UDP port.
public struct NodeAddress: Hashable, Comparable, Sendable {
    /// The node's number in the network; never 0.0.0.0, a group's or a broadcast address.
    public let ip: IPv4Address
    /// Its UDP port, 1…65535.
    public let port: UInt16

    /// The port of Art-Net: 0x1936 (Art-Net 4, "Ethernet implementation").
    public static let standardPort: UInt16 = 6454

    /// This machine itself, on Art-Net's port.
    public static let loopback = NodeAddress(unchecked: .loopback, port: standardPort)

    /// The node at `ip` and `port`.
    ///
    /// - Throws: `ArtNetError.address` where nothing can be sent there.
    public init(_ ip: IPv4Address, port: UInt16 = standardPort) throws(ArtNetError) {
        if let fault = AddressFault(ip: ip, port: port) {
            throw .address("\(ip):\(port)", fault)
        }
        self.init(unchecked: ip, port: port)
    }

    /// The node written `192.168.10.221` or `192.168.10.221:6454`.
    ///
    /// Names are not looked up: at a gig there is no name server to ask, and a show that waits for
    /// one is dark.
    ///
    /// - Throws: `ArtNetError.address` with what is wrong with `text`.
    public init(text: String) throws(ArtNetError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let ip = IPv4Address(text: first) else {
            throw .address(text, AddressFault(unreadable: text))
        }
        let port = parts.count == 1 ? Int(NodeAddress.standardPort) : decimal(parts[1])
        guard let port, let port = UInt16(exactly: port) else {
            throw .address(text, .port)
        }
        if let fault = AddressFault(ip: ip, port: port) { throw .address(text, fault) }
        self.init(unchecked: ip, port: port)
    }

    /// The address `ip`:`port`, as the kernel gave it.
    init(unchecked ip: IPv4Address, port: UInt16) {
        self.ip = ip
        self.port = port
    }

    public static func < (a: NodeAddress, b: NodeAddress) -> Bool {
        (a.ip, a.port) < (b.ip, b.port)
    }
}

extension NodeAddress: CustomStringConvertible {
    /// `192.168.10.221:6454`: what `init(text:)` reads.
    public var description: String { "\(ip):\(port)" }
}
