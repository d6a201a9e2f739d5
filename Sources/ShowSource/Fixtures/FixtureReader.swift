import DMX
import ShowModel

/// Reads the fixtures of a show in the plan's form: an array of fixtures that list their slots.
struct FixtureReader {
    /// What there is to say about the file.
    var report: Report

    /// The patch that the file says.
    mutating func read(_ root: JSONValue) -> Patch {
        var fixtures: [PatchedFixture] = []
        var names: [String] = []
        let rows = report.array(root, "the file") ?? []
        if rows.isEmpty, root.kind == .array {
            report.error(at: root.offset, "there is no fixture in the file")
        }
        for row in rows {
            guard let object = report.object(row, "a fixture"), let id = id(of: object) else {
                continue
            }
            guard !names.contains(id) else {
                report.error(
                    at: object["id"]?.offset ?? row.offset,
                    "fixture '\(id)' comes twice",
                    hint: "every fixture has an id of its own"
                )
                continue
            }
            names.append(id)
            if let fixture = fixture(object, id: id) { fixtures.append(fixture) }
        }
        checkOverlaps(&fixtures)
        return Patch(fixtures: fixtures, names: names)
    }

    private mutating func id(of object: JSONObject) -> String? {
        report.required("id", of: object, "a fixture").flatMap { report.name($0, "'id'") }
    }

    private mutating func fixture(_ object: JSONObject, id: String) -> PatchedFixture? {
        let title = "fixture '\(id)'"
        guard !isProfileForm(object, title) else { return nil }
        report.checkKeys(of: object, "a fixture", known: knownKeys)
        let name = report.required("name", of: object, title).flatMap { report.name($0, "'name'") }
        let kind = object["type"].flatMap { report.string($0, "'type'") }
        let universe = universe(object)
        guard let listed = report.required("channels", of: object, title),
            let channels = channels(listed, of: object, title),
            let universe
        else { return nil }
        let bare = PatchedFixture(
            Fixture(
                id: FixtureID(id),
                name: name ?? id,
                kind: kind?.trimmed ?? "",
                universe: universe,
                channels: channels.readable,
                positionLimits: positionLimits(object, of: channels.readable),
                location: location(object)
            ),
            offset: object.value.offset,
            unreadableChannels: channels.unreadable
        )
        checkMeta(object, of: bare)
        checkEffects(object)
        return withPresets(bare, object)
    }

    /// Whether the fixture is written in the other form, which is reported.
    private mutating func isProfileForm(_ object: JSONObject, _ title: String) -> Bool {
        guard !object.has("channels"), object.has("fixture") || object.has("base_channel") else {
            return false
        }
        report.error(
            at: object.value.offset,
            "\(title) names a profile: profiles are not read yet by this version",
            hint: "list its slots under 'channels'"
        )
        return true
    }

    private mutating func universe(_ object: JSONObject) -> PortAddress? {
        guard let value = object["universe"] else { return .zero }
        return report.whole(value, "'universe'", in: 0...PortAddress.maximum)
            .flatMap { PortAddress($0) }
    }

    private mutating func checkEffects(_ object: JSONObject) {
        guard let value = report.oneOf(["effects", "actions"], of: object) else { return }
        for effect in report.array(value, "the list of effects") ?? [] {
            _ = report.string(effect, "the name of an effect")
        }
    }

    private mutating func withPresets(
        _ bare: PatchedFixture,
        _ object: JSONObject
    ) -> PatchedFixture {
        let fixture = bare.fixture
        return PatchedFixture(
            Fixture(
                id: fixture.id,
                name: fixture.name,
                kind: fixture.kind,
                universe: fixture.universe,
                channels: fixture.channels,
                positionLimits: fixture.positionLimits,
                presets: presets(object, of: bare),
                location: fixture.location
            ),
            offset: bare.offset,
            unreadableChannels: bare.unreadableChannels
        )
    }
}

private let knownKeys = [
    "id", "name", "type", "universe", "channels", "arm", "presets", "effects", "actions",
    "current_values", "meta", "location",
]
