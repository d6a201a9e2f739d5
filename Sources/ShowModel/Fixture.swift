public import DMX

/// One physical light, named and patched.
public struct Fixture: Hashable, Sendable {
    /// The name that rows call it by; unique in a show.
    public let id: FixtureID
    /// The name people read.
    public let name: String
    /// What kind of light it is, as written: `moving_head`, `rgb`, `parcan`; empty where not given.
    /// For people alone: what a fixture can do is told by its channels.
    public let kind: String
    /// The universe its channels are in.
    public let universe: PortAddress
    /// Its channels, in rising order of slot.
    public let channels: [Channel]
    /// Where its head may point; an axis not named may point anywhere.
    public let positionLimits: [Axis: ClosedRange<UInt16>]
    /// Named levels of some of its channels.
    public let presets: [Preset]
    /// Where it hangs in the room, each 0…1; nil where not given.
    public let location: RoomPoint?
    /// How fast its head turns.
    public let travel: HeadTravel
    /// Colours that rows may call by name, in lower case: what the profile's colour mapping names.
    public let namedColours: [String: Colour]
    /// Where it is written; nil where it is in no file.
    public let writtenAt: SourceLocation?

    /// A fixture called `id` with `channels` in `universe`.
    public init(
        id: FixtureID,
        name: String,
        kind: String = "",
        universe: PortAddress = .zero,
        channels: [Channel],
        positionLimits: [Axis: ClosedRange<UInt16>] = [:],
        presets: [Preset] = [],
        location: RoomPoint? = nil,
        travel: HeadTravel = HeadTravel(),
        namedColours: [String: Colour] = [:],
        writtenAt: SourceLocation? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.universe = universe
        self.channels = channels.sorted { $0.slot < $1.slot }
        self.positionLimits = positionLimits
        self.presets = presets
        self.location = location
        self.travel = travel
        self.namedColours = namedColours
        self.writtenAt = writtenAt
    }

    /// The channel called `name`, as an index into `channels`; nil where there is none.
    public func channelIndex(named name: String) -> Int? {
        channels.firstIndex { $0.name == name }
    }

    /// The first channel of `role`, as an index into `channels`; nil where there is none.
    public func channelIndex(of role: ChannelRole) -> Int? {
        channels.firstIndex { $0.role == role }
    }

    /// Where `channel` is on the wire.
    public func address(of channel: Channel) -> SlotAddress {
        SlotAddress(universe, channel.slot)
    }
}

/// What rows call a fixture by.
public struct FixtureID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text in the files.
    public let text: String

    /// The id written `text`.
    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func < (a: FixtureID, b: FixtureID) -> Bool { a.text < b.text }
}

/// Levels of some of a fixture's channels, under a name.
public struct Preset: Hashable, Sendable {
    /// The name that rows recall it by.
    public let name: String
    /// What it sets.
    public let writes: [ChannelWrite]

    /// A preset called `name`.
    public init(name: String, writes: [ChannelWrite]) {
        self.name = name
        self.writes = writes
    }
}

/// A place in the room, each coordinate 0…1.
public struct RoomPoint: Hashable, Sendable {
    /// From stage right to stage left.
    public let x: Double
    /// From the back to the front.
    public let y: Double
    /// From the floor up.
    public let z: Double

    /// The place (`x`, `y`, `z`).
    public init(x: Double, y: Double, z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }
}
