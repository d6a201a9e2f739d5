/// What a slip of the pen leaves behind, and where to go on after it.
extension JSONParser {
    /// Passes over a comment, with a fault; false where there is none.
    mutating func skipComment() -> Bool {
        let start = at
        let second = at + 1 < bytes.count ? bytes[at + 1] : 0
        switch second {
        case UInt8(ascii: "/"):
            at = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
        case UInt8(ascii: "*"):
            at += 2
            while at < bytes.count,
                !(bytes[at - 1] == UInt8(ascii: "*") && byte == UInt8(ascii: "/"))
            {
                at += 1
            }
            at = min(at + 1, bytes.count)
        default:
            return false
        }
        isPatched = true
        note(at: start, "a comment, which JSON does not have", hint: "take it out")
        return true
    }

    /// Puts a value that is no JSON where a key has none, with a fault; false where there is one.
    mutating func noteMissingValue() -> Bool {
        guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") else { return false }
        isPatched = true
        let fault = unexpected("a value")
        note(at: at, fault.message, hint: "write one, or take the key away")
        append(.broken, from: at)
        return true
    }

    /// Passes over a character that is one too many; false where another one comes.
    mutating func skipStray(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character) else { return false }
        isPatched = true
        note(at: at, "a '\(character)' too many", hint: "take it away")
        at += 1
        skipSpace()
        return true
    }

    /// Whether the brace that comes next closes nothing, as the array goes on after it.
    var isStrayBrace: Bool {
        let space: Set<UInt8> = [0x20, 0x0A, 0x0D, 0x09]
        let next = bytes[min(at + 1, bytes.count)...].first { !space.contains($0) }
        return next == UInt8(ascii: ",") || next == UInt8(ascii: "{")
    }

    /// Where the object that opens at `start` ends, by its brackets alone; nil where they do not tell. A
    /// string without an end is taken for none: where a quote is missing, what looks like the last string
    /// of the line is what comes after it.
    func endOfObject(from start: Int) -> Int? {
        var depth = 0
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place = endOfString(from: place) ?? place
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return bytes[place] == UInt8(ascii: "}") ? place + 1 : nil }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// Where the quote is that ends the string that opens at `start`; nil where its line has none.
    private func endOfString(from start: Int) -> Int? {
        var place = start + 1
        while place < bytes.count, bytes[place] != 0x0A {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 2
            case UInt8(ascii: "\""): return place
            default: place += 1
            }
        }
        return nil
    }
}
