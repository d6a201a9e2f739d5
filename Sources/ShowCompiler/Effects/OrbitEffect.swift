import Glibc
import ShowModel

extension EffectSite {
    /// `orbit`: with the start at distance R and angle a₀ = atan2(Δtilt, Δpan) from the subject, the
    /// point at progress p is subject + R · (1 − e(p)) · (cos, sin)(a₀ + 2π · orbits · p), in whole
    /// steps; e is the easing. `orbit_out` takes 1 − p for p. No axis goes faster than the head can.
    ///
    /// It leaves the dimmer to whoever owns it.
    func orbit(_ orbit: Orbit, after approach: Approach? = nil) -> [ChannelCurve] {
        walk(after: approach, to: orbit.way)
    }
}

extension Orbit {
    /// Where the head is to point, by the progress 0…1.
    var way: (Double) -> HeadPoint {
        let pan = Double(start.pan) - Double(subject.pan)
        let tilt = Double(start.tilt) - Double(subject.tilt)
        let distance = (pan * pan + tilt * tilt).squareRoot()
        let firstAngle = atan2(tilt, pan)
        return { time in
            let progress = isReversed ? 1 - time : time
            let radius = distance * (1 - easing(progress))
            let angle = firstAngle + 2 * Double.pi * orbits * progress
            return HeadPoint(
                pan: (Double(subject.pan) + radius * cos(angle)).rounded(.toNearestOrEven),
                tilt: (Double(subject.tilt) + radius * sin(angle)).rounded(.toNearestOrEven)
            )
        }
    }

    /// Where the head is at its start.
    var first: Aim { isReversed ? subject : start }
}
