/// A number exactly as it is written in decimal: ±`digits` × 10^`exponent`.
///
/// Never by way of a binary fraction, so that 0.1 s is a tenth of a second and a tie is a tie.
struct JSONNumber: Hashable {
    /// Whether a minus sign is written.
    let isNegative: Bool
    /// The digits, up to 36 significant ones.
    let digits: UInt128
    /// The power of ten that the digits are scaled by.
    let exponent: Int
    /// Whether digits that are not 0 came after the 36.
    let isCut: Bool
    /// Whether it is written with a decimal point or an exponent: 1.0, and not 1.
    let isFraction: Bool

    /// The number that `bytes`, a JSON number (RFC 8259 §6), writes.
    init(_ bytes: ArraySlice<UInt8>) {
        var digits: UInt128 = 0
        var count = 0
        var exponent = 0
        var isCut = false
        var isAfterPoint = false
        var at = bytes.startIndex
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { at += 1 }
        scan: while at < bytes.endIndex {
            switch bytes[at] {
            case UInt8(ascii: "."):
                isAfterPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = bytes[at] - UInt8(ascii: "0")
                if count < significantDigits {
                    digits = digits * 10 + UInt128(digit)
                    if digits != 0 { count += 1 }
                    if isAfterPoint { exponent -= 1 }
                } else {
                    if digit != 0 { isCut = true }
                    if !isAfterPoint { exponent += 1 }
                }
            default:
                break scan
            }
            at += 1
        }
        let hasExponent = at < bytes.endIndex
        if hasExponent { exponent += writtenExponent(bytes[(at + 1)...]) }
        self.isNegative = isNegative
        self.digits = digits
        self.exponent = exponent
        self.isCut = isCut
        self.isFraction = isAfterPoint || hasExponent
    }

    /// The number × 10^`power`, rounded to the nearest whole one, half to even; nil where that is
    /// 10³⁸ or more.
    func scaled(byPowerOfTen power: Int) -> Int128? {
        if digits == 0 { return 0 }
        let shift = exponent + power
        if shift <= -40 { return 0 }
        if shift > 38 { return nil }
        if shift >= 0 {
            let (product, overflows) = digits.multipliedReportingOverflow(by: powerOfTen(shift))
            guard !overflows, let whole = Int128(exactly: product) else { return nil }
            return isNegative ? -whole : whole
        }
        // One power less than the table ends at is more than any 36 digits: it rounds to 0.
        if shift < -38 { return 0 }
        let unit = powerOfTen(-shift)
        var (quotient, rest) = digits.quotientAndRemainder(dividingBy: unit)
        let isAbove = rest > unit / 2 || (rest == unit / 2 && isCut)
        if isAbove || (rest == unit / 2 && quotient % 2 != 0) { quotient += 1 }
        guard let whole = Int128(exactly: quotient) else { return nil }
        return isNegative ? -whole : whole
    }

    /// The number where it is a whole one, as 127, 127.0 and 1.27e2 are; nil otherwise.
    var whole: Int? {
        if digits == 0 { return 0 }
        if isCut { return nil }
        if exponent < 0 {
            guard exponent >= -38, digits % powerOfTen(-exponent) == 0 else { return nil }
        }
        return scaled(byPowerOfTen: 0).flatMap { Int(exactly: $0) }
    }

    /// The number as a time in seconds, to 10⁻¹⁸ s; nil where that is 10²⁰ s or more.
    var seconds: Duration? {
        scaled(byPowerOfTen: 18).map { Duration(attoseconds: $0) }
    }
}

private let significantDigits = 36

/// 10^`power` for 0…38.
private func powerOfTen(_ power: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<power { result *= 10 }
    return result
}

/// The exponent written by `bytes`, a sign and digits, held within ±100 000.
private func writtenExponent(_ bytes: ArraySlice<UInt8>) -> Int {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var exponent = 0
    for byte in bytes where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
        exponent = min(exponent * 10 + Int(byte - UInt8(ascii: "0")), 100_000)
    }
    return isNegative ? -exponent : exponent
}
