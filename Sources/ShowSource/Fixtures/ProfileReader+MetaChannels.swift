import DMX
import ShowModel

/// What a meta channel is: how many channels it has, and what they are together.
enum MetaChannelKind: String, CaseIterable {
    /// One channel.
    case byte = "u8"
    /// Two channels that are one number: coarse and fine.
    case pair = "u16"
    /// Three channels that mix a colour.
    case colour = "rgb"
    /// One channel whose levels have names.
    case choice = "enum"

    /// What its channels are, in order; one where it has but one.
    var places: [String] {
        switch self {
        case .byte, .choice: ["level"]
        case .pair: ["coarse", "fine"]
        case .colour: ["red", "green", "blue"]
        }
    }

    /// Where its channels are listed.
    var channelKey: String { places.count == 1 ? "channel" : "channels" }

    /// The largest number it holds.
    var limit: Int { self == .pair ? 65535 : 255 }
}

extension ProfileReader {
    /// Reads `meta_channels`: what channels are together, and which of them are armed.
    mutating func readMetaChannels(
        of object: JSONObject,
        _ title: String,
        into profile: inout Profile
    ) {
        guard let value = object["meta_channels"],
            let listed = report.object(value, "'meta_channels' of \(title)")
        else { return }
        let mappings = object["mappings"]?.object?.members.map(\.key) ?? []
        var colours = 0
        for member in listed.members where member.value.kind != .null {
            let what = "meta channel '\(shortened(member.key))'"
            guard let entry = report.object(member.value, what) else { continue }
            checkEntry(entry, what, mappings: mappings)
            guard let kind = kind(entry, what) else { continue }
            let arm = entry["arm"].flatMap {
                report.whole($0, "arm of \(what)", in: 0...kind.limit)
            }
            guard let channels = channels(entry, what, kind, of: profile) else { continue }
            assignRoles(member, what, kind, channels, in: &profile)
            if let arm, let place = entry["arm"]?.offset {
                self.arm(channels, kind, at: arm, in: &profile, what, place)
            }
            if kind == .colour { colours += 1 }
        }
        if colours > 1 {
            report.note(
                at: value.offset,
                "\(title) has \(colours) meta channels of kind 'rgb': effects work the lowest one",
                hint: "snapshots and set_channels reach the others"
            )
        }
    }

    /// Checks what is written for people and for screens.
    private mutating func checkEntry(_ entry: JSONObject, _ what: String, mappings: [String]) {
        report.checkKeys(of: entry, "a meta channel", known: Form.metaChannel.keys)
        if let label = entry["label"] { _ = report.string(label, "'label' of \(what)") }
        for key in ["step", "hidden"] {
            guard let flag = entry[key], flag.kind != .true, flag.kind != .false else { continue }
            report.mismatch(flag, "'\(key)' of \(what)", expected: "true or false")
        }
        guard let value = entry["mapping"], let name = report.string(value, "'mapping' of \(what)"),
            !mappings.contains(name)
        else { return }
        let others = mappings.isEmpty ? "it has none" : "there are: \(list(mappings))"
        report.warning(
            at: value.offset,
            "mapping '\(shortened(name))' of \(what) is not in the profile",
            hint: guess(name, among: mappings) ?? others
        )
    }

    private mutating func kind(_ entry: JSONObject, _ what: String) -> MetaChannelKind? {
        guard let value = report.required("kind", of: entry, what),
            let written = report.string(value, "'kind' of \(what)")
        else { return nil }
        if let kind = MetaChannelKind(rawValue: written.trimmed.lowercased()) { return kind }
        let known = MetaChannelKind.allCases.map(\.rawValue)
        let did = guess(written.trimmed, among: known).map { "; \($0)" } ?? ""
        report.error(
            at: value.offset,
            "kind '\(shortened(written))' of \(what) is unknown",
            hint: "there are: \(list(known))\(did)"
        )
        return nil
    }

    /// The channels of a meta channel, as the profile calls them: as many as its kind has.
    private mutating func channels(
        _ entry: JSONObject,
        _ what: String,
        _ kind: MetaChannelKind,
        of profile: Profile
    ) -> [String]? {
        guard let value = report.oneOf(["channel", "channels"], of: entry) else {
            report.error(at: entry.value.offset, "\(what) has no '\(kind.channelKey)'")
            return nil
        }
        let written = value.kind == .array ? value.elements : [value]
        let names = written.compactMap { channel($0, what, of: profile) }
        let needed = kind.places.count
        if written.count != needed {
            let noun = written.count == 1 ? "channel" : "channels"
            let hint = needed == 1 ? "one channel" : "[\(list(kind.places))]"
            report.error(
                at: value.offset,
                "\(what) has \(written.count) \(noun), not \(needed)",
                hint: "kind '\(kind.rawValue)' is \(hint)"
            )
            return nil
        }
        guard names.count == needed else { return nil }
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            report.error(at: written[index].offset, "\(what) has '\(name)' twice")
            return nil
        }
        return names
    }

    /// The channel that `value` names, exactly or but for capitals.
    private mutating func channel(
        _ value: JSONValue,
        _ what: String,
        of profile: Profile
    ) -> String? {
        guard let name = report.name(value, "'channel' of \(what)") else { return nil }
        let names = profile.channels.map(\.name) + profile.unreadableChannels
        let lower = name.lowercased()
        if names.contains(name) { return name }
        if let found = names.first(where: { $0.lowercased() == lower }) { return found }
        // A profile whose channels cannot be read at all has been reported for that.
        guard !names.isEmpty else { return nil }
        report.error(
            at: value.offset,
            "\(what) names '\(shortened(name))', a channel that the profile does not have",
            hint: guess(name, among: names) ?? "it has: \(list(names))"
        )
        return nil
    }
}
