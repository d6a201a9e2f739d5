extension JSONParser {
    /// Takes a string, which starts here.
    mutating func parseString() throws(JSONFault) {
        let start = at
        var kind = JSONKind.string
        at += 1
        while byte != UInt8(ascii: "\"") {
            if at == bytes.count || byte == 0x0A {
                throw JSONFault(
                    offset: start,
                    message: "a string without an end",
                    hint: "put '\"' at its end; a line break inside is written \\n"
                )
            }
            if byte == UInt8(ascii: "\\") {
                kind = .escapedString
                skipEscape()
            } else {
                if byte < 0x20 { noteControlCharacter() }
                at += 1
            }
        }
        at += 1
        append(kind, from: start)
    }

    private mutating func noteControlCharacter() {
        let code = String(byte, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - code.count) + code
        note(
            at: at,
            "control character U+\(padded) inside a string",
            hint: byte == 0x09 ? "write \\t" : "write \\u\(padded)"
        )
    }

    /// Takes a backslash and what belongs to it, so that its quote does not end the string.
    private mutating func skipEscape() {
        guard at + 1 < bytes.count else { return at += 1 }
        if bytes[at + 1] == UInt8(ascii: "u") {
            let (scalar, length) = unicodeEscape(bytes[at..<min(at + 12, bytes.count)])
            let written = bytes[at..<at + length]
            let isMeant = String(decoding: written, as: UTF8.self).lowercased() == "\\ufffd"
            if scalar == "\u{FFFD}", !isMeant {
                noteEscape(written)
            }
            at += length
        } else if escapedCharacter(bytes[at + 1]) != nil {
            at += 2
        } else {
            note(at: at, "a backslash that stands for nothing", hint: "a backslash is written \\\\")
            at += 1
        }
    }

    /// Reports `written`, a `\u` that stands for no character.
    private mutating func noteEscape(_ written: ArraySlice<UInt8>) {
        guard written.count >= 6 else {
            return note(at: at, "'\\u' without the four digits of a character")
        }
        // The only numbers of four digits that are no characters (RFC 8259 §8.2).
        note(
            at: at,
            "'\(String(decoding: written, as: UTF8.self))' is half of a surrogate pair",
            hint: "write the character itself, or both halves: \\ud83d\\ude00"
        )
    }

    /// Takes a number, or what was meant as one.
    mutating func parseNumber() {
        let start = at
        let isNumber = skipNumber()
        let end = at
        while isPartOfWord(byte) { at += 1 }
        if isNumber, at == end { return append(.number, from: start) }
        let written = String(decoding: bytes[start..<at], as: UTF8.self)
        note(
            at: start,
            "'\(shortened(written))' is not a number as JSON writes it",
            hint: "numbers are written 0.5, -2, 1e3"
        )
        append(.broken, from: start)
    }

    /// Takes a number by the grammar of RFC 8259 §6; false where it breaks off.
    private mutating func skipNumber() -> Bool {
        if byte == UInt8(ascii: "-") { at += 1 }
        if byte == UInt8(ascii: "0") {
            at += 1
        } else if skipDigits() == 0 {
            return false
        }
        if byte == UInt8(ascii: ".") {
            at += 1
            if skipDigits() == 0 { return false }
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
            if skipDigits() == 0 { return false }
        }
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = at
        while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
        return at - start
    }

    /// Takes `true`, `false` or `null`, or a word that other languages know.
    mutating func parseWord() throws(JSONFault) {
        let start = at
        while isPartOfWord(byte) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "true": return append(.true, from: start)
        case "false": return append(.false, from: start)
        case "null": return append(.null, from: start)
        default: break
        }
        switch word.lowercased() {
        case "nan", "inf", "infinity":
            note(at: start, "\(word) is no number that JSON knows", hint: "write the number itself")
        case "true", "false":
            note(at: start, "\(word) is no JSON", hint: "write \(word.lowercased())")
        case "none", "nil", "undefined":
            note(at: start, "\(word) is no JSON", hint: "write null, or leave the key out")
        default:
            at = start
            throw unexpected("a value")
        }
        append(.broken, from: start)
    }

    private func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
