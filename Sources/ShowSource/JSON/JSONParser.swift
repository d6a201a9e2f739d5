import ShowModel

/// Something in a file that is not JSON.
struct JSONFault: Error, Hashable {
    /// Where, as an offset in the file.
    let offset: Int
    /// What is wrong.
    let message: String
    /// How to mend it.
    var hint: String?
}

/// Reads JSON strictly (RFC 8259), and goes on where it is clear what was meant.
///
/// Commas that are missing or too many, comments, missing values, repeated keys, wrong numbers and
/// escapes are faults like any other, but the rest of the file is still read, so that all of them come
/// out in one run. What cannot be told in an object of an array costs that object alone, as long as its
/// brackets are there: one bad row never makes the rest of a sheet unreadable.
struct JSONParser {
    let text: SourceText
    let bytes: [UInt8]
    /// Where the next byte to be read is.
    var at: Int
    private var nodes: [JSONNode] = []
    private var faults: [JSONFault] = []
    /// Whether something was passed over, or taken to be there, to read on.
    var isPatched = false

    /// The document that `text` is, nil where it cannot be told, and what is wrong with it.
    static func parse(_ text: SourceText) -> (document: JSONDocument?, faults: [JSONFault]) {
        if let fault = encodingFault(text.bytes) { return (nil, [fault]) }
        var parser = JSONParser(text)
        do {
            try parser.parseDocument()
            let document = JSONDocument(
                text: text,
                nodes: parser.nodes,
                isPatched: parser.isPatched
            )
            return (document, parser.faults)
        } catch {
            return (nil, parser.faults + [error])
        }
    }

    private init(_ text: SourceText) {
        self.text = text
        self.bytes = text.bytes
        self.at = text.start
        nodes.reserveCapacity(text.bytes.count / 12)
    }

    /// The byte to be read next; 0 at the end of the file.
    var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

    private mutating func parseDocument() throws(JSONFault) {
        skipSpace()
        if at == bytes.count { throw JSONFault(offset: at, message: "the file is empty") }
        try parseValue(depth: 0)
        skipSpace()
        if at < bytes.count { throw unexpected("nothing after the end of the value") }
    }

    mutating func skipSpace() {
        while true {
            while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
            guard byte == UInt8(ascii: "/"), skipComment() else { return }
        }
    }

    private mutating func parseValue(depth: Int) throws(JSONFault) {
        switch byte {
        case UInt8(ascii: "{"): try parseObject(depth: depth)
        case UInt8(ascii: "["): try parseArray(depth: depth)
        case UInt8(ascii: "\""): try parseString()
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."):
            parseNumber()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            try parseWord()
        default: throw unexpected("a value")
        }
    }
}

extension JSONParser {
    private mutating func parseObject(depth: Int) throws(JSONFault) {
        let node = try open(.object, depth: depth)
        skipSpace()
        while byte != UInt8(ascii: "}") {
            guard byte == UInt8(ascii: "\"") else {
                throw unexpected("a key in double quotes", inside: node)
            }
            try parseString()
            skipSpace()
            guard byte == UInt8(ascii: ":") else {
                throw unexpected("':' after the key", inside: node)
            }
            at += 1
            skipSpace()
            if !noteMissingValue() { try parseValue(depth: depth + 1) }
            try endMember(of: node, closedBy: UInt8(ascii: "}"))
        }
        close(node)
        checkKeys(of: node)
    }

    private mutating func parseArray(depth: Int) throws(JSONFault) {
        let node = try open(.array, depth: depth)
        skipSpace()
        while byte != UInt8(ascii: "]") {
            if skipStray(",") { continue }
            try parseElement(depth: depth + 1)
            skipSpace()
            if byte == UInt8(ascii: "}"), isStrayBrace { _ = skipStray("}") }
            try endMember(of: node, closedBy: UInt8(ascii: "]"))
        }
        close(node)
    }

    /// Takes the comma after a member, or stops before the bracket that closes all of them.
    private mutating func endMember(of node: Int, closedBy bracket: UInt8) throws(JSONFault) {
        skipSpace()
        if byte == bracket { return }
        guard byte == UInt8(ascii: ",") else {
            let fault = unexpected("',' or '\(Character(Unicode.Scalar(bracket)))'", inside: node)
            let next = bracket == UInt8(ascii: "]") ? UInt8(ascii: "{") : UInt8(ascii: "\"")
            guard byte == next else { throw fault }
            // Two rows, or a value and a key: the comma between them is all that is missing.
            isPatched = true
            return note(at: at, fault.message, hint: "put a comma before it")
        }
        let comma = at
        at += 1
        skipSpace()
        if byte == bracket {
            note(at: comma, "a comma after the last one", hint: "take the comma away")
        }
    }

