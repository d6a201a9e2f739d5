/// Who may speak to the server, besides the pages that it served itself.
public struct AccessRules: Hashable, Sendable {
    /// What every request must know; nil where programs of this machine alone can ask.
    public let token: String?

    /// Access for whoever knows `token`; for all programs of this machine where it is nil.
    ///
    /// A token stands in links (`?token=`) and in a cookie, so it has the characters that need no
    /// escape there.
    ///
    /// - Throws: `WebServerError.tokenUnfit`.
    public init(token: String? = nil) throws(WebServerError) {
        if let token, !isFit(token) { throw .tokenUnfit }
        self.token = token
    }

    /// A new token of 128 bits that nobody can guess, in 26 letters and digits.
    public static func newToken() -> String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz234567")
        var bits = UInt128(UInt64.random(in: .min ... .max)) << 64
        bits |= UInt128(UInt64.random(in: .min ... .max))
        return String((0..<26).map { digits[Int(truncatingIfNeeded: bits >> ($0 * 5)) & 31] })
    }
}

private func isFit(_ token: String) -> Bool {
    (16...128).contains(token.utf8.count) && token.utf8.allSatisfy(isUnreserved)
}

/// Whether `byte` stands for itself everywhere in a link (RFC 3986, 2.3).
private func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
}

/// Whether `given` is `secret`, in a time that does not tell how much of it is right.
func isSame(_ given: some StringProtocol, as secret: String) -> Bool {
    let given = Array(given.utf8)
    var difference = UInt8(given.count == secret.utf8.count ? 0 : 1)
    for (index, byte) in secret.utf8.enumerated() {
        difference |= byte ^ (index < given.count ? given[index] : 0)
    }
    return difference == 0
}
