/// What a request asks for: the path, and what stands behind the question mark, both as sent.
struct RequestTarget {
    let path: Substring
    private let query: Substring

    /// The target in a request's first line; nil for anything but the origin form, `/path?query`
    /// (RFC 9112, 3.2.1).
    init?(_ text: String) {
        guard text.first == "/", !text.contains("#") else { return nil }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts[0]
        query = parts.count > 1 ? parts[1] : ""
    }

    /// The values given, decoded; of a name that comes twice the last. Nil where an escape is
    /// broken.
    var values: [String: String]? {
        var values: [String: String] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1] : ""
            guard let name = decoded(parts[0]), let value = decoded(value) else { return nil }
            values[name] = value
        }
        return values
    }

    /// The one name after `prefix`, decoded; nil where there is none, or where what is there could
    /// lead elsewhere.
    func name(after prefix: String) -> String? {
        guard path.hasPrefix(prefix) else { return nil }
        let rest = path.dropFirst(prefix.count)
        guard !rest.contains("/"), let name = decoded(rest), (1...255).contains(name.utf8.count),
            name != ".", name != "..", name.utf8.allSatisfy(isHarmless)
        else { return nil }
        return name
    }
}

/// Neither a slash nor a control character.
private func isHarmless(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "/") && byte >= 0x20 && byte != 0x7F
}

/// `text` without its percent escapes; nil where one is broken, or where the bytes are no UTF-8.
private func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            bytes.append(byte)
            continue
        }
        guard let high = rest.popFirst().flatMap(hexDigit),
            let low = rest.popFirst().flatMap(hexDigit)
        else { return nil }
        bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
