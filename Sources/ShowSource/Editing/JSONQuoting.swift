/// `string` as JSON writes it: escaped is what must be (RFC 8259 §7), everything else is UTF-8.
func quoted(_ string: String) -> JSONText {
    var text: [UInt8] = [UInt8(ascii: "\"")]
    text.reserveCapacity(string.utf8.count + 2)
    for byte in string.utf8 {
        if let letter = escapeLetter(of: byte) {
            text.append(contentsOf: [UInt8(ascii: "\\"), letter])
        } else if byte < 0x20 {
            text.append(contentsOf: "\\u00".utf8)
            text.append(contentsOf: [hexadecimal(byte >> 4), hexadecimal(byte & 0xF)])
        } else {
            text.append(byte)
        }
    }
    text.append(UInt8(ascii: "\""))
    return text[...]
}

/// The letter after the backslash that stands for `byte`; nil where there is no short escape, or
/// no need of one.
private func escapeLetter(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x0C: UInt8(ascii: "f")
    case 0x0A: UInt8(ascii: "n")
    case 0x0D: UInt8(ascii: "r")
    case 0x09: UInt8(ascii: "t")
    default: nil
    }
}

/// The hexadecimal digit of `number`, 0…15.
private func hexadecimal(_ number: UInt8) -> UInt8 {
    number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
}
