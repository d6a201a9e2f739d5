/// A place in the room that heads can point at.
public struct PointOfInterest: Hashable, Sendable {
    /// What rows call it by, as written; compared without regard to case.
    public let id: String
    /// The name people read.
    public let name: String
    /// Where it is, each coordinate 0…1; nil where not given.
    public let location: RoomPoint?
    /// Where each fixture must point to hit it, in the order written.
    public let targets: [PointTarget]

    /// The place `id`, hit by `targets`.
    public init(id: String, name: String, location: RoomPoint?, targets: [PointTarget]) {
        self.id = id
        self.name = name
        self.location = location
        self.targets = targets
    }

    /// Where `fixture` must point; nil where nobody has said.
    public func target(of fixture: FixtureID) -> PointTarget? {
        targets.first { $0.fixture == fixture }
    }
}

/// Where one fixture must point to hit a place.
public struct PointTarget: Hashable, Sendable {
    /// The fixture.
    public let fixture: FixtureID
    /// Left and right, 0…65535.
    public let pan: UInt16
    /// Up and down, 0…65535.
    public let tilt: UInt16

    /// `fixture` points at (`pan`, `tilt`).
    public init(fixture: FixtureID, pan: UInt16, tilt: UInt16) {
        self.fixture = fixture
        self.pan = pan
        self.tilt = tilt
    }
}
