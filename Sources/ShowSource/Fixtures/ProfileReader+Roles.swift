import DMX
import ShowModel

extension ProfileReader {
    /// Gives `channels` of the meta channel `member` the roles it says they have. Where it says
    /// none, its id may tell what a channel does whose own name does not.
    mutating func assignRoles(
        _ member: JSONMember,
        _ what: String,
        _ kind: MetaChannelKind,
        _ channels: [String],
        in profile: inout Profile
    ) {
        let id = member.key.trimmed
        guard let roles = roles(of: kind, id) else {
            let first = profile.channels.firstIndex { $0.name == channels.first }
            if let first, profile.channels[first].role == .other {
                profile.channels[first].role = ChannelRole(channelNamed: id, type: nil)
            }
            return
        }
        for (place, (name, role)) in zip(channels, roles).enumerated() {
            guard let index = profile.channels.firstIndex(where: { $0.name == name }) else {
                continue
            }
            let usual = ChannelRole(channelNamed: name, type: nil)
            if usual != .other, usual != role {
                let byte = kind == .pair ? " byte" : ""
                report.warning(
                    at: member.keyOffset,
                    "\(what) puts '\(name)' where the \(kind.places[place])\(byte) belongs",
                    hint: "the order is [\(list(kind.places))]; it is taken as written"
                )
            }
            profile.channels[index].role = role
        }
    }

    /// What the channels of a meta channel do by their places in it; nil where that is not said.
    private func roles(of kind: MetaChannelKind, _ id: String) -> [ChannelRole]? {
        switch kind {
        case .colour: ColourComponent.allCases.map(\.role)
        case .pair: Axis(rawValue: id.lowercased()).map { [$0.coarse, $0.fine] }
        case .byte, .choice: nil
        }
    }

    /// Arms `channels` at `number`: a pair as one number, any other each at that level.
    mutating func arm(
        _ channels: [String],
        _ kind: MetaChannelKind,
        at number: Int,
        in profile: inout Profile,
        _ what: String,
        _ offset: Int
    ) {
        let levels =
            kind == .pair
            ? [Level(number >> 8), Level(number & 0xFF)]
            : channels.map { _ in Level(number) }
        for (name, level) in zip(channels, levels) {
            guard let index = profile.channels.firstIndex(where: { $0.name == name }) else {
                continue
            }
            if let other = profile.channels[index].armLevel, other != level {
                report.warning(
                    at: offset,
                    "\(what) arms '\(name)' at \(level), which is armed at \(other) already",
                    hint: "\(other) is used"
                )
            } else {
                profile.channels[index].armLevel = level
            }
        }
    }
}
