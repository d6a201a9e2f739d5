public import DMX

/// A level, or a 16-bit position, that a row writes as it stands.
public enum ChannelWrite: Hashable, Sendable {
    /// `level` to the fixture's `channels[channel]`.
    case level(channel: Int, Level)
    /// `value`, 0…65535, to both bytes of an axis.
    case position(Axis, UInt16)
}
