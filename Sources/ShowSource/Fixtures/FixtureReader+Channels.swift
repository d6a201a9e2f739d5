import DMX
import ShowModel

/// The channels of a fixture: those that could be read, and the names of the others.
struct ReadChannels {
    var readable: [Channel] = []
    var unreadable: [String] = []
    var gaps: FixtureGaps = []
}

extension FixtureReader {
    /// The channels that `listed` names, armed as the fixture says; nil where there is none.
    mutating func channels(
        _ listed: JSONValue,
        of fixture: JSONObject,
        _ title: String
    ) -> ReadChannels? {
        guard let members = report.object(listed, "'channels' of \(title)")?.members else {
            return nil
        }
        let armLevels = armLevels(fixture, among: members.map(\.key), title)
        let types = fixture["meta"]?.object?["channel_types"]?.object
        var channels = ReadChannels()
        for member in members {
            let what = "slot of '\(member.key)' of \(title)"
            let number = report.whole(member.value, what, in: InputRange.slot)
            guard let slot = number.flatMap({ SlotNumber($0) }) else {
                channels.unreadable.append(member.key)
                continue
            }
            if let other = channels.readable.first(where: { $0.slot == slot }) {
                report.error(
                    at: member.value.offset,
                    "'\(member.key)' and '\(other.name)' of \(title) are both on slot \(slot)"
                )
                channels.unreadable.append(member.key)
                continue
            }
            let type = types?[member.key]?.string
            let role = ChannelRole(channelNamed: member.key, type: type)
            let arm = armLevels[member.key]
            channels.readable.append(
                Channel(name: member.key, slot: slot, role: role, armLevel: arm)
            )
        }
        if !channels.unreadable.isEmpty { channels.gaps.insert(.channels) }
        if members.isEmpty { report.error(at: listed.offset, "\(title) has no channels") }
        return channels.readable.isEmpty ? nil : channels
    }

    /// The arm levels by the names of `channels`.
    mutating func armLevels(
        _ fixture: JSONObject,
        among channels: [String],
        _ title: String
    ) -> [String: Level] {
        guard let arm = fixture["arm"], let object = report.object(arm, "'arm' of \(title)") else {
            return [:]
        }
        var levels: [String: Level] = [:]
        for member in object.members {
            let lower = member.key.lowercased()
            let exact = channels.first { $0 == member.key }
            guard let channel = exact ?? channels.first(where: { $0.lowercased() == lower }) else {
                report.error(
                    at: member.keyOffset,
                    "arm of '\(shortened(member.key))', a channel that \(title) does not have",
                    hint: guess(member.key, among: channels) ?? "it has: \(list(channels))"
                )
                continue
            }
            levels[channel] = report.level(member.value, "arm of '\(channel)' of \(title)")
        }
        return levels
    }
}

/// `names` as a hint lists them.
func list(_ names: some Sequence<String>) -> String {
    names.map { shortened($0) }.joined(separator: ", ")
}
