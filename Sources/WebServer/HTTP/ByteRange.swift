/// What part of a file a request wants (RFC 9110, 14).
enum ByteRange: Equatable {
    case whole
    case part(Range<Int>)
    /// Nothing of it is in the file.
    case outside

    /// What a `Range` field wants of a file of `size` bytes. A field that is broken, in another
    /// unit, or wants several parts is not honoured: then it is the whole file, as section 14.2
    /// allows.
    init(field: String?, size: Int) {
        self = field.flatMap { partWanted(by: $0, size: size) } ?? .whole
    }
}

private func partWanted(by field: String, size: Int) -> ByteRange? {
    guard field.lowercased().hasPrefix("bytes=") else { return nil }
    let ends = field.dropFirst("bytes=".count)
        .split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    switch (number(ends[0]), number(ends[1])) {
    case (.absent, .number(let count)):
        return count == 0 || size == 0 ? .outside : .part(size - min(count, size)..<size)
    case (.number(let first), .absent):
        return first < size ? .part(first..<size) : .outside
    case (.number(let first), .number(let last)):
        guard first <= last else { return nil }
        return first < size ? .part(first..<min(last, size - 1) + 1) : .outside
    default: return nil
    }
}

private enum End {
    case absent
    case number(Int)
    case broken
}

/// A number too large for any file is the largest there is.
private func number(_ text: Substring) -> End {
    if text.isEmpty { return .absent }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return .broken }
    return .number(Int(text) ?? .max)
}
