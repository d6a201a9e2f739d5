/// Where a head points: both axes, 0…65535.
public struct Aim: Hashable, Sendable {
    /// Left and right.
    public let pan: UInt16
    /// Up and down.
    public let tilt: UInt16

    /// The position (`pan`, `tilt`).
    public init(pan: UInt16, tilt: UInt16) {
        self.pan = pan
        self.tilt = tilt
    }

    /// Where `axis` points.
    public subscript(axis: Axis) -> UInt16 { axis == .pan ? pan : tilt }

    /// This position on the other side of `centre`, as far away; each axis kept within 0…65535.
    public func mirrored(about centre: Aim) -> Aim {
        func across(_ axis: Axis) -> UInt16 {
            UInt16(min(max(2 * Int(centre[axis]) - Int(self[axis]), 0), 65535))
        }
        return Aim(pan: across(.pan), tilt: across(.tilt))
    }
}

/// The parameters of `circle`: round a place of the room at its own height.
public struct Circle: Hashable, Sendable {
    /// A place of the room that the head has been shown, and where it pointed to hit it.
    public struct Reference: Hashable, Sendable {
        /// The place.
        public let location: RoomPoint
        /// Where the head points to hit it.
        public let aim: Aim

        /// The head hits `location` when it points to `aim`.
        public init(location: RoomPoint, aim: Aim) {
            self.location = location
            self.aim = aim
        }
    }

    /// The middle.
    public let centre: RoomPoint
    /// From the middle to the circle, in room units; 0 or more.
    public let radius: Double
    /// How often it goes around, from x towards y; the other way around where negative.
    public let orbits: Double
    /// What tells where to point for a place of the room; at least one.
    public let references: [Reference]

    /// `orbits` times around `centre`, `radius` away.
    public init(centre: RoomPoint, radius: Double, orbits: Double = 1, references: [Reference]) {
        precondition(!references.isEmpty, "a head needs places that it knows")
        self.centre = centre
        self.radius = radius
        self.orbits = orbits
        self.references = references
    }
}

/// The parameters of `orbit` and `orbit_out`: a spiral around a place, in steps of pan and tilt.
public struct Orbit: Hashable, Sendable {
    /// The outer end of the spiral.
    public let start: Aim
    /// What the spiral runs around, and its inner end.
    public let subject: Aim
    /// How often it goes around; the other way around where negative.
    public let orbits: Double
    /// How it closes in on the subject.
    public let easing: OrbitEasing
    /// Whether the head gets to its first position in the dark, before the row's time.
    public let writesDimmer: Bool
    /// Whether it runs from the subject to the start: `orbit_out`.
    public let isReversed: Bool

    /// A spiral from `start` to `subject`, or backwards where `isReversed`.
    public init(
        start: Aim,
        subject: Aim,
        orbits: Double = 1,
        easing: OrbitEasing = .lateFocus,
        writesDimmer: Bool = true,
        isReversed: Bool = false
    ) {
        self.start = start
        self.subject = subject
        self.orbits = orbits
        self.easing = easing
        self.writesDimmer = writesDimmer
        self.isReversed = isReversed
    }
}

/// How a spiral closes in on its subject.
public enum OrbitEasing: String, Hashable, Sendable, CaseIterable {
    /// Most of it at the end: t³
    case lateFocus = "late_focus"
    /// Most of it in the middle: 3t² − 2t³
    case balanced
    /// t
    case linear
    /// Most of it at the start: 1 − (1 − t)³
    case earlyFocus = "early_focus"

    /// How far it has closed in at progress `t`; both 0…1.
    public func callAsFunction(_ t: Double) -> Double {
        switch self {
        case .lateFocus: Easing.easeIn(t)
        case .balanced: 3 * t * t - 2 * t * t * t
        case .linear: t
        case .earlyFocus: Easing.easeOut(t)
        }
    }
}

/// The parameters of `sweep`: over a subject and on, lit only near it.
public struct Sweep: Hashable, Sendable {
    /// Where it starts, dark.
    public let start: Aim
    /// What it passes in the middle of its time, brightest.
    public let subject: Aim
    /// Where it ends, dark.
    public let end: Aim
    /// For how many seconds of each leg the head slows down towards the subject; 0 or more.
    public let easing: Double
    /// What part of each leg is dark, 0…1.
    public let dimmerEasing: Double
    /// How far the way bends aside, in parts of a leg's length; at most 220 steps.
    public let arcStrength: Double
    /// How bright it gets, 0…1.
    public let maxDimmer: Double

    /// A sweep from `start` over `subject` to `end`: as far beyond the subject where not given.
    public init(
        start: Aim,
        subject: Aim,
        end: Aim? = nil,
        easing: Double = 0,
        dimmerEasing: Double = 0,
        arcStrength: Double = 0.015,
        maxDimmer: Double = 1
    ) {
        self.start = start
        self.subject = subject
        self.end = end ?? start.mirrored(about: subject)
        self.easing = easing
        self.dimmerEasing = dimmerEasing
        self.arcStrength = arcStrength
        self.maxDimmer = maxDimmer
    }
}
