/// One line for a terminal: pieces of text, each in its style, never wider than the terminal.
struct ScreenLine: Hashable {
    /// How a piece looks.
    enum Style: Hashable {
        /// As the terminal writes.
        case plain
        /// Stronger than the rest.
        case bold
        /// Weaker than the rest.
        case faint
        /// A fault.
        case alarm
        /// On a ground of this colour.
        case ground(red: UInt8, green: UInt8, blue: UInt8)
    }

    private var pieces: [Piece] = []

    private struct Piece: Hashable {
        let text: String
        let style: Style
    }

    /// A line of `text` in `style`.
    init(_ text: String = "", _ style: Style = .plain) {
        append(text, style)
    }

    /// Adds `text` in `style`. Control characters, which would move the cursor, are shown as �.
    mutating func append(_ text: String, _ style: Style = .plain) {
        guard !text.isEmpty else { return }
        let isControl = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory == .control
        }
        let printable = text.unicodeScalars.map { isControl($0) ? "\u{fffd}" : Character($0) }
        pieces.append(Piece(text: String(printable), style: style))
    }

    /// How many characters the line has.
    var width: Int { pieces.reduce(0) { $0 + $1.text.count } }

    /// The line cut to `columns` characters, with the terminal's codes for its styles where it has
    /// colour.
    func rendered(columns: Int, hasColour: Bool) -> String {
        var rest = columns
        var result = ""
        for piece in pieces where rest > 0 {
            let text = piece.text.prefix(rest)
            rest -= text.count
            let code = hasColour ? piece.style.code : nil
            result += code.map { "\u{1b}[\($0)m\(text)\u{1b}[0m" } ?? String(text)
        }
        return result
    }
}

extension ScreenLine.Style {
    /// The terminal's code (ECMA-48, SGR; 24-bit colour as in ISO 8613-6); nil for none.
    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .bold: "1"
        case .faint: "2"
        case .alarm: "1;31"
        case .ground(let red, let green, let blue): "48;2;\(red);\(green);\(blue)"
        }
    }
}
