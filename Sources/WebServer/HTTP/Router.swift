internal import NIOCore
internal import NIOHTTP1

/// What is to be done about a request.
enum Verdict {
    case answer(Answer)
    /// The sound file of this name is to be looked for.
    case sound(name: String)
    /// The connection becomes a WebSocket.
    case socket(query: [String: String])
}

/// Says what is to be done about a request, from its head alone.
struct Router: Sendable {
    private let site: Website
    private let doorkeeper: Doorkeeper

    init(site: Website, doorkeeper: Doorkeeper) {
        self.site = site
        self.doorkeeper = doorkeeper
    }

    /// - Parameter port: where the server listens, which is part of the cookie's name: cookies are
    ///   shared by all ports of a host.
    func verdict(on head: HTTPRequestHead, port: Int) -> Verdict {
        let cookie = "token-\(port)"
        guard let target = RequestTarget(head.uri), var query = target.values else {
            return .answer(.refusal(.badRequest, "the target is no plain path", closes: true))
        }
        if let refusal = doorkeeper.refusal(of: head, query: query, cookie: cookie) {
            return .answer(refusal)
        }
        guard !hasBody(head) else {
            return .answer(.refusal(.badRequest, "no request here has a body", closes: true))
        }
        let newCookie = doorkeeper.cookie(for: query, named: cookie)
        query["token"] = nil
        return verdict(on: head, target: target, query: query, newCookie: newCookie)
    }

    private func verdict(
        on head: HTTPRequestHead,
        target: RequestTarget,
        query: [String: String],
        newCookie: String?
    ) -> Verdict {
        let isSocket = target.path == site.socketPath
        let asset = site.assets[String(target.path)]
        let sound = target.name(after: site.soundPath)
        guard isSocket || asset != nil || sound != nil else {
            return .answer(.refusal(.notFound, "there is nothing here"))
        }
        guard head.method == .GET || head.method == .HEAD && !isSocket else {
            let allowed: HTTPHeaders = ["allow": isSocket ? "GET" : "GET, HEAD"]
            return .answer(.refusal(.methodNotAllowed, "here one only reads", headers: allowed))
        }
        if isSocket { return socketRefusal(of: head).map(Verdict.answer) ?? .socket(query: query) }
        if let asset { return .answer(answer(with: asset, to: head, newCookie: newCookie)) }
        return .sound(name: sound ?? "")
    }

    private func answer(
        with asset: Asset,
        to head: HTTPRequestHead,
        newCookie: String?
    ) -> Answer {
        var headers: HTTPHeaders = ["etag": asset.tag]
        if let newCookie { headers.add(name: "set-cookie", value: newCookie) }
        if isCached(asset.tag, by: head) { return Answer(status: .notModified, headers: headers) }
        headers.add(name: "content-type", value: asset.contentType)
        let length = asset.buffer.readableBytes
        var answer = Answer(status: .ok, headers: headers, length: length)
        if head.method == .GET { answer.body = asset.buffer }
        return answer
    }
}

/// Why a request for the WebSocket is not one (RFC 6455, 4.2.1).
private func socketRefusal(of head: HTTPRequestHead) -> Answer? {
    let upgrade: HTTPHeaders = ["upgrade": "websocket", "sec-websocket-version": "13"]
    guard head.version == .http1_1, lists(head, "upgrade", "websocket"),
        lists(head, "connection", "upgrade")
    else { return .refusal(.upgradeRequired, "here is a WebSocket", headers: upgrade) }
    guard head.headers["sec-websocket-version"] == ["13"] else {
        return .refusal(.upgradeRequired, "the version is 13 (RFC 6455)", headers: upgrade)
    }
    let keys = head.headers["sec-websocket-key"]
    guard keys.count == 1, keys.allSatisfy(isKey) else {
        return .refusal(.badRequest, "Sec-WebSocket-Key is 16 bytes in base64", closes: true)
    }
    return nil
}

/// Whether a list field has an entry, small or capital.
private func lists(_ head: HTTPRequestHead, _ field: String, _ entry: String) -> Bool {
    head.headers[canonicalForm: field].contains { $0.lowercased() == entry }
}

/// Whether `text` is the base64 of 16 bytes: 22 digits, of which the last carries two bits.
private func isKey(_ text: String) -> Bool {
    guard text.utf8.count == 24, text.hasSuffix("=="), let last = text.utf8.dropLast(2).last else {
        return false
    }
    let isBase64 = text.utf8.dropLast(2).allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "+"), UInt8(ascii: "/"): true
        default: false
        }
    }
    return isBase64 && "AQgw".utf8.contains(last)
}

/// Whether more would follow the head of a request.
func hasBody(_ head: HTTPRequestHead) -> Bool {
    head.headers.contains(name: "transfer-encoding")
        || head.headers["content-length"].contains { $0 != "0" }
}

/// Whether the client has the content with this tag already (RFC 9110, 13.1.2).
func isCached(_ tag: String, by head: HTTPRequestHead) -> Bool {
    head.headers[canonicalForm: "if-none-match"].contains { entry in
        entry == "*" || entry == tag || entry == "W/\(tag)"
    }
}
