/// What a block's levels were made of, in 128 bits: blocks of equal fingerprints have equal levels, so
/// that one of them need not be made again. Not the other way around.
public struct BlockFingerprint: Hashable, Sendable {
    /// The first 64 bits.
    public let first: UInt64
    /// The other 64 bits.
    public let second: UInt64

    /// The fingerprint of these 128 bits.
    public init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }
}
