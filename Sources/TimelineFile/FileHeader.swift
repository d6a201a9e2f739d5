import DMX
import Timebase

/// The first bytes of the file (FORMAT.md, "Header").
struct FileHeader: Equatable {
    static let magic: [UInt8] = [0x89, 0x4c, 0x53, 0x48, 0x0d, 0x0a, 0x1a, 0x0a]
    static let version = 1
    static let byteCount = 60

    var fileLength: Int
    var rate: FrameRate
    var frameCount: FrameCount
    var framesPerBlock: FrameCount
    var frameSize: Int
    var zstdVersion: Int
    var sectionCount: Int
    var tableChecksum: UInt32

    /// The header as it stands in the file.
    func encoded() throws(TimelineFileError) -> [UInt8] {
        var writer = ByteWriter()
        writer.put(FileHeader.magic)
        writer.put(UInt32(FileHeader.version))
        writer.put(UInt32(FileHeader.byteCount))
        writer.put(UInt64(fileLength))
        writer.put(UInt32(rate.numerator))
        writer.put(UInt32(rate.denominator))
        try writer.put(frameCount.frames, as: UInt32.self, in: Limits.frames, "the frame count")
        try writer.put(
            framesPerBlock.frames,
            as: UInt32.self,
            in: Limits.framesPerBlock,
            "the frames of a block"
        )
        writer.put(UInt32(frameSize))
        writer.put(UInt32(zstdVersion))
        writer.put(UInt32(sectionCount))
        writer.put(tableChecksum)
        writer.put(CRC32C.of(writer.bytes))
        return writer.bytes
    }

    /// The header of the file `source`, checked as far as it alone can be.
    init(of source: some ByteSource) throws(TimelineFileError) {
        let start = try source.bytes(at: 0, count: min(source.byteCount, 16))
        try FileHeader.checkMagic(start)
        guard start.count == 16 else {
            throw .truncated(expected: FileHeader.byteCount, actual: start.count)
        }
        var reader = ByteReader(start, part: .header, origin: 0)
        _ = try reader.take(count: FileHeader.magic.count)
        let version = Int(try reader.take(UInt32.self))
        let length = try reader.take(UInt32.self, in: Limits.headerLength, "the header's length")
        guard source.byteCount >= length else {
            throw .truncated(expected: length, actual: source.byteCount)
        }
        let bytes = try source.bytes(at: 0, count: length)
        try FileHeader.checkChecksum(bytes)
        guard version == FileHeader.version else {
            throw .unsupportedVersion(found: version, supported: FileHeader.version)
        }
        try self.init(fields: bytes)
        guard source.byteCount >= fileLength else {
            throw .truncated(expected: fileLength, actual: source.byteCount)
        }
        guard source.byteCount == fileLength else {
            throw .trailingBytes(expected: fileLength, actual: source.byteCount)
        }
    }

    private init(fields bytes: [UInt8]) throws(TimelineFileError) {
        var reader = ByteReader(bytes, part: .header, origin: 0)
        _ = try reader.take(count: 12)
        guard try reader.take(UInt32.self) == FileHeader.byteCount else {
            throw reader.malformed("a header of \(bytes.count) bytes, not \(FileHeader.byteCount)")
        }
        fileLength = Int(clamping: try reader.take(UInt64.self))
        let numerator = Int(try reader.take(UInt32.self))
        let denominator = Int(try reader.take(UInt32.self))
        guard let rate = FrameRate(numerator, over: denominator), rate.numerator == numerator else {
            throw reader.malformed("a frame rate of \(numerator)/\(denominator)")
        }
        self.rate = rate
        frameCount = FrameCount(
            try reader.take(UInt32.self, in: Limits.frames, "the frame count")
        )
        framesPerBlock = FrameCount(
            try reader.take(UInt32.self, in: Limits.framesPerBlock, "the frames of a block")
        )
        frameSize = try reader.take(UInt32.self, in: Limits.blockSize, "the frame size")
        zstdVersion = Int(try reader.take(UInt32.self))
        sectionCount = try reader.take(UInt32.self, in: Limits.sections, "the section count")
        tableChecksum = try reader.take(UInt32.self)
    }

    /// A header of what the writer knows.
    init(_ info: TimelineInfo, fileLength: Int, sectionCount: Int, tableChecksum: UInt32) {
        self.fileLength = fileLength
        self.rate = info.rate
        self.frameCount = info.frameCount
        self.framesPerBlock = info.framesPerBlock
        self.frameSize = info.layout.frameSize
        self.zstdVersion = Zstd.version
        self.sectionCount = sectionCount
        self.tableChecksum = tableChecksum
    }

    private static func checkMagic(_ start: [UInt8]) throws(TimelineFileError) {
        let found = Array(start.prefix(magic.count))
        guard found != Array(magic.prefix(found.count)) else { return }
        // What a copy as text makes of the magic: line ends changed, the high bit or bytes lost.
        let damaged: [[UInt8]] = [
            [0x89, 0x4c, 0x53, 0x48, 0x0a, 0x1a, 0x0a],
            [0x89, 0x4c, 0x53, 0x48, 0x0d, 0x0d, 0x0a, 0x1a],
            [0x89, 0x4c, 0x53, 0x48, 0x0d, 0x1a, 0x0d],
            [0x89, 0x4c, 0x53, 0x48, 0x0d, 0x0a, 0x1a, 0x0d],
            [0x09, 0x4c, 0x53, 0x48, 0x0d, 0x0a, 0x1a, 0x0a],
            [0xef, 0xbf, 0xbd, 0x4c, 0x53, 0x48],
            [0xc2, 0x89, 0x4c, 0x53, 0x48],
        ]
        if damaged.contains(where: { found.starts(with: $0) }) {
            throw .textModeDamage(found: found)
        }
        throw .notAShowFile(found: found)
    }

    private static func checkChecksum(_ bytes: [UInt8]) throws(TimelineFileError) {
        var reader = ByteReader(bytes, part: .header, origin: 0)
        let actual = CRC32C.of(try reader.take(count: bytes.count - 4))
        let expected = try reader.take(UInt32.self)
        guard actual == expected else {
            throw .badChecksum(of: .header, expected: expected, actual: actual)
        }
    }
}
