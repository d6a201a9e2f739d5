import DMX
import Glibc
import ShowModel
import Timebase

extension EffectSite {
    /// `sweep`: from the start over the subject to the end, each leg half of the time.
    ///
    /// On the leg from a to b, t running 0…1 in it, u = (1 − w) · t + w · c(t), where c(t) is
    /// 1 − (1 − t)³ towards the subject and t³ away from it, and w = min(1, easing ÷ seconds of a
    /// leg). The point is a + (b − a) · u in whole steps, and beside it sin(πu) · min(220,
    /// |b − a| · arc strength) steps along (−Δtilt, Δpan) ÷ |b − a|. No axis goes faster than the
    /// head can.
    func sweep(_ sweep: Sweep, after approach: Approach? = nil) -> [ChannelCurve] {
        walk(after: approach, to: sweep.way(seconds: Double(length.frames) / framesPerSecond))
    }

    /// The light of a sweep, from its own start on: with t as above and d the dimmer easing, the
    /// dimmer is round(255 · maximum) times (t − d) ÷ (1 − d) from 0 on towards the subject, and
    /// 1 − t ÷ (1 − d) down to 0 away from it.
    func light(of sweep: Sweep) -> [ChannelCurve] {
        guard let dimmer = fixture.unarmed(.dimmer) else { return [] }
        let peak = rounded(255 * sweep.maxDimmer)
        return openShutter + [
            write(.sweep(peak: peak, dimmerEasing: sweep.dimmerEasing), to: dimmer)
        ]
    }
}

extension Sweep {
    /// Where the head is to point, by the progress 0…1 of a sweep that takes `seconds`.
    func way(seconds: Double) -> (Double) -> HeadPoint {
        let legSeconds = seconds / 2
        let weight = legSeconds > 0 ? min(1, easing / legSeconds) : 1
        let arriving = SweepLeg(from: start, to: subject, arc: arcStrength)
        let leaving = SweepLeg(from: subject, to: end, arc: arcStrength)
        return { progress in
            if progress <= 0.5 {
                let time = 2 * progress
                return arriving.point((1 - weight) * time + weight * Easing.easeOut(time))
            }
            let time = 2 * progress - 1
            return leaving.point((1 - weight) * time + weight * Easing.easeIn(time))
        }
    }
}

/// Half of a sweep: a line that bends aside.
private struct SweepLeg {
    private let from: Aim
    private let pan: Double
    private let tilt: Double
    private let distance: Double
    private let bend: Double

    init(from: Aim, to: Aim, arc: Double) {
        self.from = from
        pan = Double(to.pan) - Double(from.pan)
        tilt = Double(to.tilt) - Double(from.tilt)
        distance = (pan * pan + tilt * tilt).squareRoot()
        bend = min(220, distance * arc)
    }

    /// The point `part` (0…1) of the way.
    func point(_ part: Double) -> HeadPoint {
        let x = (Double(from.pan) + pan * part).rounded(.toNearestOrEven)
        let y = (Double(from.tilt) + tilt * part).rounded(.toNearestOrEven)
        guard distance > 0 else { return HeadPoint(pan: x, tilt: y) }
        let aside = sin(Double.pi * part) * bend
        return HeadPoint(pan: x - tilt / distance * aside, tilt: y + pan / distance * aside)
    }
}
