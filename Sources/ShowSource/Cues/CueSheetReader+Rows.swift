import ShowModel

extension CueSheetReader {
    /// The effect that `row` asks for.
    mutating func effect(_ row: JSONObject) -> EffectCue? {
        report.checkKeys(of: row, "an effect row", known: Form.effectRow.keys) {
            effectKeyCure($0)
        }
        let duration = length("duration", of: row)
        let data = row["data"].flatMap { report.object($0, "'data'") }
        let fixture = report.required("fixture_id", of: row, "the effect row").flatMap { value in
            report.name(value, "'fixture_id'").flatMap { self.fixture($0, at: value.offset) }
        }
        guard let written = report.oneOf(effectNameKeys, of: row) else {
            report.error(at: row.value.offset, "the effect row has no 'effect'")
            return nil
        }
        guard let text = report.name(written, "'effect'"),
            let name = report.effectName(text, at: written.offset, on: fixture),
            let effect = report.effect(
                name,
                data,
                on: fixture,
                among: points,
                at: written.offset
            ),
            let fixture, let duration, fixture.isUsable
        else { return nil }
        return EffectCue(fixture: fixture.fixture.id, duration: duration, effect: effect)
    }

    /// The snapshot that `row` is.
    mutating func snapshot(_ row: JSONObject) -> Snapshot? {
        report.checkKeys(of: row, "a snapshot", known: Form.snapshot.keys) { key in
            key == "duration" ? "a snapshot has 'fade'" : nil
        }
        let fade = length("fade", of: row)
        guard let written = report.required("values", of: row, "the snapshot"),
            let members = report.object(written, "'values'")?.members
        else { return nil }
        if members.isEmpty { report.warning(at: written.offset, "the snapshot sets nothing") }
        var values: [FixtureValues] = []
        for member in members {
            guard let levels = report.object(member.value, "values of '\(member.key)'"),
                let fixture = fixture(member.key, at: member.keyOffset)
            else { continue }
            let writes = report.channelWrites(levels.members, of: fixture)
            report.noteArmOverrides(writes, of: fixture)
            if fixture.isUsable {
                let id = fixture.fixture.id
                values.append(FixtureValues(fixture: id, writes: writes.map(\.write)))
            }
        }
        return fade.map { Snapshot(fade: $0, values: values) }
    }
}

private let effectNameKeys = ["effect", "action"]
