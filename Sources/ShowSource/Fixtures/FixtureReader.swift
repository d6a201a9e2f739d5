import DMX
import ShowModel

/// Reads the fixtures of a show: an array of fixtures that list their slots themselves, or name a
/// profile and where its first channel is.
struct FixtureReader {
    /// The profiles that fixtures may name.
    let profiles: Profiles
    /// Those of them that fixtures do name, as indices into `profiles.all`.
    var usedProfiles: Set<Int> = []
    /// What there is to say about the file.
    var report: Report

    /// The patch that the file says.
    mutating func read(_ root: JSONValue) -> Patch {
        var fixtures: [PatchedFixture] = []
        var names: [String] = []
        var repeated: [String] = []
        var isTaken: Set<String> = []
        let rows = report.array(root, "the file") ?? []
        if rows.isEmpty, root.kind == .array {
            report.error(at: root.offset, "there is no fixture in the file")
        }
        for row in rows {
            guard let object = report.object(row, "a fixture"), let id = id(of: object) else {
                continue
            }
            guard isTaken.insert(id).inserted else {
                report.error(
                    at: object["id"]?.offset ?? row.offset,
                    "fixture '\(id)' comes twice",
                    hint: "every fixture has an id of its own"
                )
                repeated.append(id)
                continue
            }
            names.append(id)
            if let fixture = fixture(object, id: id) { fixtures.append(fixture) }
        }
        fixtures = fixtures.map { repeated.contains($0.fixture.id.text) ? $0.repeated : $0 }
        checkOverlaps(&fixtures)
        return Patch(fixtures: fixtures, names: names, repeated: repeated)
    }

    private mutating func id(of object: JSONObject) -> String? {
        report.required("id", of: object, "a fixture").flatMap { report.name($0, "'id'") }
    }

    private mutating func fixture(_ object: JSONObject, id: String) -> PatchedFixture? {
        if isProfileForm(object) { return profiledFixture(object, id: id) }
        let title = "fixture '\(id)'"
        report.checkKeys(of: object, "a fixture", known: Form.plainFixture.keys)
        checkFormsApart(object, title)
        let name = name(of: object, title)
        let kind = object["type"].flatMap { report.string($0, "'type'") }
        let universe = universe(object)
        let location = object["location"].flatMap { report.roomPoint($0) }
        guard let listed = report.required("channels", of: object, title),
            let channels = channels(listed, of: object, title),
            let universe
        else { return nil }
        return patched(
            object,
            Fixture(
                id: FixtureID(id),
                name: name ?? id,
                kind: kind?.trimmed ?? "",
                universe: universe,
                channels: channels.readable,
                location: location
            ),
            unreadable: channels.unreadable,
            gaps: channels.gaps,
            labels: labels(object),
            metaKeys: Form.plainMeta.keys
        )
    }

    /// `name`, which every fixture has.
    mutating func name(of object: JSONObject, _ title: String) -> String? {
        report.required("name", of: object, title).flatMap { report.name($0, "'name'") }
    }

    /// `universe`, 0 where it is not given; nil where it is wrong.
    mutating func universe(_ object: JSONObject) -> PortAddress? {
        guard let value = object["universe"] else { return .zero }
        return report.whole(value, "'universe'", in: InputRange.universe)
            .flatMap { PortAddress($0) }
    }

    private mutating func checkEffects(_ object: JSONObject) {
        guard let value = report.oneOf(["effects", "actions"], of: object) else { return }
        for effect in report.array(value, "the list of effects") ?? [] {
            _ = report.string(effect, "the name of an effect")
        }
    }

    /// `core` with what `object` says in either form: where the head may point, its presets;
    /// `gaps` is what is known to be unreadable, `labels` what its wheels show, and `metaKeys` are
    /// the keys that its `meta` may have.
    mutating func patched(
        _ object: JSONObject,
        _ core: Fixture,
        unreadable: [String],
        gaps: FixtureGaps,
        labels: [WheelLabel],
        metaKeys: [String]
    ) -> PatchedFixture {
        let limits = positionLimits(object, of: core.channels, gaps)
        func entry(_ presets: [Preset], _ gaps: FixtureGaps) -> PatchedFixture {
            PatchedFixture(
                Fixture(
                    id: core.id,
                    name: core.name,
                    kind: core.kind,
                    universe: core.universe,
                    channels: core.channels,
                    positionLimits: limits,
                    presets: presets,
                    location: core.location,
                    travel: core.travel,
                    namedColours: core.namedColours,
                    writtenAt: report.text.location(at: object.value.offset)
                ),
                offset: object.value.offset,
                unreadableChannels: unreadable,
                gaps: gaps,
                labels: labels
            )
        }
        let bare = entry([], gaps)
        checkMeta(object, of: bare, known: metaKeys)
        checkEffects(object)
        let errorsBefore = report.errorCount
        let presets = presets(object, of: bare)
        return entry(presets, report.errorCount > errorsBefore ? gaps.union(.presets) : gaps)
    }
}
