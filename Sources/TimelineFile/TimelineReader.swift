public import DMX
public import Timebase

/// Reads a show file, in bounded memory: what is opened is checked, and blocks and sound are read
/// when they are asked for, each time from the file (FORMAT.md, "Reading").
///
/// Any thread may ask, each with a decoder of its own.
public final class TimelineReader: Sendable {
    /// All that the file holds besides frames and sound.
    public let info: TimelineInfo
    /// The libzstd that packed the blocks: major × 10000 + minor × 100 + release.
    public let zstdVersion: Int
    /// Length of the file in bytes.
    public let byteCount: Int
    /// What is hurt outside blocks and sound: empty unless opened tolerating damage.
    public let openingDamage: [Damage]
    /// The libzstd that packs blocks here: stored blocks may only be mixed with new ones of one version.
    public static var packingVersion: Int { Zstd.version }
    let source: any ByteSource
    let table: SectionTable
    let index: BlockIndex

    /// Opens the file at `path`.
    public convenience init(
        path: String,
        damage: DamagePolicy = .refusing
    ) throws(TimelineFileError) {
        try self.init(reading: FileBytes(path: path), damage: damage)
    }

    /// Opens the show file whose bytes are `source`.
    public init(
        reading source: any ByteSource,
        damage: DamagePolicy = .refusing
    ) throws(TimelineFileError) {
        let header = try FileHeader(of: source)
        let table = try SectionTable(of: source, header)
        var sections = SectionLoader(source: source, table: table, damage: damage)
        let info = try sections.info(header)
        self.index = try sections.blockIndex(of: info)
        self.info = info
        self.zstdVersion = header.zstdVersion
        self.byteCount = header.fileLength
        self.openingDamage = sections.found
        self.source = source
        self.table = table
    }
}

extension TimelineReader {
    /// Whether the file at `path` begins as show files do, whole or hurt.
    public static func isShowFile(_ path: String) -> Bool {
        let start = try? FileBytes(path: path).bytes(at: 0, count: FileHeader.magic.count)
        return start == FileHeader.magic
    }

    /// Unpacks block `number` into `rows`, one frame after the other as they go to the wire.
    ///
    /// `rows` has room for the block's frames of `info.layout.frameSize` bytes each. Nothing is
    /// allocated once `decoder` has seen a block of the size. Where it throws, `rows` is as before.
    public func decode(
        block number: Int,
        into rows: UnsafeMutableRawBufferPointer,
        using decoder: inout BlockDecoder
    ) throws(TimelineFileError) {
        let frames = info.span(ofBlock: number).count.frames
        let slots = info.layout.frameSize
        precondition(rows.count >= frames * slots, "the frames of the block have room")
        let columns = try columns(ofBlock: number, using: &decoder)
        LevelBlock.writeRows(ofColumns: columns, frameCount: frames, slotCount: slots, into: rows)
    }

    /// Block `number`, from 0.
    public func block(
        _ number: Int,
        using decoder: inout BlockDecoder
    ) throws(TimelineFileError) -> LevelBlock {
        let columns = try columns(ofBlock: number, using: &decoder)
        return LevelBlock(
            frameCount: info.span(ofBlock: number).count.frames,
            slotCount: info.layout.frameSize,
            columns: Array(columns)
        )
    }

    /// The levels of `frame`, which is in the show, in layout order. For looking at single frames:
    /// its whole block is unpacked for it.
    public func levels(
        of frame: FrameNumber,
        using decoder: inout BlockDecoder
    ) throws(TimelineFileError) -> [Level] {
        let number = info.block(of: frame)
        let start = info.span(ofBlock: number).start
        return try block(number, using: &decoder).frame((frame - start).frames)
    }

    /// Block `number` as it is stored, to be carried over to another file without unpacking it.
    /// Only its stored bytes are checked.
    public func storedBlock(_ number: Int) throws(TimelineFileError) -> EncodedBlock {
        let entry = index.entries[number]
        let stored = try source.bytes(at: entry.offset, count: entry.length)
        let actual = CRC32C.of(stored)
        guard actual == entry.storedChecksum else {
            throw .badChecksum(of: .block(number), expected: entry.storedChecksum, actual: actual)
        }
        return EncodedBlock(
            number: number,
            frameCount: info.span(ofBlock: number).count.frames,
            slotCount: info.layout.frameSize,
            stored: stored,
            codec: entry.codec,
            storedChecksum: entry.storedChecksum,
            levelsChecksum: entry.levelsChecksum
        )
    }

    /// The same, once it has been seen that its levels are whole too: what somebody else wrote may have
    /// stored bytes that are as they were written, and yet give no levels or others.
    public func storedBlock(
        _ number: Int,
        using decoder: inout BlockDecoder
    ) throws(TimelineFileError) -> EncodedBlock {
        _ = try columns(ofBlock: number, using: &decoder)
        return try storedBlock(number)
    }

    func columns(
        ofBlock number: Int,
        using decoder: inout BlockDecoder
    ) throws(TimelineFileError) -> UnsafeRawBufferPointer {
        precondition(index.entries.indices.contains(number), "the show has a block of that number")
        let frames = info.span(ofBlock: number).count.frames
        return try decoder.columns(
            ofBlock: number,
            index.entries[number],
            in: source,
            size: frames * info.layout.frameSize,
            frameCount: frames
        )
    }
}

extension TimelineReader {
    /// Copies the embedded sound's bytes from `offset` on into `target`.
    ///
    /// - Returns: how many were copied: all that `target` holds, fewer where the sound ends, none
    ///   where it is not embedded. They are not checked here; `verify` does.
    public func readSound(
        at offset: Int,
        into target: UnsafeMutableRawBufferPointer
    ) throws(TimelineFileError) -> Int {
        guard let entry = table.entry(.soundBytes), (0..<entry.length).contains(offset) else {
            return 0
        }
        let count = min(target.count, entry.length - offset)
        let piece = UnsafeMutableRawBufferPointer(rebasing: target[..<count])
        try source.fill(piece, from: entry.offset + offset)
        return count
    }

    /// The embedded sound as bytes of their own, to decode or to carry over; nil where it is not
    /// embedded.
    public var soundBytes: (any ByteSource)? {
        table.entry(.soundBytes).map { SoundBytes(reader: self, byteCount: $0.length) }
    }
}

private struct SoundBytes: ByteSource {
    let reader: TimelineReader
    let byteCount: Int

    func read(
        at offset: Int,
        into target: UnsafeMutableRawBufferPointer
    ) throws(TimelineFileError) -> Int {
        try reader.readSound(at: offset, into: target)
    }
}
