/// Cuts Swift into tokens, comments left out, so that no rule takes a word in a comment or in a
/// string for code. Code in an interpolation is code.
///
/// Good enough for rules, not for a compiler: a regular expression between bare slashes is read as
/// operators.
struct Lexer {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var isGlued = false

    private(set) var tokens: [Token] = []
    /// The lines that end a documentation comment or are one.
    private(set) var documentationLines: Set<Int> = []

    init(_ text: String) {
        self.bytes = Array(text.utf8)
        while place < bytes.count { step() }
    }

    private mutating func step() {
        let here = bytes[place]
        if here == UInt8(ascii: "\n") || here == UInt8(ascii: " ") || here == UInt8(ascii: "\t") {
            skip(1)
            isGlued = false
        } else if starts("//") {
            lineComment()
        } else if starts("/*") {
            blockComment()
        } else if let hashes = hashesBeforeQuote() {
            string(hashes: hashes)
        } else if isWordByte(here) || ((starts("#") || starts("@")) && isWordByte(byte(at: 1))) {
            word()
        } else {
            add(.mark, String(decoding: [here], as: UTF8.self))
            skip(1)
        }
    }

    private mutating func lineComment() {
        if starts("///") && !starts("////") { documentationLines.insert(line) }
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        isGlued = false
    }

    private mutating func blockComment() {
        let isDocumentation = starts("/**") && !starts("/**/")
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                skip(2)
            } else if starts("*/") {
                depth -= 1
                skip(2)
            } else {
                skip(1)
            }
        } while depth > 0 && place < bytes.count
        if isDocumentation { documentationLines.insert(line) }
        isGlued = false
    }

    private mutating func word() {
        let start = place
        place += 1
        while place < bytes.count, isWordByte(bytes[place]) { place += 1 }
        add(.word, String(decoding: bytes[start..<place], as: UTF8.self))
    }

    /// How many `#` stand before a quote here; nil where no string begins.
    private func hashesBeforeQuote() -> Int? {
        var hashes = 0
        while byte(at: hashes) == UInt8(ascii: "#") { hashes += 1 }
        return byte(at: hashes) == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func string(hashes: Int) {
        skip(hashes)
        let isLong = starts("\"\"\"")
        let guardHashes = String(repeating: "#", count: hashes)
        let quote = isLong ? "\"\"\"" : "\""
        let firstLine = line
        let wasGlued = isGlued
        skip(quote.utf8.count)
        var content: [UInt8] = []
        var interpolated: [Token] = []
        while place < bytes.count, !starts(quote + guardHashes) {
            if bytes[place] == UInt8(ascii: "\n"), !isLong { break }
            if starts("\\" + guardHashes + "(") {
                interpolated += interpolation(hashes: hashes)
            } else if starts("\\" + guardHashes) {
                skip(1 + hashes + 1)
            } else {
                content.append(bytes[place])
                skip(1)
            }
        }
        if place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
            skip(quote.utf8.count + hashes)
        }
        let text = String(decoding: content, as: UTF8.self)
        tokens += interpolated
        tokens.append(Token(kind: .string, text: text, line: firstLine, isGlued: wasGlued))
        isGlued = true
    }

    /// The tokens between the brackets of an interpolation.
    private mutating func interpolation(hashes: Int) -> [Token] {
        let count = tokens.count
        skip(1 + hashes + 1)
        isGlued = false
        var depth = 1
        while place < bytes.count {
            if starts("(") { depth += 1 }
            if starts(")") { depth -= 1 }
            if depth == 0 { break }
            step()
        }
        skip(1)
        let found = Array(tokens[count...])
        tokens.removeLast(found.count)
        return found
    }

    private mutating func add(_ kind: Token.Kind, _ text: String) {
        tokens.append(Token(kind: kind, text: text, line: line, isGlued: isGlued))
        isGlued = true
    }

    private mutating func skip(_ count: Int) {
        for _ in 0..<count where place < bytes.count {
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
    }

    private func byte(at distance: Int) -> UInt8 {
        place + distance < bytes.count ? bytes[place + distance] : 0
    }

    private func starts(_ text: String) -> Bool {
        bytes[place...].starts(with: text.utf8)
    }

    /// Letters, digits, `_`, `$`, the backtick of a quoted name, and every byte beyond ASCII.
    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
            UInt8(ascii: "`"), 0x80...0xff:
            true
        default: false
        }
    }
}
