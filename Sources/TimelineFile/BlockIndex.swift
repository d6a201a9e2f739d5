import DMX
import Timebase

/// Where each block is (FORMAT.md, "indx").
struct BlockIndex: Equatable {
    /// One block of the show.
    struct Entry: Equatable {
        let offset: Int
        let length: Int
        let codec: BlockCodec
        let storedChecksum: UInt32
        let levelsChecksum: UInt32

        static let byteCount = 24

        /// Whether both are the same stored bytes.
        func isStored(like other: Entry) -> Bool {
            offset == other.offset && length == other.length && codec == other.codec
                && storedChecksum == other.storedChecksum
        }
    }

    /// The blocks, in the order of the show.
    private(set) var entries: [Entry] = []

    /// An index of nothing yet.
    init() {}

    mutating func append(_ entry: Entry) {
        entries.append(entry)
    }

    /// The index as it stands in the file.
    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        for entry in entries {
            writer.put(UInt64(entry.offset))
            writer.put(UInt32(entry.length))
            writer.put(entry.codec.rawValue)
            writer.put(entry.storedChecksum)
            writer.put(entry.levelsChecksum)
        }
        return writer.bytes
    }

    /// The index that `reader` holds, of the blocks of `info`, whose stored bytes fill `blocks`.
    init(
        _ reader: inout ByteReader,
        of info: TimelineInfo,
        filling blocks: SectionTable.Entry
    ) throws(TimelineFileError) {
        let count = try checked(info.blockCount, in: Limits.blocks, "the number of blocks")
        guard reader.remaining == count * Entry.byteCount else {
            throw reader.malformed("\(reader.remaining) bytes for \(count) blocks")
        }
        entries.reserveCapacity(count)
        var end = blocks.offset
        var firstAt: [Int: Entry] = [:]
        for number in 0..<count {
            let entry = try BlockIndex.takeEntry(&reader)
            let slots = info.layout.frameSize
            let size = info.span(ofBlock: number).count.frames * slots
            guard entry.length <= size, slots <= entry.length * Limits.expansion else {
                throw reader.malformed("\(entry.length) bytes for \(size) of block \(number)")
            }
            if entry.offset == end, entry.length <= blocks.offset + blocks.length - end {
                firstAt[entry.offset] = entry
                end += entry.length
            } else if firstAt[entry.offset]?.isStored(like: entry) != true {
                throw reader.malformed("block \(number) is neither next nor an earlier one again")
            }
            entries.append(entry)
        }
        guard end == blocks.offset + blocks.length else {
            throw reader.malformed("\(blocks.offset + blocks.length - end) bytes of no block")
        }
    }

    private static func takeEntry(_ reader: inout ByteReader) throws(TimelineFileError) -> Entry {
        let offset = Int(clamping: try reader.take(UInt64.self))
        let length = Int(try reader.take(UInt32.self))
        guard let codec = BlockCodec(rawValue: try reader.take(UInt32.self)) else {
            throw reader.malformed("a codec that is neither 0 nor 2")
        }
        return Entry(
            offset: offset,
            length: length,
            codec: codec,
            storedChecksum: try reader.take(UInt32.self),
            levelsChecksum: try reader.take(UInt32.self)
        )
    }
}
