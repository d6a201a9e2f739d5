import ShowModel

/// One parameter of an effect, as authors write it in a row's `data`.
public struct EffectParameter: Hashable, Sendable {
    let id: ParameterName
    /// What it must be.
    public let kind: ParameterKind
    /// Whether the effect is wrong without it.
    public let isNeeded: Bool
    /// What counts where a row does not give it; nil where something else in the row decides, or
    /// the parameter is needed.
    public let standard: StandardValue?
    /// What it is for and in which unit, in a sentence or two for people.
    public let summary: String

    /// The name that is to be written.
    public var name: String { id.rawValue }

    /// Other names that mean the same.
    public var aliases: [String] { id.aliases }

    /// Whether capitals do not count in its names: `POI` and `poi` are the same.
    public var ignoresCase: Bool { id.ignoresCase }

    init(
        _ id: ParameterName,
        _ kind: ParameterKind,
        needed: Bool = false,
        else standard: StandardValue? = nil,
        _ summary: String
    ) {
        self.id = id
        self.kind = kind
        self.isNeeded = needed
        self.standard = standard
        self.summary = summary
    }
}

/// What a parameter must be.
public enum ParameterKind: Hashable, Sendable {
    /// A level: a whole number 0…255.
    case level
    /// A level, or an object of levels: `dim`, `red`, `green`, `blue`.
    case startLevels
    /// A fraction 0…1 where written with a decimal point, else a level 0…255: 1.0 is full, 1 is
    /// one step.
    case fraction
    /// `#RRGGBB`, or a name that the fixture's profile has for a colour.
    case colour
    /// The name of an easing: one of `Easing`.
    case easing
    /// The name of an orbit's easing: one of `OrbitEasing`.
    case orbitEasing
    /// True or false.
    case flag
    /// A number in this range.
    case number(ClosedRange<Double>)
    /// A rate in Hz, up to 1000; 0 and less stand for the default.
    case rate
    /// A 16-bit number 0…65535.
    case position
    /// The id of a place in the room.
    case point
    /// The name of a preset.
    case preset
    /// An array of channel names.
    case channelNames
}

/// What counts where a row does not give a parameter.
public enum StandardValue: Hashable, Sendable {
    /// This number.
    case number(Double)
    /// This name or colour.
    case name(String)
    /// True or false.
    case flag(Bool)
    /// What these words say: `the level found`.
    case told(String)
}

/// The values of parameters that a row does not give, for those who read rows and those who tell of
/// them.
enum Standard {
    /// Of `circle`, in room units: a quarter of the room's width.
    static let radius = 0.25
    /// Of `circle` and the orbits, in turns.
    static let orbits = 1.0
    /// Of `sweep`, in seconds.
    static let sweepEasing = 0.0
    /// Of `sweep`, as a part of a leg.
    static let dimmerEasing = 0.0
    /// Of `sweep`, in parts of a leg.
    static let arcStrength = 0.015
    /// Of `sweep`, as a part of full.
    static let maxDimmer = 1.0
    /// Of `strobe`, as a level: 20 Hz.
    static let strobeSpeed = 255
    /// Of `full`, `flash` and `fade_in`, as a part of full.
    static let brightness = 1.0
    /// Of the orbits.
    static let writesDimmer = true
    /// Of the fades.
    static let easing = Easing.linear
    /// Of the orbits.
    static let orbitEasing = OrbitEasing.lateFocus
}
