/// Takes the primitives of FORMAT.md one after the other from a part of the file, checking every
/// length before it is used.
struct ByteReader {
    private let bytes: [UInt8]
    private let part: FilePart
    /// Where the part starts in the file.
    private let origin: Int
    private var position = 0

    /// A reader of `bytes`, which are `part` and start at `origin` in the file.
    init(_ bytes: [UInt8], part: FilePart, origin: Int) {
        self.bytes = bytes
        self.part = part
        self.origin = origin
    }

    /// Bytes not taken yet.
    var remaining: Int { bytes.count - position }

    /// The error that `reason` makes of the place reached.
    func malformed(_ reason: String) -> TimelineFileError {
        .malformed(part, offset: origin + position, reason: reason)
    }

    mutating func take<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type
    ) throws(TimelineFileError) -> Number {
        let size = Number.bitWidth / 8
        guard remaining >= size else { throw malformed("\(size) bytes expected, it ends") }
        let number = bytes.withUnsafeBytes { bytes in
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: type))
        }
        position += size
        return number
    }

    /// A number of type `type`; throws where `allowed` does not contain it.
    mutating func take<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type,
        in allowed: ClosedRange<Int>,
        _ what: String
    ) throws(TimelineFileError) -> Int {
        try checked(Int(clamping: take(type)), in: allowed, what)
    }

    mutating func take(count: Int) throws(TimelineFileError) -> [UInt8] {
        guard count <= remaining else { throw malformed("\(count) bytes expected, it ends") }
        let taken = Array(bytes[position..<position + count])
        position += count
        return taken
    }

    mutating func takeText() throws(TimelineFileError) -> String {
        let length = Int(try take(UInt16.self))
        let start = self
        guard let text = String(validating: try take(count: length), as: UTF8.self) else {
            throw start.malformed("text that is not UTF-8")
        }
        return text
    }

    mutating func takeDigest() throws(TimelineFileError) -> SHA256Digest {
        guard let digest = SHA256Digest(try take(count: SHA256Digest.byteCount)) else {
            throw malformed("a digest has \(SHA256Digest.byteCount) bytes")
        }
        return digest
    }

    /// A count, then as many items as `takeItem` takes one by one; no item is shorter than
    /// `smallest` bytes, so that no memory is set aside for items that cannot be there.
    mutating func takeList<Item>(
        in allowed: ClosedRange<Int>,
        _ what: String,
        smallest: Int,
        takeItem: (inout ByteReader) throws(TimelineFileError) -> Item
    ) throws(TimelineFileError) -> [Item] {
        let count = try take(UInt32.self, in: allowed, "the number of \(what)")
        guard count <= remaining / smallest else {
            throw malformed("\(count) \(what) do not fit into \(remaining) bytes")
        }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count { items.append(try takeItem(&self)) }
        return items
    }

    /// Throws where anything is left over.
    func finish() throws(TimelineFileError) {
        guard remaining == 0 else { throw malformed("\(remaining) bytes too many") }
    }
}
