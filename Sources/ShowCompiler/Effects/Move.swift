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
        let from = channels.position(in: found)
        return channels.bytes.map { channel, byte in
            ChannelCurve(
                channel: channel,
                curve: .position(from: from, to: target, byte: byte),
                length: length
            )
        }
    }
}

extension AxisChannels {
    /// Its channels and the byte that each carries.
    var bytes: [(channel: Int, byte: PositionByte)] {
        [(coarse, .coarse)] + (fine.map { [($0, .fine)] } ?? [])
    }

    /// The position, 0…65535, that `levels` of the fixture's channels make; a low byte that is
    /// missing is 0.
    func position(in levels: [Level]) -> UInt16 {
        UInt16(levels[coarse]) << 8 | (fine.map { UInt16(levels[$0]) } ?? 0)
    }
}
