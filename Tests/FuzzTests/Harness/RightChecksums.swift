import TimelineFile

/// `file` with the length and the checksums that fit the rest of it (FORMAT.md); nil where it is not
/// clear where they would be.
///
/// Otherwise the first changed bit would be all that a reader ever sees of a file.
func withRightChecksums(_ file: [UInt8]) -> [UInt8]? {
    var file = file
    let headerLength = 60
    guard file.count >= headerLength else { return nil }
    let table = file.count - 24 * file.number(at: 48, bytes: 4)
    guard table >= headerLength else { return nil }
    for entry in stride(from: table, to: file.count, by: 24) {
        let kind = file[entry..<entry + 4]
        guard !kind.elementsEqual("blks".utf8),
            let section = file.span(at: entry + 4, lengthBytes: 8, before: table)
        else { continue }
        if kind.elementsEqual("indx".utf8) { file.mendBlocks(ofIndex: section) }
        file.put(CRC32C.of(Array(file[section])), at: entry + 20)
    }
    for byte in 0..<8 { file[16 + byte] = UInt8(truncatingIfNeeded: file.count >> (8 * byte)) }
    file.put(CRC32C.of(Array(file[table...])), at: 52)
    file.put(CRC32C.of(Array(file[..<56])), at: 56)
    return file
}

extension [UInt8] {
    /// The little-endian number in `bytes` bytes; the largest there is where it does not fit.
    fileprivate func number(at offset: Int, bytes: Int) -> Int {
        let value = self[offset..<offset + bytes].reversed().reduce(0 as UInt64) { sum, byte in
            sum << 8 | UInt64(byte)
        }
        return Int(exactly: value) ?? .max
    }

    /// What an offset of eight bytes and the length after it name; nil where that is not in the
    /// file between the header and `end`.
    fileprivate func span(at place: Int, lengthBytes: Int, before end: Int) -> Range<Int>? {
        let offset = number(at: place, bytes: 8)
        let length = number(at: place + 8, bytes: lengthBytes)
        guard offset <= end, length <= end - offset else { return nil }
        return offset..<offset + length
    }

    fileprivate mutating func put(_ checksum: UInt32, at offset: Int) {
        for byte in 0..<4 {
            self[offset + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * byte))
        }
    }

    /// Gives each entry of the block index the checksum of the stored bytes that it names.
    fileprivate mutating func mendBlocks(ofIndex index: Range<Int>) {
        for entry in stride(from: index.lowerBound, through: index.upperBound - 24, by: 24) {
            guard let stored = span(at: entry, lengthBytes: 4, before: count) else { continue }
            put(CRC32C.of(Array(self[stored])), at: entry + 16)
        }
    }
}
