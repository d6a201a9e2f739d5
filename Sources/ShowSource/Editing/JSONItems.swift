/// An array or an object as written: its items, and every byte that stands around them.
///
/// An item is a value, or a key with its value. Whatever is put in or taken out, the bytes of all
/// other items stay as they are; what is put in and taken out again leaves no trace.
struct JSONItems: Hashable, Sendable {
    /// The bracket, and what stands before the first item; all of it where there is none.
    private(set) var opening: JSONText
    /// The items, in order.
    private(set) var items: [JSONText]
    /// What stands between each item and the next.
    private(set) var separators: [JSONText]
    /// What stands after the last item, and the bracket.
    private(set) var closing: JSONText

    /// An array with nothing in it.
    init() {
        (opening, items, separators, closing) = ("[]".utf8Bytes, [], [], [])
    }

    /// `value`, which is an array or an object.
    init(_ value: JSONValue) {
        let (document, bytes) = (value.document, value.document.text.bytes)
        let ends = itemEnds(of: value)
        items = ends.map { bytes[$0] }
        separators = zip(ends, ends.dropFirst()).map { bytes[$0.upperBound..<$1.lowerBound] }
        let node = document.nodes[value.index]
        opening = bytes[Int(node.start)..<(ends.first?.lowerBound ?? Int(node.end))]
        closing = bytes[(ends.last?.upperBound ?? Int(node.end))..<Int(node.end)]
    }

    /// How many items there are.
    var count: Int { items.count }

    /// Its text.
    var text: JSONText {
        var text: [UInt8] = []
        text.reserveCapacity(byteCount)
        append(to: &text)
        return text[...]
    }

    /// How long its text is, in bytes.
    var byteCount: Int {
        let inner = items.reduce(0) { $0 + $1.count } + separators.reduce(0) { $0 + $1.count }
        return opening.count + inner + closing.count
    }

    /// Adds its text to `text`.
    func append(to text: inout [UInt8]) {
        text.append(contentsOf: opening)
        for (index, item) in items.enumerated() {
            if index > 0 { text.append(contentsOf: separators[index - 1]) }
            text.append(contentsOf: item)
        }
        text.append(contentsOf: closing)
    }

    /// Writes the item at `index` as `text`.
    mutating func replace(at index: Int, with text: JSONText) {
        items[index] = text
    }

    /// Puts `text` before the item at `index`, or after the last one; `frame` says what stands
    /// around it.
    mutating func insert(_ text: JSONText, at index: Int, in frame: JSONFrame) {
        if items.isEmpty {
            (opening, closing) = (frame.opening, frame.closing)
        } else {
            separators.insert(frame.separator, at: min(index, separators.count))
        }
        items.insert(text, at: index)
    }

    /// Takes the item at `index` away, and what `frame` has put beside it.
    ///
    /// Of what stands before and after it the usual separator goes, so that a blank line between
    /// two groups of rows stays.
    mutating func remove(at index: Int, in frame: JSONFrame) {
        items.remove(at: index)
        if items.isEmpty {
            (opening, closing) = (frame.empty, [])
        } else if index == separators.count {
            separators.removeLast()
        } else {
            let isOddAfter = separators[index] != frame.separator
            let isUsualBefore = index > 0 && separators[index - 1] == frame.separator
            separators.remove(at: isOddAfter && isUsualBefore ? index - 1 : index)
        }
    }
}

extension JSONItems {
    /// The frame that new items take: as the items there are, or as `manner` has it where there
    /// are none.
    ///
    /// - Parameter indentation: that of the line which the bracket is in.
    func frame(in manner: JSONManner, indentation: JSONText, isBroken: Bool) -> JSONFrame {
        let isArray = opening.first == UInt8(ascii: "[")
        let usual =
            isBroken
            ? manner.brokenFrame(isArray: isArray, indentation: indentation)
            : manner.lineFrame(isArray: isArray)
        if items.isEmpty {
            return JSONFrame(
                opening: usual.opening,
                separator: usual.separator,
                closing: usual.closing,
                empty: opening,
                indentation: usual.indentation
            )
        }
        let separator = usualSeparator ?? derivedSeparator(manner)
        return JSONFrame(
            opening: opening,
            separator: separator,
            closing: closing,
            empty: usual.empty,
            indentation: separator.hasLineBreak ? separator.lastLine : nil
        )
    }

    /// The separator that most items have; the first of several; nil where there is none.
    private var usualSeparator: JSONText? {
        var counts: [JSONText: Int] = [:]
        for separator in separators { counts[separator, default: 0] += 1 }
        let most = counts.values.max()
        return separators.first { counts[$0] == most }
    }

    /// A separator as it would follow an only item.
    private func derivedSeparator(_ manner: JSONManner) -> JSONText {
        let space = opening.dropFirst()
        return space.hasLineBreak ? [UInt8(ascii: ",")] + space : manner.comma
    }
}

/// Where each item of `value` starts and ends, as offsets in its file.
private func itemEnds(of value: JSONValue) -> [Range<Int>] {
    let nodes = value.document.nodes
    let end = Int(nodes[value.index].next)
    let keys = value.kind == .object ? 1 : 0
    var ends: [Range<Int>] = []
    var child = value.index + 1
    while child < end {
        let last = nodes[child + keys]
        ends.append(Int(nodes[child].start)..<Int(last.end))
        child = Int(last.next)
    }
    return ends
}
