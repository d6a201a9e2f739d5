extension JSONManner {
    /// The manner of `document`, and before all that of `sample`, a value in it that is like those
    /// to come.
    ///
    /// What the file does not show is as usual.
    init(of document: JSONDocument, like sample: JSONValue?) {
        let bytes = document.text.bytes
        let hasColonSpace: Bool
        if let member = firstMember(of: document) {
            let gap = bytes[Int(document.nodes[member].end)..<Int(document.nodes[member + 1].start)]
            if !gap.hasLineBreak { colon = gap }
            hasColonSpace = gap.count > 1
        } else {
            hasColonSpace = true
        }
        if !hasColonSpace {
            comma = [UInt8(ascii: ",")]
            objectPadding = []
        }
        lineBreak = firstLineBreak(of: document)
        let nodes = document.nodes.indices
        let shown = sample.map { $0.index..<Int(document.nodes[$0.index].next) } ?? nodes
        var unknown = Trait.all
        measureItems(of: document, in: shown, &unknown)
        measureItems(of: document, in: nodes, &unknown)
        if let sample { measureBreaks(of: sample) }
    }

    /// Takes indentation, commas and padding from the first places that show them.
    private mutating func measureItems(
        of document: JSONDocument,
        in nodes: Range<Int>,
        _ unknown: inout Set<Trait>
    ) {
        for index in nodes.prefix(mostLooked) {
            if unknown.isEmpty { return }
            let value = JSONValue(document: document, index: index)
            guard value.kind == .object || value.kind == .array else { continue }
            let items = JSONItems(value)
            guard items.count > 0 else { continue }
            let opening = items.opening.dropFirst()
            if opening.hasLineBreak {
                let outer = indentation(of: value.offset, in: document.text.bytes[...])
                let inner = opening.lastLine
                if inner.count > outer.count, inner.starts(with: outer) {
                    if unknown.remove(.indent) != nil { indent = inner.dropFirst(outer.count) }
                }
            } else if value.kind == .object {
                if unknown.remove(.objectPadding) != nil { objectPadding = opening }
            } else if unknown.remove(.arrayPadding) != nil {
                arrayPadding = opening
            }
            if unknown.contains(.comma), let gap = items.separators.first(where: \.isComma) {
                unknown.remove(.comma)
                comma = gap
            }
            if value.kind == .array, value.isList, unknown.remove(.lists) != nil {
                breaksLists = opening.hasLineBreak
            }
        }
    }

    private mutating func measureBreaks(of sample: JSONValue) {
        let items = JSONItems(sample)
        if !sample.bytes.hasLineBreak {
            breaks = .never
        } else {
            breaks = items.opening.hasLineBreak ? .always : .whenLong
        }
    }
}

/// A file shows its manner early, and a long one is not searched for what it never has.
private let mostLooked = 10_000

/// What a file's text may show.
private enum Trait {
    case indent, comma, objectPadding, arrayPadding, lists

    static let all: Set<Trait> = [.indent, .comma, .objectPadding, .arrayPadding, .lists]
}

/// The first key that the file has, as an index of its nodes; nil where it has none.
private func firstMember(of document: JSONDocument) -> Int? {
    document.nodes.indices.first { index in
        let node = document.nodes[index]
        return node.kind == .object && node.next > index + 1
    }.map { $0 + 1 }
}

/// What ends the file's first line; empty where it has only one, not counting its end.
private func firstLineBreak(of document: JSONDocument) -> JSONText {
    let bytes = document.root.bytes
    guard let newline = bytes.firstIndex(of: 0x0A) else { return [] }
    let isPair = newline > bytes.startIndex && bytes[newline - 1] == 0x0D
    return isPair ? bytes[newline - 1...newline] : bytes[newline...newline]
}

/// The white space that the line of the byte at `offset` of `bytes` starts with; all of the first
/// line's is `first`, where that is cut out of a file.
func indentation(of offset: Int, in bytes: JSONText, first: JSONText = []) -> JSONText {
    guard let newline = bytes[..<offset].lastIndex(of: 0x0A) else { return first }
    return bytes[(newline + 1)...].prefix { $0 == 0x20 || $0 == 0x09 }
}

extension JSONText {
    /// Whether it goes over the end of a line.
    var hasLineBreak: Bool { contains(0x0A) }

    /// What stands after the last line break.
    var lastLine: JSONText { lastIndex(of: 0x0A).map { self[($0 + 1)...] } ?? self }

    /// Whether it separates two values of one line.
    fileprivate var isComma: Bool { !hasLineBreak }
}

extension JSONValue {
    /// Whether it is an array that holds something, but no arrays and objects.
    fileprivate var isList: Bool {
        let elements = elements
        guard !elements.isEmpty else { return false }
        return elements.allSatisfy { $0.kind != .array && $0.kind != .object }
    }
}
