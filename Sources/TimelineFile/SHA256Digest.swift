/// The SHA-256 of a file, as somebody else computed it: what a file is known by.
public struct SHA256Digest: Hashable, Sendable {
    /// The digest's 32 bytes.
    public let bytes: [UInt8]

    /// How many bytes a digest has.
    public static let byteCount = 32

    /// The digest `bytes`; nil where they are not 32.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == SHA256Digest.byteCount else { return nil }
        self.bytes = bytes
    }
}

extension SHA256Digest: CustomStringConvertible {
    /// 64 hexadecimal digits, as `sha256sum` prints them.
    public var description: String { hexadecimal(bytes) }
}

/// Two digits a byte, without anything between.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
