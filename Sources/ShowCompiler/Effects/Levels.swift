import DMX
import ShowModel
import Timebase

extension EffectSite {
    /// `set_channels`: exactly these levels from the start frame on, armed channels too.
    func levels(_ writes: [ChannelWrite]) -> [ChannelCurve] {
        snapshot(writes, over: .zero)
    }

    /// A snapshot: every channel it names goes from the level found to the level written, linearly
    /// over `length`; both bytes of an axis go as one number. Armed channels too.
    func snapshot(_ writes: [ChannelWrite], over length: FrameCount) -> [ChannelCurve] {
        var levels: [Level?] = Array(repeating: nil, count: fixture.channels.count)
        var positions: [Axis: UInt16] = [:]
        for write in writes {
            switch write {
            case .level(let channel, let level): levels[channel] = level
            case .position(let axis, let value): positions[axis] = fixture.clamped(value, on: axis)
            }
        }
        var curves: [ChannelCurve] = []
        for axis in Axis.allCases {
            guard let channels = fixture.channels(of: axis) else { continue }
            guard let value = positions[axis] ?? bothBytes(of: channels, in: levels) else {
                continue
            }
            curves += self.axis(channels, to: value, over: length)
            levels[channels.coarse] = nil
            if let fine = channels.fine { levels[fine] = nil }
        }
        for (channel, level) in levels.enumerated() {
            guard let level else { continue }
            let curve = Curve.ramp(
                from: Double(found[channel]),
                to: Double(level),
                easing: .linear
            )
            curves.append(ChannelCurve(channel: channel, curve: curve, length: length))
        }
        return curves
    }

    /// The number that `levels` gives an axis whose both bytes it names; nil where it does not.
    private func bothBytes(of axis: AxisChannels, in levels: [Level?]) -> UInt16? {
        guard let fine = axis.fine, let low = levels[fine], let high = levels[axis.coarse] else {
            return nil
        }
        return UInt16(high) << 8 | UInt16(low)
    }
}
