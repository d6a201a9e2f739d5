/// The characters that `bytes`, the inside of a string, stand for (RFC 8259 §7).
///
/// Escapes that are wrong are reported where the file is parsed; here they become U+FFFD.
func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
        guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.endIndex else {
            result.append(bytes[at])
            at += 1
            continue
        }
        if bytes[at + 1] == UInt8(ascii: "u") {
            let (scalar, length) = unicodeEscape(bytes[at...])
            result.append(contentsOf: Character(scalar).utf8)
            at += length
        } else {
            result.append(escapedCharacter(bytes[at + 1]) ?? UInt8(ascii: "?"))
            at += 2
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// The character that a backslash and `letter` stand for; nil where JSON knows no such escape.
func escapedCharacter(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
}

/// The character that starts `bytes` as `\uXXXX`, or as two of them where it takes a surrogate
/// pair, and how many bytes it took; U+FFFD where it is no character.
func unicodeEscape(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard let first = codeUnit(bytes) else { return (replacement, min(2, bytes.count)) }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, let second = codeUnit(bytes.dropFirst(6)), 0xDC00...0xDFFF ~= second
    else { return (replacement, 6) }
    let combined = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    return (Unicode.Scalar(combined) ?? replacement, 12)
}

/// The number of one `\uXXXX` at the start of `bytes`; nil where there is none.
private func codeUnit(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 6, bytes.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
        return nil
    }
    var number: UInt32 = 0
    for byte in bytes.dropFirst(2).prefix(4) {
        guard let digit = hexadecimalDigit(byte) else { return nil }
        number = number << 4 | digit
    }
    return number
}

/// What the letter `byte` counts as a hexadecimal digit, 0…15; nil where it is none.
func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}
