import DMX
import Timebase

/// Reads the sections that are looked at when a file is opened, and keeps what is hurt in those
/// that a show can do without (FORMAT.md, "Reading").
struct SectionLoader {
    let source: any ByteSource
    let table: SectionTable
    let damage: DamagePolicy
    /// What was hurt so far.
    private(set) var found: [Damage] = []

    init(source: any ByteSource, table: SectionTable, damage: DamagePolicy) {
        self.source = source
        self.table = table
        self.damage = damage
    }

    /// What the sections say, of the frames that `header` speaks of.
    mutating func info(_ header: FileHeader) throws(TimelineFileError) -> TimelineInfo {
        let size = header.frameSize
        _ = try checked(
            header.framesPerBlock.frames * size,
            in: Limits.blockSize,
            "the bytes of a block"
        )
        let layout = try needed(.universes) { reader throws(TimelineFileError) in
            try FrameLayout(&reader, frameSize: size)
        }
        let mask = try needed(.intensityMask) { reader throws(TimelineFileError) in
            try IntensityMask(&reader, frameSize: size)
        }
        let look = try needed(.blackoutLook) { reader throws(TimelineFileError) in
            let look = try reader.take(count: size)
            try reader.finish()
            return look
        }
        let names = try spared(.info, Names()) { reader throws(TimelineFileError) in
            try Names(&reader)
        }
        return TimelineInfo(
            showName: names.showName,
            songName: names.songName,
            node: names.node,
            rate: header.rate,
            frameCount: header.frameCount,
            framesPerBlock: header.framesPerBlock,
            layout: layout,
            fixtures: try spared(.fixtures, [], decodedFixtures),
            intensityMask: mask,
            blackoutLook: look,
            markers: try spared(.markers, [], decodedMarkers),
            sources: try spared(.sources, [], decodedSources),
            sound: try sound(),
            record: try record()
        )
    }

    /// Where the blocks of `info` are.
    mutating func blockIndex(of info: TimelineInfo) throws(TimelineFileError) -> BlockIndex {
        guard let blocks = table.entry(.blocks) else { throw missing(.blocks) }
        guard blocks.checksum == 0 else {
            throw .malformed(
                .sectionTable,
                offset: table.end,
                reason: "'blks' has a checksum of its own"
            )
        }
        return try needed(.blockIndex) { reader throws(TimelineFileError) in
            try BlockIndex(&reader, of: info, filling: blocks)
        }
    }

    private mutating func sound() throws(TimelineFileError) -> TimelineSound? {
        let bytes = table.entry(.soundBytes)
        guard table.entry(.sound) != nil else {
            guard bytes == nil else { throw missing(.sound) }
            return nil
        }
        return try spared(.sound, nil) { reader throws(TimelineFileError) in
            let sound = try TimelineSound(&reader, isEmbedded: bytes != nil)
            if let bytes, bytes.length != sound.byteCount {
                throw .soundLength(expected: sound.byteCount, actual: bytes.length)
            }
            return sound
        }
    }

    private mutating func record() throws(TimelineFileError) -> CompileRecord? {
        guard table.entry(.record) != nil else { return nil }
        return try spared(.record, nil) { reader throws(TimelineFileError) in
            try CompileRecord(&reader)
        }
    }

    /// What `decode` makes of the section of `kind`, without which nothing can be played.
    private func needed<Value>(
        _ kind: SectionKind,
        _ decode: (inout ByteReader) throws(TimelineFileError) -> Value
    ) throws(TimelineFileError) -> Value {
        guard let entry = table.entry(kind) else { throw missing(kind) }
        _ = try checked(entry.length, in: Limits.sectionBytes, "the bytes of section '\(kind)'")
        let bytes = try source.bytes(at: entry.offset, count: entry.length)
        let actual = CRC32C.of(bytes)
        guard actual == entry.checksum else {
            throw .badChecksum(of: .section(kind), expected: entry.checksum, actual: actual)
        }
        var reader = ByteReader(bytes, part: .section(kind), origin: entry.offset)
        return try decode(&reader)
    }

    /// The same of a section that a show can do without: `substitute` where it is hurt and damage
    /// is tolerated.
    private mutating func spared<Value>(
        _ kind: SectionKind,
        _ substitute: Value,
        _ decode: (inout ByteReader) throws(TimelineFileError) -> Value
    ) throws(TimelineFileError) -> Value {
        do {
            return try needed(kind, decode)
        } catch {
            guard damage == .tolerating else { throw error }
            found.append(Damage(.section(kind), error: error))
            return substitute
        }
    }

    private func missing(_ kind: SectionKind) -> TimelineFileError {
        .malformed(.sectionTable, offset: table.end, reason: "there is no section '\(kind)'")
    }
}
