import CZstd
import DMX

/// Unpacks blocks. Owns a zstd context and the memory in between, so that a thread keeps one of its
/// own and, after the first block, allocates nothing more.
///
/// `TimelineReader` reads blocks by it.
public struct BlockDecoder: ~Copyable {
    private let context: OpaquePointer
    private var stored = ByteBuffer()
    private var condensed = ByteBuffer()
    private var columns = ByteBuffer()

    /// A decoder. Where there is no memory for one the program ends, as with any array.
    public init() {
        guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory to unpack in") }
        self.context = context
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    /// The columns of block `number`, which `entry` says how to find in `source`: `size` bytes,
    /// checked, valid until the next call.
    mutating func columns(
        ofBlock number: Int,
        _ entry: BlockIndex.Entry,
        in source: some ByteSource,
        size: Int,
        frameCount: Int
    ) throws(TimelineFileError) -> UnsafeRawBufferPointer {
        let stored = stored.space(entry.length)
        try source.fill(stored, from: entry.offset)
        let actual = CRC32C.of(UnsafeRawBufferPointer(stored))
        guard actual == entry.storedChecksum else {
            throw .badChecksum(of: .block(number), expected: entry.storedChecksum, actual: actual)
        }
        let columns = columns.space(size)
        let reason = unpack(stored, entry.codec, to: columns, frameCount: frameCount)
        if let reason { throw .malformed(.block(number), offset: entry.offset, reason: reason) }
        let levels = levelsChecksum(ofBlock: number, UnsafeRawBufferPointer(columns))
        guard levels == entry.levelsChecksum else {
            throw .badChecksum(
                of: .levels(ofBlock: number),
                expected: entry.levelsChecksum,
                actual: levels
            )
        }
        return UnsafeRawBufferPointer(columns)
    }

    /// Unpacks `stored` to `columns`; returns what is wrong with it, nil where nothing is.
    private mutating func unpack(
        _ stored: UnsafeMutableRawBufferPointer,
        _ codec: BlockCodec,
        to columns: UnsafeMutableRawBufferPointer,
        frameCount: Int
    ) -> String? {
        switch codec {
        case .raw:
            guard stored.count == columns.count else {
                return "\(stored.count) raw bytes where the block has \(columns.count)"
            }
            columns.copyMemory(from: UnsafeRawBufferPointer(stored))
        case .zstd:
            let slotCount = columns.count / frameCount
            // All that it may take, so that no later block needs more.
            let room = condensed.space(
                CondensedColumns.bound(frameCount: frameCount, slotCount: slotCount)
            )
            let size = ZSTD_decompressDCtx(
                context,
                room.baseAddress,
                room.count,
                stored.baseAddress,
                stored.count
            )
            if let error = Zstd.error(size) { return "zstd says: \(error)" }
            return CondensedColumns.read(
                UnsafeRawBufferPointer(rebasing: room[..<size]).bindMemory(to: UInt8.self),
                frameCount: frameCount,
                to: columns.bindMemory(to: Level.self)
            )
        }
        return nil
    }
}

/// Memory of a decoder's own, which grows and is used again.
private struct ByteBuffer: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit {
        memory.deallocate()
    }

    /// `count` bytes; what was in them before is lost.
    mutating func space(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if memory.count < count {
            memory.deallocate()
            memory = .allocate(byteCount: count, alignment: 16)
        }
        return UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
    }
}
