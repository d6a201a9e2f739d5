import DMX
import ShowModel

extension ProfileReader {
    /// What the mappings of the profile's meta channels say that single channels show.
    func labels(_ profile: JSONObject) -> [WheelLabel] {
        let mappings = profile["mappings"]?.object
        return (profile["meta_channels"]?.object?.members ?? []).flatMap { member in
            guard let entry = member.value.object,
                let channel = (entry["channel"] ?? entry["channels"])?.string,
                let levels = entry["mapping"]?.string.flatMap({ mappings?[$0]?.object })
            else { return [WheelLabel]() }
            return WheelLabel.read(levels, of: channel)
        }
    }

    /// The colours that the profile's `mappings` name. A mapping gives names to the levels of a
    /// wheel, or to colours: `{"25": "Orange"}`, `{"orange": "#FF8000"}`, `{"#FF8000": "orange"}`.
    mutating func namedColours(_ profile: JSONObject, _ title: String) -> [String: Colour] {
        guard let value = profile["mappings"],
            let mappings = report.object(value, "'mappings' of \(title)")
        else { return [:] }
        var colours: [String: Colour] = [:]
        for mapping in mappings.members where mapping.value.kind != .null {
            let what = "mapping '\(shortened(mapping.key))'"
            for entry in report.object(mapping.value, what)?.members ?? [] {
                guard let (name, colour) = namedColour(entry, of: what) else { continue }
                if let other = colours[name], other != colour {
                    report.warning(
                        at: entry.keyOffset,
                        "colour '\(shortened(name))' of \(title) is given twice",
                        hint: "the first counts"
                    )
                } else {
                    colours[name] = colour
                }
            }
        }
        return colours
    }

    /// The colour that one entry of a mapping names; nil where it names a level, or is wrong.
    private mutating func namedColour(
        _ entry: JSONMember,
        of mapping: String
    ) -> (name: String, colour: Colour)? {
        let key = entry.key.trimmed
        let entryName = "'\(shortened(entry.key))' of \(mapping)"
        guard let written = report.string(entry.value, entryName)?.trimmed else { return nil }
        // Three digits are a level, six a colour, whatever the other side looks like.
        if key.utf8.count <= 3, Level(key) != nil { return nil }
        if key.hasPrefix("#"), let colour = Colour(hexadecimal: key) {
            return (written.lowercased(), colour)
        }
        if let colour = Colour(hexadecimal: written) { return (key.lowercased(), colour) }
        if let colour = Colour(hexadecimal: key) { return (written.lowercased(), colour) }
        if written.hasPrefix("#") {
            report.mismatch(entry.value, entryName, expected: "a colour '#RRGGBB'")
        } else {
            report.warning(
                at: entry.keyOffset,
                "\(entryName) is neither a level 0…255 nor a colour '#RRGGBB'"
            )
        }
        return nil
    }
}
