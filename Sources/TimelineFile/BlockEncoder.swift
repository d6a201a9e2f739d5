import CZstd
public import DMX

/// Packs blocks. Owns a zstd context, so that a thread keeps one of its own for all its blocks;
/// what comes out depends on the block alone, never on the encoder or what it packed before.
public struct BlockEncoder: ~Copyable {
    private let context: OpaquePointer
    private var condensed: [UInt8] = []
    private var packed: [UInt8] = []

    /// An encoder. Where there is no memory for one the program ends, as with any array.
    public init() {
        guard let context = ZSTD_createCCtx() else { preconditionFailure("no memory to pack in") }
        self.context = context
    }

    deinit {
        ZSTD_freeCCtx(context)
    }

    /// `block`, number `number` of the show, as it is stored.
    public mutating func encode(_ block: LevelBlock, number: Int) -> EncodedBlock {
        let checksum = block.columns.withUnsafeBytes { levelsChecksum(ofBlock: number, $0) }
        let size = pack(block)
        let isShorter = size < block.columns.count
        let stored = isShorter ? Array(packed[..<size]) : block.columns
        return EncodedBlock(
            number: number,
            frameCount: block.frameCount,
            slotCount: block.slotCount,
            stored: stored,
            codec: isShorter ? .zstd : .raw,
            storedChecksum: CRC32C.of(stored),
            levelsChecksum: checksum
        )
    }

    /// Packs `block` to the start of `packed`; returns how many bytes that took.
    private mutating func pack(_ block: LevelBlock) -> Int {
        let room = CondensedColumns.bound(
            frameCount: block.frameCount,
            slotCount: block.slotCount
        )
        if condensed.count < room { condensed = [UInt8](repeating: 0, count: room) }
        let count = condensed.withUnsafeMutableBufferPointer { condensed in
            block.columns.withUnsafeBufferPointer { columns in
                CondensedColumns.write(columns, frameCount: block.frameCount, to: condensed)
            }
        }
        let bound = ZSTD_compressBound(count)
        if packed.count < bound { packed = [UInt8](repeating: 0, count: bound) }
        let size = ZSTD_compressCCtx(
            context,
            &packed,
            packed.count,
            condensed,
            count,
            Zstd.level
        )
        // With a target of the size that zstd itself names, only memory can be missing.
        precondition(Zstd.error(size) == nil, "zstd packs into a target of its own bound")
        return size
    }
}
