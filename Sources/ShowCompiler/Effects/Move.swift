import DMX
import ShowModel
import Timebase

extension EffectSite {
    /// `move_to`, `move_to_poi` and `seek`: from where the head stands to `position`, linearly in 16 bits over
    /// `length` frames; at once where that is 0. Armed channels and axes not named stay.
    func move(to position: Position, over length: FrameCount) -> [ChannelCurve] {
        Axis.allCases.flatMap { axis -> [ChannelCurve] in
            guard let target = position[axis], let channels = fixture.channels(of: axis) else {
                return []
            }
            return self.axis(channels, to: fixture.clamped(target, on: axis), over: length)
                .filter { !fixture.channels[$0.channel].isArmed }
        }
    }

    /// Both bytes of an axis on the way from the position found to `target`.
    func axis(
        _ channels: AxisChannels,
        to target: UInt16,
        over length: FrameCount
    ) -> [ChannelCurve] {
        let low = channels.fine.map { UInt16(found[$0]) } ?? 0
        let from = UInt16(found[channels.coarse]) << 8 | low
        let bytes =
            [(channels.coarse, PositionByte.coarse)]
            + (channels.fine.map { [($0, PositionByte.fine)] } ?? [])
        return bytes.map { channel, byte in
            ChannelCurve(
                channel: channel,
                curve: .position(from: from, to: target, byte: byte),
                length: length
            )
        }
    }
}
