import ShowSource
import TestSupport

/// A cue sheet as nobody would write it and everybody could.
struct RandomSheet {
    /// The file.
    private(set) var bytes: [UInt8] = []
    /// Its rows as written, in order.
    private(set) var rows: [String] = []
    private var random: SeededRandom
    private let lineBreak: String
    private let indent: String
    private let colon: String

    /// The sheet that `seed` makes, of up to `mostRows` rows.
    init(seed: UInt64, mostRows: Int = 12) {
        var random = SeededRandom(seed: seed)
        lineBreak = ["\n", "\r\n", ""].randomElement(using: &random) ?? ""
        indent = lineBreak.isEmpty ? "" : ["", "  ", "\t"].randomElement(using: &random) ?? ""
        colon = [":", ": ", " : "].randomElement(using: &random) ?? ""
        self.random = random
        let count = Int.random(in: 0...mostRows, using: &self.random)
        for _ in 0..<count { rows.append(row()) }
        var text = chance(4) ? "\u{FEFF}" : ""
        text += chance(4) ? lineBreak : ""
        text += chance(3) ? entries : sheet
        text += chance(2) ? lineBreak : ""
        bytes = Array(text.utf8)
    }

    private mutating func chance(_ count: Int) -> Bool {
        Int.random(in: 0..<count, using: &random) == 0
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts.randomElement(using: &random) ?? ""
    }

    private var sheet: String {
        mutating get {
            var members = [
                "\"song_filename\"\(colon)\"tide\"", "\"entries\"\(colon)\(entries)",
                "\"meta\"\(colon){\"n\"\(colon)[1 ,\t2.50,3e+1]}",
            ]
            if chance(2) { members.shuffle(using: &random) }
            if chance(3) { members.removeLast() }
            if !members.contains(where: { $0.hasPrefix("\"entries\"") }) { rows = [] }
            return "{\(lineBreak)\(members.joined(separator: ",\(lineBreak)"))\(lineBreak)}"
        }
    }

    private var entries: String {
        mutating get {
            if rows.isEmpty { return pick(["[]", "[ ]", "[\(lineBreak)]"]) }
            var text = "[\(lineBreak)\(indent)"
            for (index, row) in rows.enumerated() {
                if index > 0 { text += "," + (chance(4) ? lineBreak : "") + lineBreak + indent }
                text += row
            }
            return text + lineBreak + "]"
        }
    }

    private mutating func row() -> String {
        if chance(12) { return pick(["5", "null", "\"row\"", "[1,[2]]", "{}", "NaN"]) }
        var members = [
            "\"\(pick(["time", "timecode"]))\"\(colon)\(number())",
            pick(["\"effect\"\(colon)\"full\"", "\"values\"\(colon){\"wash\"\(colon){}}"]),
        ]
        for key in ["name", "fixture_id", "data", "created_by", "é\\u00e9", "x"] where chance(2) {
            members.append("\"\(key)\"\(colon)\(value(3))")
        }
        if chance(8) { members.append("\"x\"\(colon)1,\"x\"\(colon)2") }
        if chance(3) { members.shuffle(using: &random) }
        let gap = pick([" ", "", lineBreak + indent + indent])
        return "{\(gap)\(members.joined(separator: ",\(gap)"))\(pick(["", " ", gap]))}"
    }

    private mutating func number() -> String {
        pick(["0", "1", "1.0", "1e3", "2.5E-1", "15.000", "3.14159265358979", "12.5", "0.25"])
    }

    private mutating func value(_ depth: Int) -> String {
        switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &random) {
        case 0: return number()
        case 1:
            return pick(["\"\"", "\"a\\\"b\\\\\"", "\"\\u00fc\\n\"", "\"straße 🎛\"", "\"a,b]}\""])
        case 2: return pick(["true", "false", "null"])
        case 3: return pick(["{}", "[]", "{ }", "[ ]"])
        case 4: return "[\(value(depth - 1)),\(pick(["", " "]))\(value(depth - 1))]"
        default:
            return "{\"a\"\(colon)\(value(depth - 1)),\(pick(["", " ", lineBreak]))"
                + "\"b\"\(colon)\(value(depth - 1))}"
        }
    }
}
