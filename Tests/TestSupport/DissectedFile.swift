import TimelineFile

/// A show file taken apart by the tables of FORMAT.md alone, to be changed and put together again
/// with checksums that fit: what a faulty writer, or somebody with bad intent, might make.
public struct DissectedFile {
    /// One section of the file.
    public struct Section {
        /// Its four letters.
        public var kind: String
        /// What it holds.
        public var bytes: [UInt8]
        /// What the table says instead of the right checksum.
        public var checksum: UInt32?

        /// A section of `kind` that holds `bytes`.
        public init(kind: String, bytes: [UInt8], checksum: UInt32? = nil) {
            (self.kind, self.bytes, self.checksum) = (kind, bytes, checksum)
        }
    }

    /// The header, without its last four bytes.
    public var header: [UInt8]
    /// The sections, in the order of the file.
    public var sections: [Section] = []

    /// The parts of `file`, which is whole.
    public init(_ file: [UInt8]) {
        header = Array(file[..<56])
        let count = Int(number(in: file, at: 48, bytes: 4))
        for entry in 0..<count {
            let at = file.count - 24 * (count - entry)
            let offset = Int(number(in: file, at: at + 4, bytes: 8))
            let length = Int(number(in: file, at: at + 12, bytes: 8))
            let kind = String(decoding: file[at..<at + 4], as: UTF8.self)
            let checksum = UInt32(number(in: file, at: at + 20, bytes: 4))
            sections.append(
                Section(
                    kind: kind,
                    bytes: Array(file[offset..<offset + length]),
                    checksum: kind == "blks" ? checksum : nil
                )
            )
        }
    }

    /// The bytes of the section of `kind`; none where there is no such section.
    public subscript(kind: String) -> [UInt8] {
        get { sections.first { $0.kind == kind }?.bytes ?? [] }
        set {
            for index in sections.indices where sections[index].kind == kind {
                sections[index].bytes = newValue
            }
        }
    }

    /// Where the section of `kind` starts in the file.
    public func offset(of kind: String) -> Int {
        60 + sections.prefix { $0.kind != kind }.reduce(0) { $0 + $1.bytes.count }
    }

    /// Puts `value` into `bytes` bytes of the header.
    public mutating func setHeader(_ value: UInt64, at offset: Int, bytes: Int = 4) {
        set(&header, value, at: offset, bytes: bytes)
    }

    /// The file, of the sections one after the other; a table that `change` may spoil before its
    /// checksum is taken; and a header with the right lengths and checksums.
    public func assembled(
        length: Int? = nil,
        changingTable change: (inout [UInt8]) -> Void = { _ in }
    ) -> [UInt8] {
        var table: [UInt8] = []
        var body: [UInt8] = []
        for section in sections {
            var entry = Array(section.kind.utf8) + [UInt8](repeating: 0, count: 20)
            set(&entry, UInt64(60 + body.count), at: 4, bytes: 8)
            set(&entry, UInt64(section.bytes.count), at: 12, bytes: 8)
            let checksum = section.checksum ?? CRC32C.of(section.bytes)
            set(&entry, UInt64(checksum), at: 20, bytes: 4)
            table += entry
            body += section.bytes
        }
        change(&table)
        var header = header
        let whole = 60 + body.count + table.count
        set(&header, UInt64(length ?? whole), at: 16, bytes: 8)
        set(&header, UInt64(sections.count), at: 48, bytes: 4)
        set(&header, UInt64(CRC32C.of(table)), at: 52, bytes: 4)
        var checksum = [UInt8](repeating: 0, count: 4)
        set(&checksum, UInt64(CRC32C.of(header)), at: 0, bytes: 4)
        return header + checksum + body + table
    }
}

/// The little-endian number in `bytes` bytes of `file` at `offset`.
public func number(in file: [UInt8], at offset: Int, bytes: Int) -> UInt64 {
    file[offset..<offset + bytes].reversed().reduce(0) { $0 << 8 | UInt64($1) }
}

/// Puts `value` into `bytes` bytes of `file` at `offset`, little-endian.
public func set(_ file: inout [UInt8], _ value: UInt64, at offset: Int, bytes: Int) {
    for byte in 0..<bytes { file[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
}
