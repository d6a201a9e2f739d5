/// Why the wire cannot be reached. Wrong packets are no errors but `PacketFault`s.
public enum ArtNetError: Error, Hashable, Sendable {
    /// The text is no node's address.
    case address(String, AddressFault)
    /// The same node was named twice: it would get every packet twice.
    case nodeTwice(NodeAddress)
    /// Another program listens at this address and port.
    case portTaken(IPv4Address, port: UInt16)
    /// This machine does not have this address.
    case notOurAddress(IPv4Address)
    /// The system refused `call`, and why (`errno`).
    case system(call: String, cause: Int32)
}

extension ArtNetError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .address(let text, let fault):
            "'\(text)': \(fault)"
        case .nodeTwice(let node):
            "node \(node) is named twice"
        case .portTaken(let ip, let port):
            "another program listens at UDP port \(port) of \(ip == .any ? "this machine" : "\(ip)")"
        case .notOurAddress(let ip):
            "this machine does not have the address \(ip)"
        case .system(let call, let cause):
            "\(call): \(systemMessage(cause))"
        }
    }
}
