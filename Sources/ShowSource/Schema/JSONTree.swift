/// A JSON value to be written: objects keep the order of their keys, so the same value is the same
/// text on every run.
indirect enum JSONTree: Sendable {
    case null
    case flag(Bool)
    case whole(Int)
    case real(Double)
    case text(String)
    case list([JSONTree])
    case object([(key: String, value: JSONTree)])

    /// A number, without a decimal point where it is whole.
    static func number(_ number: Double) -> JSONTree {
        Int(exactly: number).map { .whole($0) } ?? .real(number)
    }

    /// A list of strings.
    static func texts(_ texts: [String]) -> JSONTree { .list(texts.map { .text($0) }) }

    /// The value as text, laid out for people: what fits on a line stands on one. Ends with a line
    /// break.
    var pretty: String { laidOut(after: 0, indent: "") + "\n" }

    /// `taken` is how many letters stand before it on its line.
    private func laidOut(after taken: Int, indent: String) -> String {
        let flat = flat
        if taken + flat.count <= longestLine { return flat }
        let inner = indent + "  "
        switch self {
        case .list(let values):
            let lines = values.map { inner + $0.laidOut(after: inner.count, indent: inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        case .object(let members):
            let lines = members.map { member in
                let start = "\(inner)\(quoted(member.key)): "
                return start + member.value.laidOut(after: start.count, indent: inner)
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        case .null, .flag, .whole, .real, .text:
            return flat
        }
    }

    /// The value on one line.
    var flat: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .whole(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): quoted(text)
        case .list(let values): "[\(values.map(\.flat).joined(separator: ", "))]"
        case .object(let members) where members.isEmpty: "{}"
        case .object(let members):
            "{ \(members.map { "\(quoted($0.key)): \($0.value.flat)" }.joined(separator: ", ")) }"
        }
    }
}

/// One less than a line holds, for the comma.
private let longestLine = 99

/// `text` as a JSON string (RFC 8259 §7): only what must be is escaped.
private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case "\r": quoted += "\\r"
        case _ where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
