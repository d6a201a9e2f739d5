extension JSONContent {
    /// It as JSON on one line without white space, in UTF-8: what goes over a wire.
    public var line: [UInt8] { Array(JSONManner.line.text(of: self, indentation: [])) }

    /// `number` in the shortest form that reads back as the same; `null` where it is not finite.
    public static func double(_ number: Double) -> JSONContent {
        WrittenNumber("\(number)").map { .number($0) } ?? .null
    }

    /// The string that it is; nil where it is none.
    public var string: String? {
        guard case .string(let string) = self else { return nil }
        return string
    }

    /// The elements of an array; nil where it is none.
    public var elements: [JSONContent]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The number that it is; nil where it is none, or none that a `Double` holds.
    public var double: Double? {
        guard case .number(let number) = self, let double = Double(number.text), double.isFinite
        else { return nil }
        return double
    }
}

extension JSONManner {
    /// All in one line, and nothing for the eye.
    fileprivate static var line: JSONManner {
        var manner = JSONManner()
        manner.lineBreak = []
        manner.colon = ":".utf8Bytes
        manner.comma = ",".utf8Bytes
        manner.objectPadding = []
        manner.breaks = .never
        return manner
    }
}
