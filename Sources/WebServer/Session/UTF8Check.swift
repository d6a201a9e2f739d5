/// Tells of a text that comes in pieces, as soon as it can be told, that it is no UTF-8 (RFC 3629).
struct UTF8Check {
    /// Bytes at the text's start that were found right: whole characters.
    private var checked = 0

    /// Looks at what came since the last look.
    ///
    /// - Parameter text: all of the text so far; a character at its end may be unfinished.
    /// - Returns: whether it can become UTF-8.
    mutating func allows(_ text: some BidirectionalCollection<UInt8>) -> Bool {
        let new = text.dropFirst(checked)
        let rest = new.suffix(unfinished(new))
        let whole = new.dropLast(rest.count)
        guard String(validating: whole, as: UTF8.self) != nil, canBegin(rest) else { return false }
        checked += whole.count
        return true
    }
}

/// How many bytes at the end of `bytes` belong to a character that is not all there: 0…3.
private func unfinished(_ bytes: some BidirectionalCollection<UInt8>) -> Int {
    var count = 0
    for byte in bytes.reversed().prefix(3) {
        count += 1
        guard byte & 0xC0 != 0x80 else { continue }
        return length(ofCharacterFrom: byte) > count ? count : 0
    }
    return 0
}

/// The bytes of a character whose first byte is `lead`; 1 for a byte that begins none.
private func length(ofCharacterFrom lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
}

/// Whether `bytes`, a first byte and those that follow it, can become a character: not one written too
/// long, half of a surrogate pair, or above all characters.
private func canBegin(_ bytes: some Collection<UInt8>) -> Bool {
    guard let lead = bytes.first, let second = bytes.dropFirst().first else { return true }
    switch lead {
    case 0xE0: return second >= 0xA0
    case 0xED: return second <= 0x9F
    case 0xF0: return second >= 0x90
    case 0xF4: return second <= 0x8F
    default: return true
    }
}
