import ShowModel
import Timebase

/// What `show.json` says of the show as a whole; every key may be missing.
struct ShowSettings {
    /// The name people read.
    var name: String?
    /// Where frames go if nobody says otherwise: `IP` or `IP:port`.
    var node: String?
    /// The rate to compile at if nobody says otherwise.
    var rate: FrameRate?
    /// The songs in order, as written; nil where the file does not tell.
    var setlist: Setlist?

    /// The songs in order, as written.
    struct Setlist {
        /// The names, each with its place in the file.
        var names: [(name: String, offset: Int)]
        /// Where the list is, as an offset in the file.
        var offset: Int
    }
}

/// Reads `show.json`.
struct SettingsReader {
    /// What there is to say about the file.
    var report: Report

    /// The settings that the file says.
    mutating func read(_ root: JSONValue) -> ShowSettings {
        guard let object = report.object(root, "the show") else { return ShowSettings() }
        report.checkKeys(of: object, "a show", known: Form.show.keys)
        return ShowSettings(
            name: object["name"].flatMap { report.name($0, "'name'") },
            node: object["node"].flatMap { node($0) },
            rate: report.oneOf(["rate", "frame_rate", "fps"], of: object).flatMap { rate($0) },
            setlist: report.oneOf(["songs", "setlist"], of: object).flatMap { setlist($0) }
        )
    }

    private mutating func node(_ value: JSONValue) -> String? {
        if let text = value.string?.trimmed, isNode(text) { return text }
        report.mismatch(value, "'node'", expected: "an IPv4 address, as '192.168.1.50'")
        return nil
    }

    private mutating func rate(_ value: JSONValue) -> FrameRate? {
        let text = value.string?.trimmed ?? value.number?.whole.map { "\($0)" }
        if let rate = text.flatMap({ FrameRate(text: $0) }) { return rate }
        report.mismatch(
            value,
            "the frame rate",
            expected: "as 60, 50 or '30000/1001'",
            hint: fraction(of: value).map { "write '\($0)'" }
        )
        return nil
    }

    /// The fraction that a rate of television, rounded as in 29.97, stands for; nil where it is
    /// none of those.
    private func fraction(of value: JSONValue) -> String? {
        let text = value.string?.trimmed ?? String(decoding: value.bytes, as: UTF8.self)
        guard let rate = Double(text) else { return nil }
        return [24, 30, 48, 60].first { abs(rate - $0 * 1000 / 1001) < 0.005 }
            .map { "\(Int($0))000/1001" }
    }

    private mutating func setlist(_ value: JSONValue) -> ShowSettings.Setlist? {
        guard let elements = report.array(value, "the setlist") else { return nil }
        var names: [(name: String, offset: Int)] = []
        for element in elements {
            guard let name = report.name(element, "a song of the setlist") else { continue }
            names.append((name: name, offset: element.offset))
        }
        return .init(names: names, offset: value.offset)
    }
}

/// Whether `text` is an IPv4 address, with or without a port.
private func isNode(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let address = parts.first, parts.count <= 2 else { return false }
    let bytes = address.split(separator: ".", omittingEmptySubsequences: false)
    guard bytes.count == 4, bytes.allSatisfy({ UInt8($0) != nil }) else { return false }
    return parts.count == 1 || UInt16(parts[1]).map { $0 > 0 } ?? false
}
