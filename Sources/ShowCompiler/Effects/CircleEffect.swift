import Glibc
import ShowModel

extension EffectSite {
    /// `circle`: at progress p around the centre at angle a = 2π · orbits · p: (x, y) = centre +
    /// radius · (cos a, sin a), each kept within 0…1, z as it is.
    ///
    /// Where to point for a place is the mean of where the head points for the places it knows, each
    /// weighted by 1 ÷ distance²; on such a place itself exactly as there. No axis goes faster than
    /// the head can.
    func circle(_ circle: Circle) -> [ChannelCurve] {
        walk(to: circle.point(at:))
    }
}

extension Circle {
    /// Where the head is to point at `progress`, 0…1.
    func point(at progress: Double) -> HeadPoint {
        let angle = 2 * Double.pi * orbits * progress
        return point(
            x: min(max(centre.x + radius * cos(angle), 0), 1),
            y: min(max(centre.y + radius * sin(angle), 0), 1)
        )
    }

    /// Where to point for the place (`x`, `y`) at the centre's height.
    private func point(x: Double, y: Double) -> HeadPoint {
        var weights = 0.0
        var pan = 0.0
        var tilt = 0.0
        for reference in references {
            let dx = x - reference.location.x
            let dy = y - reference.location.y
            let dz = centre.z - reference.location.z
            let square = dx * dx + dy * dy + dz * dz
            guard square > nearestSquare else {
                return HeadPoint(pan: Double(reference.aim.pan), tilt: Double(reference.aim.tilt))
            }
            weights += 1 / square
            pan += Double(reference.aim.pan) / square
            tilt += Double(reference.aim.tilt) / square
        }
        return HeadPoint(pan: pan / weights, tilt: tilt / weights)
    }
}

/// Nearer than a millionth of the room is there.
private let nearestSquare = 1e-12
