/// Where each section is (FORMAT.md, "Section table").
struct SectionTable: Equatable {
    /// One section of the file.
    struct Entry: Equatable {
        let kind: SectionKind
        let offset: Int
        let length: Int
        let checksum: UInt32

        static let byteCount = 24
    }

    /// The sections, in the order in which they lie in the file.
    private(set) var entries: [Entry] = []

    /// A table of nothing yet.
    init() {}

    /// The section of `kind`; nil where there is none.
    func entry(_ kind: SectionKind) -> Entry? {
        entries.first { $0.kind == kind }
    }

    /// Where the last section ends and the next one starts.
    var end: Int {
        entries.last.map { $0.offset + $0.length } ?? FileHeader.byteCount
    }

    mutating func append(_ entry: Entry) {
        entries.append(entry)
    }

    /// Adds the section of `kind` that holds `bytes`, after the last.
    mutating func append(_ kind: SectionKind, _ bytes: [UInt8]) {
        let checksum = CRC32C.of(bytes)
        append(Entry(kind: kind, offset: end, length: bytes.count, checksum: checksum))
    }

    /// The table as it stands in the file.
    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        for entry in entries {
            writer.put(entry.kind.code)
            writer.put(UInt64(entry.offset))
            writer.put(UInt64(entry.length))
            writer.put(entry.checksum)
        }
        return writer.bytes
    }

    /// The table of the file `source`, whose sections fill the file from header to table.
    init(of source: some ByteSource, _ header: FileHeader) throws(TimelineFileError) {
        let length = header.sectionCount * Entry.byteCount
        let start = header.fileLength - length
        guard start >= FileHeader.byteCount else {
            throw .malformed(
                .header,
                offset: 48,
                reason: "\(header.sectionCount) sections in \(header.fileLength) bytes"
            )
        }
        let bytes = try source.bytes(at: start, count: length)
        let actual = CRC32C.of(bytes)
        guard actual == header.tableChecksum else {
            throw .badChecksum(of: .sectionTable, expected: header.tableChecksum, actual: actual)
        }
        var reader = ByteReader(bytes, part: .sectionTable, origin: start)
        for _ in 0..<header.sectionCount {
            let entry = try SectionTable.takeEntry(&reader, after: end, upTo: start)
            guard self.entry(entry.kind) == nil else {
                throw reader.malformed("section '\(entry.kind)' comes twice")
            }
            entries.append(entry)
        }
        guard end == start else {
            throw reader.malformed("\(start - end) bytes belong to no section")
        }
    }

    private static func takeEntry(
        _ reader: inout ByteReader,
        after end: Int,
        upTo limit: Int
    ) throws(TimelineFileError) -> Entry {
        let kind = SectionKind(code: try reader.take(UInt32.self))
        guard try reader.take(UInt64.self) == end else {
            throw reader.malformed("section '\(kind)' does not start at byte \(end)")
        }
        let length = Int(clamping: try reader.take(UInt64.self))
        guard length <= limit - end else {
            throw reader.malformed("section '\(kind)' of \(length) bytes ends after byte \(limit)")
        }
        let checksum = try reader.take(UInt32.self)
        return Entry(kind: kind, offset: end, length: length, checksum: checksum)
    }
}
