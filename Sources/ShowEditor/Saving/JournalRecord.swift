import TimelineFile

/// Which of a song's two files.
enum SongFile: UInt8, Hashable, Sendable, CaseIterable {
    case sheet = 1
    case metadata = 2
}

/// One entry of the journal.
enum JournalRecord: Hashable, Sendable {
    /// A file is on the disk and holds this, or is not there: what edits go on from. Whole, so that
    /// edits are not lost either where somebody else writes over the file.
    case stands(SongFile, song: String, bytes: [UInt8]?)
    /// In the file as it is by now, `removed` bytes from `offset` on give way to `inserted`.
    case splice(SongFile, song: String, offset: Int, removed: Int, inserted: [UInt8])
}

/// The form of a record: u32 length of what follows, u32 CRC-32C of it; then u8 kind (1 stands, 2
/// splice, 3 not there), u8 file, u16 length of the song's name, the name; then the bytes, or u64 offset,
/// u64 removed and the inserted bytes, or nothing. Little-endian.
extension JournalRecord {
    /// The record in bytes.
    var bytes: [UInt8] {
        var body: [UInt8] = []
        switch self {
        case .stands(let file, let song, let bytes):
            body = [bytes == nil ? 3 : 1, file.rawValue] + song.lengthAndBytes + (bytes ?? [])
        case .splice(let file, let song, let offset, let removed, let inserted):
            body = [2, file.rawValue] + song.lengthAndBytes
            body += littleEndian(UInt64(offset)) + littleEndian(UInt64(removed)) + inserted
        }
        return littleEndian(UInt32(body.count)) + littleEndian(CRC32C.of(body)) + body
    }

    /// The records that `bytes` hold up to the first that is not whole, and whether that one was damaged:
    /// one that a kill or a full disk cut off was never accepted, and is none.
    static func all(in bytes: [UInt8]) -> (records: [JournalRecord], isDamaged: Bool) {
        var records: [JournalRecord] = []
        var start = 0
        while let (record, end) = whole(at: start, in: bytes) {
            records.append(record)
            start = end
        }
        return (records, !isCutOff(at: start, in: bytes))
    }

    /// The record that begins at `start`, and where it ends; nil where there is none that is whole.
    private static func whole(
        at start: Int,
        in bytes: [UInt8]
    ) -> (record: JournalRecord, end: Int)? {
        var rest = bytes[start...]
        guard let length = rest.number(4), let checksum = rest.number(4), length <= rest.count,
            // Before the checksum, as every place of a damaged journal is tried.
            rest.first.map({ kinds.contains($0) }) == true
        else { return nil }
        let body = Array(rest.prefix(length))
        guard UInt32(checksum) == CRC32C.of(body), let record = JournalRecord(body) else {
            return nil
        }
        return (record, start + 8 + length)
    }

    /// Whether what is at `start`, where no whole record begins, is the beginning of one, and the last.
    private static func isCutOff(at start: Int, in bytes: [UInt8]) -> Bool {
        var rest = bytes[start...]
        guard let length = rest.number(4), let checksum = rest.number(4) else { return true }
        guard length > rest.count, length <= longest,
            rest.first.map({ kinds.contains($0) }) ?? true
        else { return false }
        // A length that is wrong hides the record that it is of, and those after it.
        if UInt32(checksum) == CRC32C.of(Array(rest)) { return false }
        return !(start..<bytes.count).contains { whole(at: $0, in: bytes) != nil }
    }

    /// No record is as long as this: files that are larger cannot be edited.
    private static let longest = 1 << 30

    /// The numbers of the kinds of record.
    private static let kinds: ClosedRange<UInt8> = 1...3

    private init?(_ body: [UInt8]) {
        var rest = body[...]
        guard let kind = rest.popFirst(), let file = rest.popFirst().flatMap(SongFile.init),
            let length = rest.number(2), length <= rest.count
        else { return nil }
        let song = String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
        switch kind {
        case 1: self = .stands(file, song: song, bytes: Array(rest))
        case 3: self = .stands(file, song: song, bytes: nil)
        case 2:
            guard let offset = rest.number(8), let removed = rest.number(8) else { return nil }
            self = .splice(
                file,
                song: song,
                offset: offset,
                removed: removed,
                inserted: Array(rest)
            )
        default: return nil
        }
    }

    /// What makes `new` of `old`, the file of `song`: one splice, where they differ.
    static func splice(
        _ file: SongFile,
        song: String,
        from old: [UInt8],
        to new: [UInt8]
    ) -> JournalRecord? {
        if old == new { return nil }
        let most = min(old.count, new.count)
        var head = 0
        while head < most, old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < most - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        return .splice(
            file,
            song: song,
            offset: head,
            removed: old.count - tail - head,
            inserted: Array(new[head..<new.count - tail])
        )
    }
}

private func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

extension String {
    fileprivate var lengthAndBytes: [UInt8] { littleEndian(UInt16(utf8.count)) + Array(utf8) }
}

extension ArraySlice<UInt8> {
    /// Takes a number of `size` bytes from the front; nil where there are not so many, or it is more
    /// than an `Int` holds.
    fileprivate mutating func number(_ size: Int) -> Int? {
        guard count >= size else { return nil }
        let number = prefix(size).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self = dropFirst(size)
        return Int(exactly: number)
    }
}
