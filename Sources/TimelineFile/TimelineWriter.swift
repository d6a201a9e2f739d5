import DMX
public import Files
import Timebase

/// Writes a show file: all that `TimelineInfo` says, then block after block, then the sound.
///
/// The file takes shape under another name in the same folder and gets its own in `finish`, so that
/// the old file or the new one is there at every moment, whole. A writer that is dropped before
/// leaves nothing behind. It holds no frames and no sound, only where they are.
public struct TimelineWriter: ~Copyable {
    private let info: TimelineInfo
    private let file: TemporaryFile
    private var table: SectionTable
    private var index = BlockIndex()
    /// Stored blocks by the checksum of their bytes: entries of `index` to compare with.
    private var storedBlocks: [UInt32: [Int]] = [:]
    private let blocksStart: Int
    /// Where the next byte goes.
    private var end: Int

    /// Starts the file that will be at `path`, in a folder that is there, and writes what `info`
    /// says. Throws `.outOfRange` where something in it is more than the format allows.
    public init(
        path: String,
        info: TimelineInfo,
        disk: any Disk = LiveDisk()
    ) throws(TimelineFileError) {
        _ = try checked(info.frameCount.frames, in: Limits.frames, "the frame count")
        _ = try checked(info.framesPerBlock.frames, in: Limits.framesPerBlock, "frames a block")
        _ = try checked(info.blockCount, in: Limits.blocks, "the number of blocks")
        let blockSize = info.framesPerBlock.frames * info.layout.frameSize
        _ = try checked(blockSize, in: Limits.blockSize, "the bytes of a block")
        // Everything is put into bytes before a file is made: what cannot be written makes none.
        let sections = try TimelineWriter.sections(of: info)
        let file = try TemporaryFile(for: path, on: disk)
        var table = SectionTable()
        for (kind, bytes) in sections {
            try file.write(bytes, at: table.end)
            table.append(kind, bytes)
        }
        self.info = info
        self.file = file
        self.table = table
        self.blocksStart = table.end
        self.end = table.end
    }

    private static func sections(
        of info: TimelineInfo
    ) throws(TimelineFileError) -> [(SectionKind, [UInt8])] {
        let names = Names(showName: info.showName, songName: info.songName, node: info.node)
        var sections: [(SectionKind, [UInt8])] = [
            (.info, try names.encoded()),
            (.universes, try info.layout.encoded()),
            (.fixtures, try encodedFixtures(info.fixtures)),
            (.intensityMask, info.intensityMask.encoded()),
            (.blackoutLook, info.blackoutLook),
            (.markers, try encodedMarkers(info.markers)),
            (.sources, try encodedSources(info.sources)),
        ]
        if let sound = info.sound { sections.append((.sound, try sound.encoded())) }
        if let record = info.record { sections.append((.record, try record.encoded())) }
        for (kind, bytes) in sections {
            _ = try checked(bytes.count, in: Limits.sectionBytes, "the bytes of section '\(kind)'")
        }
        return sections
    }
}

extension TimelineWriter {
    /// The number of the block that `append` takes next; the show's block count after the last.
    public var nextBlock: Int { index.entries.count }

    /// Writes the next block, or only refers to it where equal bytes are in the file already.
    ///
    /// Blocks come in the order of their numbers, each of as many frames and slots as `info` says.
    public mutating func append(_ block: EncodedBlock) throws(TimelineFileError) {
        precondition(block.number == nextBlock, "blocks come in order")
        precondition(
            block.slotCount == info.layout.frameSize
                && block.frameCount == info.span(ofBlock: block.number).count.frames,
            "a block is of the show's layout and length"
        )
        let earlier = try earlier(like: block)
        if earlier == nil {
            try file.write(block.stored, at: end)
            storedBlocks[block.storedChecksum, default: []].append(block.number)
        }
        index.append(
            .init(
                offset: earlier?.offset ?? end,
                length: block.stored.count,
                codec: block.codec,
                storedChecksum: block.storedChecksum,
                levelsChecksum: block.levelsChecksum
            )
        )
        if earlier == nil { end += block.stored.count }
        if nextBlock == info.blockCount {
            table.append(
                .init(kind: .blocks, offset: blocksStart, length: end - blocksStart, checksum: 0)
            )
        }
    }

    /// The stored block whose bytes are those of `block`. Checksums only point to it: the bytes
    /// themselves are compared, as in a long show two different blocks may share a checksum.
    private func earlier(like block: EncodedBlock) throws(TimelineFileError) -> BlockIndex.Entry? {
        for number in storedBlocks[block.storedChecksum] ?? [] {
            let entry = index.entries[number]
            guard entry.codec == block.codec, entry.length == block.stored.count else { continue }
            if try file.holds(block.stored, at: entry.offset) { return entry }
        }
        return nil
    }

    /// Copies the sound's bytes from `source`, a piece at a time, after the last block. Throws
    /// `.soundLength` where they are not as many as `info.sound` announces.
    public mutating func embedSound(from source: some ByteSource) throws(TimelineFileError) {
        guard let sound = info.sound, sound.isEmbedded else {
            preconditionFailure("the show embeds a sound")
        }
        precondition(nextBlock == info.blockCount, "the sound comes after the last block")
        guard source.byteCount == sound.byteCount else {
            throw .soundLength(expected: sound.byteCount, actual: source.byteCount)
        }
        let start = end
        var checksum = CRC32C()
        while end - start < sound.byteCount {
            let done = end - start
            let count = min(pieceSize, sound.byteCount - done)
            let piece = try source.bytes(at: done, count: count)
            try file.write(piece, at: end)
            checksum.update(piece)
            end += count
        }
        table.append(
            .init(
                kind: .soundBytes,
                offset: start,
                length: sound.byteCount,
                checksum: checksum.value
            )
        )
    }

    /// Writes what is left, brings all to the disk and gives the file its name.
    ///
    /// Every block has been appended by now, and the sound where the show embeds one.
    public consuming func finish() throws(TimelineFileError) {
        precondition(nextBlock == info.blockCount, "every block has been appended")
        precondition(
            info.sound?.isEmbedded != true || table.entry(.soundBytes) != nil,
            "the announced sound has been embedded"
        )
        let entries = index.encoded()
        try file.write(entries, at: end)
        table.append(.blockIndex, entries)
        let bytes = table.encoded()
        try file.write(bytes, at: table.end)
        let header = FileHeader(
            info,
            fileLength: table.end + bytes.count,
            sectionCount: table.entries.count,
            tableChecksum: CRC32C.of(bytes)
        )
        try file.write(try header.encoded(), at: 0)
        try file.publish()
    }
}
