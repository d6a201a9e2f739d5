import ShowModel
import TestSupport

/// A room as two heads know it: where each must point to hit its places.
enum Places {
    /// A head that turns in 2.0 s and 0.9 s.
    static let slowHead = Fixture.head("a")
    /// A head that turns in 1.0 s and 0.5 s.
    static let fastHead = Fixture.head("a", travel: HeadTravel(panSeconds: 1, tiltSeconds: 0.5))

    /// Places of the slow head.
    enum Slow {
        static let leftFront = Aim(pan: 37517, tilt: 0)
        static let rightFront = Aim(pan: 37785, tilt: 14848)
        static let piano = Aim(pan: 44891, tilt: 7864)
    }

    /// Places of the fast head.
    enum Fast {
        static let leftFront = Aim(pan: 45741, tilt: 21002)
        static let table = Aim(pan: 41180, tilt: 13435)
        /// The corners of the room that it has been shown: seven of the eight.
        static let corners = [
            corner(0, 0, 0, 45997, 138), corner(1, 0, 0, 38445, 650),
            corner(1, 1, 0, 38445, 18570), corner(0, 1, 0, 45741, 21002),
            corner(1, 1, 1, 57645, 27018), corner(0, 1, 1, 52269, 42936),
            corner(0, 0, 1, 58797, 27018),
        ]
    }

    private static func corner(
        _ x: Double,
        _ y: Double,
        _ z: Double,
        _ pan: UInt16,
        _ tilt: UInt16
    ) -> Circle.Reference {
        Circle.Reference(location: RoomPoint(x: x, y: y, z: z), aim: Aim(pan: pan, tilt: tilt))
    }
}

extension Effect {
    /// The head to (`pan`, `tilt`) at once.
    static func seek(_ pan: UInt16, _ tilt: UInt16) -> Effect {
        .seek(Position(pan: pan, tilt: tilt))
    }
}