    /// An element of an array. An object in which something cannot be told is passed over as a whole,
    /// where it is clear where it ends.
    private mutating func parseElement(depth: Int) throws(JSONFault) {
        guard byte == UInt8(ascii: "{") else { return try parseValue(depth: depth) }
        let (start, count) = (at, nodes.count)
        do throws(JSONFault) {
            try parseObject(depth: depth)
        } catch {
            guard let end = endOfObject(from: start) else { throw error }
            faults.append(error)
            isPatched = true
            nodes.removeLast(nodes.count - count)
            at = end
            append(.broken, from: start)
        }
    }

    private mutating func open(_ kind: JSONKind, depth: Int) throws(JSONFault) -> Int {
        guard depth < depthLimit else {
            throw JSONFault(offset: at, message: "more than \(depthLimit) brackets are open here")
        }
        let node = nodes.count
        append(kind, from: at)
        at += 1
        return node
    }

    private mutating func close(_ node: Int) {
        at += 1
        nodes[node].end = UInt32(at)
        nodes[node].next = UInt32(nodes.count)
    }

    /// Adds a value without members that starts at `start` and ends here.
    mutating func append(_ kind: JSONKind, from start: Int) {
        let next = UInt32(nodes.count + 1)
        nodes.append(JSONNode(kind: kind, start: UInt32(start), end: UInt32(at), next: next))
    }

    /// Reports the keys that an object has twice.
    private mutating func checkKeys(of object: Int) {
        let end = Int(nodes[object].next)
        var count = 0
        var key = object + 1
        while key < end {
            count += 1
            if count > smallObject { return checkManyKeys(of: object) }
            key = nextKey(after: key)
        }
        key = object + 1
        while key < end {
            var earlier = object + 1
            while earlier < key {
                if isSameKey(earlier, key) { noteRepeated(key, first: earlier) }
                earlier = nextKey(after: earlier)
            }
            key = nextKey(after: key)
        }
    }

    /// The same for objects with too many keys to compare each with each.
    private mutating func checkManyKeys(of object: Int) {
        var first: [String: Int] = [:]
        var key = object + 1
        while key < nodes[object].next {
            let name = keyText(key)
            if let earlier = first[name] {
                noteRepeated(key, first: earlier)
            } else {
                first[name] = key
            }
            key = nextKey(after: key)
        }
    }

    private func nextKey(after key: Int) -> Int { Int(nodes[key + 1].next) }

    private func isSameKey(_ a: Int, _ b: Int) -> Bool {
        let (one, other) = (nodes[a], nodes[b])
        if one.kind == .string, other.kind == .string {
            guard one.end - one.start == other.end - other.start else { return false }
            return bytes[Int(one.start)..<Int(one.end)]
                .elementsEqual(bytes[Int(other.start)..<Int(other.end)])
        }
        return keyText(a) == keyText(b)
    }

    private func keyText(_ key: Int) -> String {
        unescaped(bytes[Int(nodes[key].start) + 1..<Int(nodes[key].end) - 1])
    }

    private mutating func noteRepeated(_ key: Int, first: Int) {
        let line = text.location(at: Int(nodes[first].start)).line
        note(
            at: Int(nodes[key].start),
            "key '\(shortened(keyText(key)))' comes twice in one object",
            hint: "the first is in line \(line)"
        )
    }
}

// MARK: What is wrong

/// More than any file of a show takes, and far less than the stack does.
let depthLimit = 64

/// Up to this many keys are compared each with each, which takes no memory.
private let smallObject = 8

extension JSONParser {
    /// Reports what is wrong at `offset`; reading goes on.
    mutating func note(at offset: Int, _ message: String, hint: String? = nil) {
        faults.append(JSONFault(offset: offset, message: message, hint: hint))
    }

    /// What is wrong where `expected` should come next, in the object or array `node`.
    func unexpected(_ expected: String, inside node: Int? = nil) -> JSONFault {
        let opening = node.map { Int(nodes[$0].start) }
        let hint = opening.map { offset in
            let bracket = Character(Unicode.Scalar(bytes[offset]))
            return "inside the '\(bracket)' of line \(text.location(at: offset).line)"
        }
        let message = "expected \(expected), found \(foundHere)"
        return JSONFault(offset: at, message: message, hint: hint)
    }

    private var foundHere: String {
        if at == bytes.count { return "the end of the file" }
        let rest = String(decoding: bytes[at..<min(at + 8, bytes.count)], as: UTF8.self)
        return rest.first.map { "'\($0)'" } ?? "nothing"
    }
}

/// Where `bytes` are not UTF-8; nil where they are.
private func encodingFault(_ bytes: [UInt8]) -> JSONFault? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return JSONFault(
            offset: error.byteOffsets.lowerBound,
            message: "bytes that are not UTF-8",
            hint: "save the file as UTF-8"
        )
    }
}
