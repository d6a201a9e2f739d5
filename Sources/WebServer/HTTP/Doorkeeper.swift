internal import NIOHTTP1

/// Decides who may ask at all: pages of other sites may not, and without the token nobody may where
/// there is one.
struct Doorkeeper: Sendable {
    /// The names under which a browser of this machine may know the server; nil where it is known
    /// under any name in the network.
    private let hosts: Set<String>?
    private let token: String?

    /// The doorkeeper of a server that listens at `address`.
    ///
    /// - Throws: `WebServerError.tokenMissing` where others could ask and there is no token.
    init(address: ListenAddress, access: AccessRules) throws(WebServerError) {
        guard address.isLoopback || access.token != nil else { throw .tokenMissing(address) }
        // A page of another site may have had its own name point to this machine.
        hosts =
            address.isLoopback ? ["localhost", "127.0.0.1", "[::1]", address.hostInLinks] : nil
        token = access.token
    }

    /// Why the request is turned away; nil where it may come in.
    func refusal(of head: HTTPRequestHead, query: [String: String], cookie: String) -> Answer? {
        let hosts = head.headers["host"]
        guard hosts.count == 1, let host = hosts.first.flatMap(HostName.init) else {
            return .refusal(.badRequest, "a request names the one host it is for")
        }
        if let known = self.hosts, !known.contains(host.name) {
            return .refusal(.forbidden, "this server is not known as \(host.name)")
        }
        let origins = head.headers["origin"]
        guard origins.allSatisfy({ host.isOrigin($0) }), origins.count <= 1 else {
            return .refusal(.forbidden, "pages of other sites may not ask here")
        }
        guard knowsToken(head, query: query, cookie: cookie) else {
            return .refusal(.unauthorized, "the token is missing or wrong; open the whole link")
        }
        return nil
    }

    /// The cookie that a page is given by the link with the token, so that what it loads need not
    /// name it again.
    func cookie(for query: [String: String], named name: String) -> String? {
        guard let token, let given = query["token"], isSame(given, as: token) else { return nil }
        return "\(name)=\(token); Path=/; HttpOnly; SameSite=Strict"
    }

    private func knowsToken(
        _ head: HTTPRequestHead,
        query: [String: String],
        cookie name: String
    ) -> Bool {
        guard let token else { return true }
        if let given = query["token"], isSame(given, as: token) { return true }
        return cookies(of: head, named: name).contains { isSame($0, as: token) }
    }
}

/// The host that a request names, where it has the form of one.
func host(of head: HTTPRequestHead) -> String? {
    head.headers.first(name: "host").flatMap { HostName($0) == nil ? nil : $0.lowercased() }
}

/// The values of the cookies of this name.
private func cookies(of head: HTTPRequestHead, named name: String) -> [Substring] {
    head.headers["cookie"].flatMap { $0.split(separator: ";") }.compactMap { pair in
        let pair = pair.drop { $0 == " " }
        return pair.hasPrefix("\(name)=") ? pair.dropFirst(name.count + 1) : nil
    }
}

/// The `Host` of a request: a name or an address, and perhaps a port.
private struct HostName: Equatable {
    /// In small letters, an IPv6 address in brackets, without the port.
    let name: String
    private let port: String?

    init?(_ field: String) {
        let field = field.lowercased()
        guard !field.isEmpty, field.utf8.allSatisfy(isHostByte) else { return nil }
        let end = field.first == "[" ? field.firstIndex(of: "]") : field.startIndex
        guard let end else { return nil }
        guard let colon = field[end...].firstIndex(of: ":") else {
            name = field
            port = nil
            return
        }
        name = String(field[..<colon])
        let digits = String(field[field.index(after: colon)...])
        guard !name.isEmpty, decimal(digits) != nil else { return nil }
        port = digits
    }

    /// Whether a page with this `Origin` came from here. Behind a proxy it may have come by HTTPS.
    func isOrigin(_ origin: String) -> Bool {
        let origin = origin.lowercased()
        let isHere = ["http": "80", "https": "443"].contains { scheme, standardPort in
            let explicit = "\(scheme)://\(name):\(port ?? standardPort)"
            let short = "\(scheme)://\(name)"
            return origin == explicit || origin == short && (port ?? standardPort) == standardPort
        }
        return isHere
    }
}

private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
    case UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
}
