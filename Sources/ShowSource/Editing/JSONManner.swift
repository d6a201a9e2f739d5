/// How a file is written: what new text in it takes on.
struct JSONManner: Hashable, Sendable {
    /// When an array or object takes more than one line.
    enum Breaks: Hashable, Sendable {
        /// Never: the file, or its rows, are one line each.
        case never
        /// Where it would be longer than a line of `longestLine` bytes.
        case whenLong
        /// Wherever something is in it.
        case always
    }

    /// What ends a line; empty where the whole file is one.
    var lineBreak: JSONText = "\n".utf8Bytes
    /// One level of indentation.
    var indent: JSONText = "  ".utf8Bytes
    /// What stands between a key and its value.
    var colon: JSONText = ": ".utf8Bytes
    /// What stands between two values in one line.
    var comma: JSONText = ", ".utf8Bytes
    /// What stands inside the brackets of an object in one line.
    var objectPadding: JSONText = " ".utf8Bytes
    /// What stands inside the brackets of an array in one line.
    var arrayPadding: JSONText = []
    /// When arrays and objects take more than one line.
    var breaks = Breaks.whenLong
    /// Whether arrays of numbers and strings are broken as others are.
    var breaksLists = false
}

/// Some bytes of a JSON file, as written.
typealias JSONText = ArraySlice<UInt8>

/// How long a line gets before an object is broken into several.
private let longestLine = 100

extension JSONManner {
    /// `content` as this file would have it, on a line that is indented by `indentation`.
    func text(of content: JSONContent, indentation: JSONText) -> JSONText {
        var text: [UInt8] = []
        append(content, indentation: indentation, to: &text)
        return text[...]
    }

    /// `key` and what stands between it and its value.
    func label(_ key: String) -> JSONText { quoted(key) + colon }

    private func append(_ content: JSONContent, indentation: JSONText, to text: inout [UInt8]) {
        let items: [(label: JSONText, content: JSONContent)]
        let isArray: Bool
        switch content {
        case .array(let elements):
            isArray = true
            items = elements.map { ([], $0) }
        case .object(let members):
            isArray = false
            items = members.unrepeated.map { (label($0.key), $0.value) }
        default: return text.append(contentsOf: scalar(content))
        }
        let frame =
            isBroken(content, indentation: indentation)
            ? brokenFrame(isArray: isArray, indentation: indentation)
            : lineFrame(isArray: isArray)
        guard !items.isEmpty else { return text.append(contentsOf: frame.empty) }
        text.append(contentsOf: frame.opening)
        for (index, item) in items.enumerated() {
            if index > 0 { text.append(contentsOf: frame.separator) }
            text.append(contentsOf: item.label)
            append(item.content, indentation: frame.indentation ?? indentation, to: &text)
        }
        text.append(contentsOf: frame.closing)
    }

    private func isBroken(_ content: JSONContent, indentation: JSONText) -> Bool {
        if lineBreak.isEmpty { return false }
        switch breaks {
        case .never: return false
        case .always: return !content.isList || breaksLists
        case .whenLong:
            var line = self
            line.breaks = .never
            return indentation.count + line.text(of: content, indentation: []).count > longestLine
        }
    }
}

/// What stands around and between the items of an array or object.
struct JSONFrame: Hashable, Sendable {
    /// Up to the first item.
    let opening: JSONText
    /// From item to item.
    let separator: JSONText
    /// After the last item.
    let closing: JSONText
    /// All of it where there is no item.
    let empty: JSONText
    /// The indentation of its items; nil where they stand in the line of its bracket.
    let indentation: JSONText?
}

extension JSONManner {
    /// The frame of an array or object in one line.
    func lineFrame(isArray: Bool) -> JSONFrame {
        let padding = isArray ? arrayPadding : objectPadding
        return JSONFrame(
            opening: (isArray ? [openBracket] : [openBrace]) + padding,
            separator: comma,
            closing: padding + (isArray ? [closeBracket] : [closeBrace]),
            empty: isArray ? [openBracket, closeBracket] : [openBrace, closeBrace],
            indentation: nil
        )
    }

    /// The frame of an array or object with each item in a line of its own, on a line that is
    /// indented by `indentation`.
    func brokenFrame(isArray: Bool, indentation: JSONText) -> JSONFrame {
        let inner = indentation + indent
        return JSONFrame(
            opening: (isArray ? [openBracket] : [openBrace]) + lineBreak + inner,
            separator: [UInt8(ascii: ",")] + lineBreak + inner,
            closing: lineBreak + indentation + (isArray ? [closeBracket] : [closeBrace]),
            empty: isArray ? [openBracket, closeBracket] : [openBrace, closeBrace],
            indentation: inner
        )
    }
}

private let openBracket = UInt8(ascii: "[")
private let closeBracket = UInt8(ascii: "]")
private let openBrace = UInt8(ascii: "{")
private let closeBrace = UInt8(ascii: "}")

extension JSONContent {
    /// Whether it is an array of nothing but numbers, strings and the like.
    fileprivate var isList: Bool {
        guard case .array(let elements) = self else { return false }
        return elements.allSatisfy { $0.depth == 0 }
    }
}

/// `content`, which is no array and no object, as JSON writes it.
private func scalar(_ content: JSONContent) -> JSONText {
    switch content {
    case .bool(let isTrue): (isTrue ? "true" : "false").utf8Bytes
    case .number(let number): number.text.utf8Bytes
    case .seconds(let time): WrittenNumber(seconds: time).text.utf8Bytes
    case .string(let string): quoted(string)
    case .null, .array, .object: "null".utf8Bytes
    }
}
