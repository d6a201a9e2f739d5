import DMX
import ShowModel

/// Fixtures in the profile form: a profile, and where its first channel is.
extension FixtureReader {
    /// Whether `object` is written in the profile form: it lists no channels of its own.
    func isProfileForm(_ object: JSONObject) -> Bool {
        !object.has("channels") && profileKeys.contains(where: object.has)
    }

    /// Warns where a fixture that lists its channels names a profile too.
    mutating func checkFormsApart(_ object: JSONObject, _ title: String) {
        for member in object.members where profileKeys.contains(member.key) {
            report.warning(
                at: member.keyOffset,
                "'\(member.key)' of \(title) is not used: it lists its channels itself",
                hint: "take 'channels' out to use the profile"
            )
        }
    }

    /// The fixture `id` in the profile form; nil where it, or its profile, could not be read.
    mutating func profiledFixture(_ object: JSONObject, id: String) -> PatchedFixture? {
        let title = "fixture '\(id)'"
        report.checkKeys(of: object, "a fixture", known: Form.profiledFixture.keys)
        let name = name(of: object, title)
        let universe = universe(object)
        let location = object["location"].flatMap { report.roomPoint($0) }
        let profile = profile(of: object, title)
        let base = report.required("base_channel", of: object, title).flatMap { value in
            report.whole(value, "'base_channel' of \(title)", in: InputRange.slot)
                .map { (slot: $0, offset: value.offset) }
        }
        // Without channels the profile has been reported already.
        guard let profile, !profile.channels.isEmpty, let base else { return nil }
        let channels = channels(of: profile, from: base, object, title)
        guard !channels.readable.isEmpty, let universe else { return nil }
        return patched(
            object,
            Fixture(
                id: FixtureID(id),
                name: name ?? id,
                kind: profile.kind,
                universe: universe,
                channels: channels.readable,
                location: location,
                travel: profile.travel,
                namedColours: profile.namedColours
            ),
            unreadable: channels.unreadable,
            gaps: channels.gaps,
            labels: profile.labels,
            metaKeys: Form.profiledMeta.keys
        )
    }

    private mutating func profile(of object: JSONObject, _ title: String) -> Profile? {
        guard let value = report.required("fixture", of: object, title),
            let key = report.name(value, "'fixture' of \(title)")
        else { return nil }
        if let index = profiles.index(of: key.trimmed) {
            usedProfiles.insert(index)
            return profiles.all[index]
        }
        let ids = profiles.all.map(\.id)
        report.error(
            at: value.offset,
            "profile '\(shortened(key))' of \(title) is unknown",
            hint: ids.isEmpty
                ? "profiles are files fixtures/fixture.<type>.<model>.json: there is none"
                : guess(key, among: profiles.keys) ?? "there are: \(list(ids.prefix(12)))"
        )
        return nil
    }

    /// The profile's channels on their slots, armed as the profile says, or the fixture itself.
    private mutating func channels(
        of profile: Profile,
        from base: (slot: Int, offset: Int),
        _ object: JSONObject,
        _ title: String
    ) -> ReadChannels {
        let names = profile.channels.map(\.name) + profile.unreadableChannels
        let armLevels = armLevels(object, among: names, title)
        var channels = ReadChannels(
            unreadable: profile.unreadableChannels,
            gaps: profile.gaps
        )
        var outside: [(name: String, slot: Int)] = []
        for channel in profile.channels {
            guard let slot = SlotNumber(base.slot + channel.offset) else {
                outside.append((channel.name, base.slot + channel.offset))
                continue
            }
            channels.readable.append(
                Channel(
                    name: channel.name,
                    slot: slot,
                    role: channel.role,
                    armLevel: armLevels[channel.name] ?? channel.armLevel
                )
            )
        }
        if let first = outside.first {
            let names = outside.map { "'\(shortened($0.name))'" }.joined(separator: ", ")
            let slots = outside.map { "\($0.slot)" }.joined(separator: ", ")
            let verb = outside.count == 1 ? "would be on slot" : "would be on slots"
            let highest = profile.channels.map(\.offset).max() ?? first.slot
            report.error(
                at: base.offset,
                "\(names) of \(title) \(verb) \(slots), outside 1…\(SlotNumber.count)",
                hint: "the highest 'base_channel' for this profile is \(SlotNumber.count - highest)"
            )
        }
        if !outside.isEmpty { channels.gaps.formUnion([.slots, .channels]) }
        channels.unreadable += outside.map(\.name)
        return channels
    }
}

/// What tells the profile form.
private let profileKeys = ["fixture", "base_channel"]
