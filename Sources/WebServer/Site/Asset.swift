internal import NIOCore

/// Bytes served under one path: a page, a script, a picture. Made once and kept in memory.
public struct Asset: Sendable {
    /// The path in links, from its slash on: `/app/main.js`.
    public let path: String
    /// What the bytes are, as `Content-Type` says it.
    public let contentType: String
    /// Tells these bytes from others that were there before: `"1f-9ae16a3b2f90404f"`.
    let tag: String
    let buffer: ByteBuffer

    /// `bytes`, served under `path`.
    ///
    /// - Parameter contentType: nil to tell it by the name's extension.
    /// - Throws: `WebServerError.asset` where `path` is none.
    public init(
        path: String,
        bytes: [UInt8],
        contentType: String? = nil
    ) throws(WebServerError) {
        guard isPlain(path) else { throw .asset(path: path, .path) }
        self.path = path
        self.contentType = contentType ?? mediaType(of: path)
        self.tag = "\"\(hex(UInt64(bytes.count)))-\(hex(fingerprint(bytes)))\""
        self.buffer = ByteBuffer(bytes: bytes)
    }
}

/// Whether a path needs no escape and leads nowhere else: `/names/of-plain_letters.js`.
private func isPlain(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.first?.isEmpty == true, path.utf8.count <= 255 else {
        return false
    }
    return parts.dropFirst().allSatisfy { part in
        guard let first = part.utf8.first, first != UInt8(ascii: ".") else { return false }
        return part.utf8.allSatisfy(isPlainByte)
    }
}

private func isPlainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
}

/// FNV-1a of 64 bits: the same in every run, and other for other bytes as far as chance goes. It
/// keeps no secret.
private func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
}

/// `number` in hexadecimal digits.
func hex(_ number: UInt64) -> String { String(number, radix: 16) }
