import DMX

/// What a channel, of a colour wheel for example, shows at one level.
struct WheelLabel: Hashable, Sendable {
    /// What it shows, as people call it.
    let name: String
    /// The level.
    let level: Level
    /// The channel's name.
    let channel: String

    /// The labels that `levels`, `{"25": "Orange"}`, gives to `channel`; what is none is left out.
    static func read(_ levels: JSONObject, of channel: String) -> [WheelLabel] {
        levels.members.compactMap { member in
            guard let level = Level(member.key.trimmed), let name = member.value.string else {
                return nil
            }
            return WheelLabel(name: name.trimmed, level: level, channel: channel)
        }
    }
}

extension PatchedFixture {
    /// What to do about the colour `name`, which is a label of one of its wheels; nil where it is
    /// none.
    func wheelCure(for name: String) -> String? {
        let lower = name.lowercased()
        guard let label = labels.first(where: { $0.name.lowercased() == lower }) else { return nil }
        return "write its level, \(label.level) of '\(label.channel)', with set_channels"
    }
}
