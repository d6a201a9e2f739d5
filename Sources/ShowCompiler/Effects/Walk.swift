import DMX
import ShowModel
import Timebase

/// Where a head is to point, before it is rounded.
struct HeadPoint {
    /// Left and right, in steps.
    let pan: Double
    /// Up and down, in steps.
    let tilt: Double

    /// Where `axis` is to point.
    subscript(axis: Axis) -> Double { axis == .pan ? pan : tilt }
}

/// The dark way of a head to where a row starts.
struct Approach: Hashable, Sendable {
    /// Frames of it, from its first one up to the row's own start; 0….
    let lead: FrameCount
    /// How many of them, the last ones, the head stands on the start point.
    let standing: FrameCount
    /// Where the row starts.
    let aim: Aim
}

extension EffectSite {
    /// A move that no head can make at once: in every frame each axis goes towards `target` of the
    /// progress, by 65535 ÷ (full travel seconds · fps) steps at most from where it stood the frame
    /// before, rounded to whole steps. It stops where it is when its time is over.
    ///
    /// The first step is made at the start, from the position found; after an approach the head
    /// stands on its start point there. The way is walked here, once, as far as the song goes, so
    /// that any frame of it can be told later without the ones before. Armed channels stay.
    func walk(after approach: Approach? = nil, to target: (Double) -> HeadPoint) -> [ChannelCurve] {
        let lead = approach?.lead ?? .zero
        let whole = length.frames
        let steps = min(whole, framesLeft.frames - lead.frames)
        let targets = (0...max(steps, 0)).map { frame in
            target(whole == 0 ? 1 : Double(frame) / Double(whole))
        }
        return Axis.allCases.flatMap { axis -> [ChannelCurve] in
            guard let channels = fixture.channels(of: axis) else { return [] }
            let found = channels.position(in: self.found)
            var path = approach.map { self.path(of: $0, axis, from: found) } ?? []
            path.reserveCapacity(path.count + targets.count)
            let longest = 65535 / (fixture.travel.seconds(of: axis) * framesPerSecond)
            var standing = approach.map { fixture.clamped($0.aim[axis], on: axis) } ?? found
            for target in targets {
                let wanted = clamped(target[axis], on: axis)
                let step = min(max(wanted - Double(standing), -longest), longest)
                standing = UInt16((Double(standing) + step).rounded(.toNearestOrEven))
                path.append(standing)
            }
            return channels.bytes.filter { !fixture.channels[$0.channel].isArmed }.map {
                ChannelCurve(
                    channel: $0.channel,
                    curve: .path(path, byte: $0.byte),
                    length: FrameCount(length.frames + lead.frames)
                )
            }
        }
    }

    /// The frames of an approach, from the position found in a straight line, then standing.
    private func path(of approach: Approach, _ axis: Axis, from found: UInt16) -> [UInt16] {
        let aim = fixture.clamped(approach.aim[axis], on: axis)
        let moving = approach.lead.frames - approach.standing.frames
        let distance = Double(aim) - Double(found)
        return (0..<approach.lead.frames).map { frame in
            guard frame < moving else { return aim }
            let way = distance * (Double(frame) / Double(moving))
            return UInt16((Double(found) + way).rounded(.toNearestOrEven))
        }
    }

    /// `value` as near as the fixture may point, not rounded.
    private func clamped(_ value: Double, on axis: Axis) -> Double {
        let limits = fixture.positionLimits[axis] ?? 0...65535
        return min(max(value, Double(limits.lowerBound)), Double(limits.upperBound))
    }
}
