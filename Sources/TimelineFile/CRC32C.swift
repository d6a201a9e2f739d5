import CChecksum

/// CRC-32C, the checksum of every part of a show file (FORMAT.md, "Primitives").
///
/// By the processor's own instruction where it has one, 20 GB/s; else by table, sixteen bytes a step,
/// 1.9 GB/s. Both give the same.
public struct CRC32C: Sendable {
    /// How a checksum is made.
    public enum Means: Sendable, CaseIterable {
        /// By an instruction of the processor.
        case instruction
        /// By a table, on any processor.
        case table
    }

    /// The means that this processor has, the quickest first.
    public static let means: [Means] = cchecksum_has_crc32c() ? [.instruction, .table] : [.table]

    private var state: UInt32 = 0xffff_ffff
    private let means: Means

    /// The checksum of nothing so far, to be made by the quickest means.
    public init() { self.init(by: CRC32C.means[0]) }

    /// The checksum of nothing so far, to be made by `means`, which this processor has.
    public init(by means: Means) {
        precondition(CRC32C.means.contains(means), "the processor has the means")
        self.means = means
    }

    /// The checksum of all bytes given so far.
    public var value: UInt32 { ~state }

    /// Takes in `bytes`, which follow those given before.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        switch means {
        case .instruction:
            state = cchecksum_crc32c(state, bytes.baseAddress, UInt(bytes.count))
        case .table:
            state = table.withUnsafeBufferPointer { step(state, over: bytes, by: $0) }
        }
    }

    /// Takes in `bytes`, which follow those given before.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The checksum of `bytes`.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var checksum = CRC32C()
        checksum.update(bytes)
        return checksum.value
    }

    /// The checksum of `bytes`.
    public static func of(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBytes { of($0) }
    }
}

/// Sixteen tables of 256: entry `i` of table `k` is what byte `i` becomes after `k` zero bytes.
private let table: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 16 * 256)
    for byte in 0..<256 {
        var remainder = UInt32(byte)
        for _ in 0..<8 {
            remainder = remainder & 1 == 1 ? (remainder >> 1) ^ 0x82f6_3b78 : remainder >> 1
        }
        table[byte] = remainder
    }
    for entry in 256..<table.count {
        let previous = table[entry - 256]
        table[entry] = (previous >> 8) ^ table[Int(previous & 0xff)]
    }
    return table
}()

private func step(
    _ state: UInt32,
    over bytes: UnsafeRawBufferPointer,
    by table: UnsafeBufferPointer<UInt32>
) -> UInt32 {
    var state = state
    var at = 0
    while at + 16 <= bytes.count {
        let low = littleEndian(bytes, at) ^ UInt64(state)
        state = fold(low, table, 8) ^ fold(littleEndian(bytes, at + 8), table, 0)
        at += 16
    }
    while at < bytes.count {
        state = (state >> 8) ^ table[Int(UInt8(truncatingIfNeeded: state) ^ bytes[at])]
        at += 1
    }
    return state
}

@inline(__always)
private func littleEndian(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
}

/// Eight bytes, of which the last is followed by `after` more of the sixteen.
@inline(__always)
private func fold(_ word: UInt64, _ table: UnsafeBufferPointer<UInt32>, _ after: Int) -> UInt32 {
    var folded: UInt32 = 0
    for byte in 0..<8 {
        let value = Int(truncatingIfNeeded: word >> (8 * UInt64(byte))) & 0xff
        folded ^= table[(after + 7 - byte) * 256 + value]
    }
    return folded
}
