/// How an Ogg file ends (RFC 3533 §6): a whole last page, marked as the last, or not.
enum OggEnd {
    /// Whether the file in `source` ends with a whole page that is marked as the stream's last.
    static func isWhole(_ source: any SoundSource) -> Bool {
        // A page takes 65307 bytes at most; tags may follow the last.
        let tail = source.bytes(at: max(0, source.size - 2 * 65307), count: 2 * 65307)
        var place = tail.count - headerSize
        while place >= 0 {
            if tail[place] == UInt8(ascii: "O"), tail[place...].starts(with: "OggS".utf8) {
                return isLastPage(tail[place...])
            }
            place -= 1
        }
        return false
    }

    private static let headerSize = 27

    private static func isLastPage(_ page: ArraySlice<UInt8>) -> Bool {
        let start = page.startIndex
        let isMarked = page[start + 5] & 4 != 0
        let segments = page.dropFirst(headerSize).prefix(Int(page[start + 26]))
        let size = headerSize + segments.count + segments.reduce(0) { $0 + Int($1) }
        return isMarked && size <= page.count
    }
}
