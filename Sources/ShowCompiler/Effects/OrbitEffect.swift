import Glibc
import ShowModel

extension EffectSite {
    /// `orbit`: with the start at distance R and angle a₀ = atan2(Δtilt, Δpan) from the subject, the
    /// point at progress p is subject + R · (1 − e(p)) · (cos, sin)(a₀ + 2π · orbits · p), in whole
    /// steps; e is the easing. `orbit_out` takes 1 − p for p. No axis goes faster than the head can.
    ///
    /// It leaves the dimmer to whoever owns it.
    func orbit(_ orbit: Orbit, after approach: Approach? = nil) -> [ChannelCurve] {
        let pan = Double(orbit.start.pan) - Double(orbit.subject.pan)
        let tilt = Double(orbit.start.tilt) - Double(orbit.subject.tilt)
        let distance = (pan * pan + tilt * tilt).squareRoot()
        let firstAngle = atan2(tilt, pan)
        return walk(after: approach) { time in
            let progress = orbit.isReversed ? 1 - time : time
            let radius = distance * (1 - orbit.easing(progress))
            let angle = firstAngle + 2 * Double.pi * orbit.orbits * progress
            return HeadPoint(
                pan: (Double(orbit.subject.pan) + radius * cos(angle)).rounded(.toNearestOrEven),
                tilt: (Double(orbit.subject.tilt) + radius * sin(angle)).rounded(.toNearestOrEven)
            )
        }
    }
}

extension Orbit {
    /// Where the head is at its start.
    var first: Aim { isReversed ? subject : start }
}
