/// Puts the primitives of FORMAT.md one after the other.
struct ByteWriter {
    /// What was put so far.
    private(set) var bytes: [UInt8] = []

    mutating func put(_ value: some FixedWidthInteger & UnsignedInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ more: [UInt8]) {
        bytes.append(contentsOf: more)
    }

    /// `value` as a number of type `type`; throws where `allowed` does not contain it.
    mutating func put<Number: FixedWidthInteger & UnsignedInteger>(
        _ value: Int,
        as type: Number.Type,
        in allowed: ClosedRange<Int>,
        _ what: String
    ) throws(TimelineFileError) {
        put(Number(try checked(value, in: allowed, what)))
    }

    mutating func put(text: String, _ what: String) throws(TimelineFileError) {
        try put(text.utf8.count, as: UInt16.self, in: Limits.textBytes, "the length of \(what)")
        bytes.append(contentsOf: text.utf8)
    }

    /// The number of `items`, then each as `putItem` puts it.
    mutating func put<Item>(
        list items: [Item],
        in allowed: ClosedRange<Int>,
        _ what: String,
        putItem: (inout ByteWriter, Item) throws(TimelineFileError) -> Void
    ) throws(TimelineFileError) {
        try put(items.count, as: UInt32.self, in: allowed, "the number of \(what)")
        for item in items { try putItem(&self, item) }
    }
}
