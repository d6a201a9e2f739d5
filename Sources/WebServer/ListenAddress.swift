internal import NIOCore

/// Where the server listens: an address of this machine and a TCP port.
public struct ListenAddress: Hashable, Sendable {
    /// The address without brackets, as the system writes it: `127.0.0.1`, `::1`.
    public let host: String
    /// The TCP port; 0 lets the system choose a free one.
    public let port: UInt16

    /// The address written `127.0.0.1:5001`, `[::1]:5001`, `0.0.0.0:5001` or `localhost:5001`.
    ///
    /// No other names are looked up: a server that waits for a name server is not there when it is
    /// needed.
    ///
    /// - Throws: `WebServerError.listenAddress` with what is wrong with `text`.
    public init(text: String) throws(WebServerError) {
        guard let colon = text.lastIndex(of: ":") else { throw .listenAddress(text, .noPort) }
        guard let port = decimal(text[text.index(after: colon)...]).flatMap(UInt16.init(exactly:))
        else { throw .listenAddress(text, .port) }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { throw .listenAddress(text, .host) }
        } else if host.contains(":") {
            throw .listenAddress(text, .noBrackets)
        }
        let number = host == "localhost" ? "127.0.0.1" : String(host)
        guard let address = try? SocketAddress(ipAddress: number, port: Int(port)),
            let written = address.ipAddress
        else { throw .listenAddress(text, .host) }
        self.init(host: written, port: port)
    }

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Whether only programs of this machine can reach it.
    public var isLoopback: Bool {
        host.hasPrefix("127.") || host == "::1" || host.hasPrefix("::ffff:127.")
    }

    /// The address as it stands in links: an IPv6 address in brackets.
    var hostInLinks: String { host.contains(":") ? "[\(host)]" : host }
}

extension ListenAddress: CustomStringConvertible {
    /// `127.0.0.1:5001`: what `init(text:)` reads.
    public var description: String { "\(hostInLinks):\(port)" }
}

/// What is wrong with the text of a listen address.
public enum ListenAddressFault: Error, Hashable, Sendable {
    /// There is no colon with a port after it.
    case noPort
    /// What stands after the last colon is no whole number 0…65535.
    case port
    /// What stands before it is no IPv4 address, IPv6 address or `localhost`.
    case host
    /// It is an IPv6 address without its brackets.
    case noBrackets
}

extension ListenAddressFault: CustomStringConvertible {
    /// What is wrong and what to write instead.
    public var description: String {
        switch self {
        case .noPort: "it has no port; write it like 127.0.0.1:5001"
        case .port: "a port is a whole number from 0 to 65535"
        case .host: "the host is no IP address; write it like 127.0.0.1:5001 or [::1]:5001"
        case .noBrackets: "an IPv6 address stands in brackets: [::1]:5001"
        }
    }
}

/// The whole number of digits alone, without signs; nil for anything else.
func decimal(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
}
