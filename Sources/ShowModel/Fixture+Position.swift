/// The two ways a head turns.
public enum Axis: String, Hashable, Sendable, CaseIterable {
    /// Left and right.
    case pan
    /// Up and down.
    case tilt

    /// The role of the axis's high byte.
    public var coarse: ChannelRole { self == .pan ? .pan : .tilt }
    /// The role of the axis's low byte.
    public var fine: ChannelRole { self == .pan ? .panFine : .tiltFine }
}

/// The channels of one axis, as indices into a fixture's `channels`.
public struct AxisChannels: Hashable, Sendable {
    /// The high byte, or the whole axis where there is no low byte.
    public let coarse: Int
    /// The low byte; nil where the axis has 8 bits.
    public let fine: Int?
}

extension Fixture {
    /// The channels that turn the fixture about `axis`; nil where it does not turn.
    public func channels(of axis: Axis) -> AxisChannels? {
        channelIndex(of: axis.coarse).map {
            AxisChannels(coarse: $0, fine: channelIndex(of: axis.fine))
        }
    }

    /// `value`, 0…65535, as near as the fixture may point.
    public func clamped(_ value: UInt16, on axis: Axis) -> UInt16 {
        guard let limits = positionLimits[axis] else { return value }
        return min(max(value, limits.lowerBound), limits.upperBound)
    }
}
