public import DMX
public import ShowModel

extension Fixture {
    /// A fixture with a channel for each of `roles`, in slots from `start` on, called as fixture
    /// files call them; those in `armed` hold that level.
    public static func of(
        _ roles: [ChannelRole],
        _ id: FixtureID = "a",
        at start: Int = 1,
        universe: Int = 0,
        armed: [ChannelRole: Level] = [:],
        limits: [Axis: ClosedRange<UInt16>] = [:],
        travel: HeadTravel = HeadTravel()
    ) -> Fixture {
        let channels = roles.enumerated().map { place, role in
            let slot = SlotNumber.slot(start + place)
            return Channel(name: role.usualName, slot: slot, role: role, armLevel: armed[role])
        }
        return Fixture(
            id: id,
            name: id.text,
            universe: .universe(universe),
            channels: channels,
            positionLimits: limits,
            travel: travel
        )
    }

    /// A par of four slots: dimmer, red, green, blue; `armed` holds the dimmer at 255.
    public static func par(
        _ id: FixtureID,
        at start: Int = 1,
        universe: Int = 0,
        armed: Bool = false
    ) -> Fixture {
        .of(
            [.dimmer, .red, .green, .blue],
            id,
            at: start,
            universe: universe,
            armed: armed ? [.dimmer: 255] : [:]
        )
    }

    /// A par of three slots: red, green, blue.
    public static func rgb(_ id: FixtureID, at start: Int = 1, universe: Int = 0) -> Fixture {
        .of([.red, .green, .blue], id, at: start, universe: universe)
    }

    /// A moving head of seven slots: pan and tilt with 16 bits each, speed, dimmer, shutter;
    /// `armed` holds the shutter at 255.
    public static func head(
        _ id: FixtureID,
        at start: Int = 1,
        universe: Int = 0,
        armed: Bool = true,
        limits: [Axis: ClosedRange<UInt16>] = [:],
        travel: HeadTravel = HeadTravel()
    ) -> Fixture {
        .of(
            [.pan, .panFine, .tilt, .tiltFine, .other, .dimmer, .shutter],
            id,
            at: start,
            universe: universe,
            armed: armed ? [.shutter: 255] : [:],
            limits: limits,
            travel: travel
        )
    }
}

extension ChannelRole {
    /// What fixture files usually call a channel of this role.
    public var usualName: String {
        switch self {
        case .dimmer: "dim"
        case .shutter: "shutter"
        case .red: "red"
        case .green: "green"
        case .blue: "blue"
        case .emitter: "white"
        case .pan: "pan_msb"
        case .panFine: "pan_lsb"
        case .tilt: "tilt_msb"
        case .tiltFine: "tilt_lsb"
        case .other: "speed"
        }
    }
}
