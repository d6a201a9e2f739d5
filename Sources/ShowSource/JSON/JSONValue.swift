/// One value of a JSON file, and where it is written.
struct JSONValue {
    /// The file.
    let document: JSONDocument
    /// Which of the document's nodes it is.
    let index: Int

    private var node: JSONNode { document.nodes[index] }

    /// What it is.
    var kind: JSONKind { node.kind }

    /// Its first byte, as an offset in the file.
    var offset: Int { Int(node.start) }

    /// Its text, as written.
    var bytes: ArraySlice<UInt8> { document.text.bytes[Int(node.start)..<Int(node.end)] }

    /// The characters of a string; nil where it is none.
    var string: String? {
        switch kind {
        case .string: String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
        case .escapedString: unescaped(bytes.dropFirst().dropLast())
        default: nil
        }
    }

    /// The number; nil where it is none.
    var number: JSONNumber? { kind == .number ? JSONNumber(bytes) : nil }

    /// The values of an array, in order; none where it is no array.
    var elements: [JSONValue] {
        guard kind == .array else { return [] }
        var elements: [JSONValue] = []
        var child = index + 1
        while child < node.next {
            elements.append(JSONValue(document: document, index: child))
            child = Int(document.nodes[child].next)
        }
        return elements
    }

    /// The value as an object; nil where it is none.
    var object: JSONObject? { kind == .object ? JSONObject(self) : nil }

    /// What it is, as a message shows it: numbers and strings as written, cut where they are long.
    var shown: String {
        switch kind {
        case .number: return shortened(String(decoding: bytes, as: UTF8.self))
        case .string, .escapedString: return "'\(shortened(string ?? ""))'"
        default: return kind.name
        }
    }
}

/// `text` as a message shows it: cut where it is long.
func shortened(_ text: String) -> String {
    text.count > 40 ? "\(text.prefix(39))…" : text
}

/// The members of an object, in the order written.
struct JSONObject {
    /// The object itself.
    let value: JSONValue
    /// Its members, those that are null too.
    let members: [JSONMember]

    /// The members of `value`, which is an object.
    init(_ value: JSONValue) {
        let document = value.document
        let end = Int(document.nodes[value.index].next)
        var members: [JSONMember] = []
        members.reserveCapacity(8)
        var child = value.index + 1
        while child < end {
            let key = JSONValue(document: document, index: child)
            let member = JSONValue(document: document, index: child + 1)
            members.append(JSONMember(key: key.string ?? "", keyOffset: key.offset, value: member))
            child = Int(document.nodes[child + 1].next)
        }
        self.value = value
        self.members = members
    }

    /// The value of `key`; nil where it is not given, or null.
    subscript(key: String) -> JSONValue? {
        for member in members where member.key == key && member.value.kind != .null {
            return member.value
        }
        return nil
    }

    /// Whether `key` is given, and not null.
    func has(_ key: String) -> Bool { self[key] != nil }
}

/// One key of an object and its value.
struct JSONMember {
    /// The key.
    let key: String
    /// The key's first byte, as an offset in the file.
    let keyOffset: Int
    /// The value.
    let value: JSONValue
}
