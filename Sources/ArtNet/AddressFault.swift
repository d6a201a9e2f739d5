/// What makes a text no node's address.
public enum AddressFault: Hashable, Sendable, CaseIterable {
    /// It is not four numbers.
    case form
    /// It is a name.
    case name
    /// It is an IPv6 address.
    case version6
    /// The port is not 1…65535.
    case port
    /// It is 0.0.0.0…0.255.255.255, which names no machine.
    case thisNetwork
    /// It is 224.0.0.0…239.255.255.255, a group.
    case multicast
    /// It is 255.255.255.255, everybody.
    case broadcast
    /// It is 240.0.0.0…255.255.255.254, which nobody uses.
    case reserved

    /// What keeps packets from going to `ip` and `port`; nil where nothing does.
    init?(ip: IPv4Address, port: UInt16) {
        switch ip.number >> 24 {
        case 0: self = .thisNetwork
        case 224...239: self = .multicast
        case 240...255: self = ip.number == .max ? .broadcast : .reserved
        default:
            guard port == 0 else { return nil }
            self = .port
        }
    }

    /// What `text`, whose part before the port is not an IPv4 address, looks like.
    init(unreadable text: String) {
        let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
        let host = text.prefix { $0 != ":" }
        if colons > 1 {
            self = .version6
        } else if host.contains(where: \.isLetter) {
            self = .name
        } else {
            self = .form
        }
    }
}

extension AddressFault: CustomStringConvertible {
    /// One sentence without a full stop, with what is allowed instead.
    public var description: String {
        switch self {
        case .form:
            "a node's address is four numbers 0…255, as in 192.168.10.221 or 192.168.10.221:6454"
        case .name:
            "names are not looked up; give the node's number, as in 192.168.10.221"
        case .version6:
            "Art-Net is spoken over IPv4 only; give the node's four numbers, as in 192.168.10.221"
        case .port:
            "a port is a number 1…65535; Art-Net's is 6454"
        case .thisNetwork:
            "it names no machine; give the node's own number"
        case .multicast:
            "it names a group, and Art-Net sends levels to one node at a time; name each node"
        case .broadcast:
            "Art-Net 4 does not broadcast levels; name each node"
        case .reserved:
            "no node can have it: numbers of machines end at 223.255.255.255"
        }
    }
}
