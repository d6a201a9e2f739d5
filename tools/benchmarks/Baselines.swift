import CZstd
import DMX

/// What levels are held against, in the same run: a copy of the same bytes in memory, and plain zstd of
/// the frames as they are sent, one after the other.
struct Baselines: ~Copyable {
    /// Bytes that went through.
    private(set) var bytes = 0
    /// Bytes that plain zstd made of them.
    private(set) var packedBytes = 0
    private(set) var copying = Timing()
    private(set) var packing = Timing()
    private(set) var unpacking = Timing()

    private let packer = ZSTD_createCCtx()
    private let unpacker = ZSTD_createDCtx()
    private var packed: [UInt8] = []
    private var copy: [UInt8] = []
    private let level: Int32

    /// Against zstd at `level`.
    init(level: Int32 = 3) {
        self.level = level
    }

    deinit {
        ZSTD_freeCCtx(packer)
        ZSTD_freeDCtx(unpacker)
    }

    /// Copies, packs and unpacks `block`.
    mutating func take(_ block: LevelBlock) { take(rows: block.rows()) }

    /// Copies, packs and unpacks `rows`.
    mutating func take(rows: [UInt8]) {
        let bound = ZSTD_compressBound(rows.count)
        if packed.count < bound { packed = Array(repeating: 0, count: bound) }
        if copy.count != rows.count { copy = Array(repeating: 0, count: rows.count) }
        let size = packing.add {
            ZSTD_compressCCtx(packer, &packed, packed.count, rows, rows.count, level)
        }
        _ = unpacking.add {
            ZSTD_decompressDCtx(unpacker, &copy, copy.count, packed, size)
        }
        precondition(copy == rows, "plain zstd gives back what it took")
        copy.withUnsafeMutableBytes { copy in
            rows.withUnsafeBytes { rows in copying.add { copy.copyMemory(from: rows) } }
        }
        bytes += rows.count
        packedBytes += size
    }

    /// Seconds that copying `count` bytes takes.
    func copySeconds(_ count: Int) -> Double { copying.wall * Double(count) / Double(bytes) }

    /// Seconds that packing `count` bytes takes.
    func packSeconds(_ count: Int) -> Double { packing.wall * Double(count) / Double(bytes) }
}
