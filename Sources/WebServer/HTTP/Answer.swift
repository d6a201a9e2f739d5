internal import NIOCore
internal import NIOHTTP1

/// The answer to a request, without the fields that all answers have.
struct Answer {
    var status: HTTPResponseStatus
    var headers: HTTPHeaders = [:]
    /// What `Content-Length` says; nil for an answer that has no content.
    var length: Int?
    /// What is sent; empty for HEAD.
    var body = ByteBuffer()
    /// Whether the connection ends with it.
    var closes = false

    /// A few words about why there is nothing else.
    static func refusal(
        _ status: HTTPResponseStatus,
        _ words: String,
        headers: HTTPHeaders = [:],
        closes: Bool = false
    ) -> Answer {
        let body = ByteBuffer(string: words + "\n")
        var headers = headers
        headers.add(name: "content-type", value: "text/plain; charset=utf-8")
        return Answer(
            status: status,
            headers: headers,
            length: body.readableBytes,
            body: body,
            closes: closes
        )
    }

    /// The head of the answer.
    ///
    /// - Parameter host: as the request named it; it has only characters of host names.
    func head(host: String?, now: String) -> HTTPResponseHead {
        var headers = headers
        for (name, value) in safety { headers.add(name: name, value: value) }
        headers.add(name: "content-security-policy", value: contentSecurityPolicy(host: host))
        headers.add(name: "date", value: now)
        if let length { headers.add(name: "content-length", value: "\(length)") }
        if closes { headers.add(name: "connection", value: "close") }
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}

/// What every answer tells the browser to beware of.
private let safety = [
    ("cache-control", "no-cache"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
]

/// A page gets everything from here, and speaks to nobody else. Not all browsers count the
/// WebSocket of the same host to `'self'`.
private func contentSecurityPolicy(host: String?) -> String {
    let socket = host.map { " ws://\($0) wss://\($0)" } ?? ""
    return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; "
        + "worker-src 'self'; manifest-src 'self'; connect-src 'self'\(socket); "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
