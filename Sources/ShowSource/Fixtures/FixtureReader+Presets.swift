import ShowModel

extension FixtureReader {
    /// The presets of `fixture`: levels under a name each.
    mutating func presets(_ object: JSONObject, of fixture: PatchedFixture) -> [Preset] {
        guard let value = object["presets"], let rows = report.array(value, "'presets'") else {
            return []
        }
        var presets: [Preset] = []
        for row in rows {
            guard let preset = report.object(row, "a preset") else { continue }
            report.checkKeys(of: preset, "a preset", known: Form.preset.keys)
            guard let written = report.required("name", of: preset, "a preset"),
                let name = report.name(written, "'name' of a preset"),
                let values = report.required("values", of: preset, "preset '\(name)'"),
                let levels = report.object(values, "'values' of preset '\(name)'")
            else { continue }
            if presets.contains(where: { $0.name.lowercased() == name.lowercased() }) {
                report.warning(
                    at: written.offset,
                    "\(fixture.title) has two presets '\(name)'",
                    hint: "rows take the first"
                )
            }
            let writes = report.channelWrites(levels.members, of: fixture).map(\.write)
            presets.append(Preset(name: name, writes: writes))
        }
        return presets
    }
}
