public import DMX

/// A level, or a 16-bit position, that a row writes as it stands.
public enum ChannelWrite: Hashable, Sendable {
    /// `level` to the fixture's `channels[channel]`.
    case level(channel: Int, Level)
    /// `value`, 0…65535, to both bytes of an axis.
    case position(Axis, UInt16)
}

extension Fixture {
    /// What `write` comes to, channel by channel, as indices into `channels`.
    public func levels(of write: ChannelWrite) -> [(channel: Int, level: Level)] {
        switch write {
        case .level(let channel, let level):
            return [(channel, level)]
        case .position(let axis, let position):
            guard let pair = channels(of: axis) else { return [] }
            let high = (channel: pair.coarse, level: Level(position >> 8))
            guard let fine = pair.fine else { return [high] }
            return [high, (channel: fine, level: Level(position & 0xFF))]
        }
    }
}
