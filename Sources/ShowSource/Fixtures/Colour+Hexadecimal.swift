import DMX
import ShowModel

extension Colour {
    /// The colour written `#RRGGBB`, or `RRGGBB` as profiles have it too; nil where `text` is none.
    init?(hexadecimal text: String) {
        let digits = text.hasPrefix("#") ? text.utf8.dropFirst() : text.utf8[...]
        let numbers = digits.compactMap { hexadecimalDigit($0) }.map { Level($0) }
        guard digits.count == 6, numbers.count == 6 else { return nil }
        self.init(
            red: numbers[0] << 4 | numbers[1],
            green: numbers[2] << 4 | numbers[3],
            blue: numbers[4] << 4 | numbers[5]
        )
    }
}

extension Colour {
    /// The colour written `#RRGGBB`.
    var hexadecimal: String {
        "#"
            + ColourComponent.allCases.map { component in
                let digits = String(self[component], radix: 16, uppercase: true)
                return digits.count < 2 ? "0\(digits)" : digits
            }.joined()
    }
}
