public import DMX

/// What an effect row does to its fixture, every parameter read and checked.
public enum Effect: Hashable, Sendable {
    /// At the start: exactly these levels, armed channels too.
    case setChannels([ChannelWrite])
    /// At the start: full intensity in a colour.
    case full(colour: Colour, brightness: Double)
    /// At the start: no intensity.
    case blackout
    /// Full at the start, dark at the end.
    case flash(Flash)
    /// On and off at a rate in Hz, more than 0.
    case strobe(rate: Double)
    /// From a start level or the levels found to the targets.
    case fadeIn(FadeIn)
    /// From a start level or the levels found to no intensity.
    case fadeOut(startLevel: Level?, easing: Easing)
    /// From one colour to another, the shortest way around the hues.
    case colourFade(ColourFade)
    /// To a position, over the row's duration.
    case moveTo(Position)
    /// To where the fixture hits a place in the room, over the row's duration.
    case moveToPoint(Position)
    /// Around a place in the room.
    case circle(Circle)
    /// In a spiral to a place, or from it.
    case orbit(Orbit)
    /// Over a place, lit only there.
    case sweep(Sweep)
    /// To a position, at once.
    case seek(Position)
    /// Nothing: what the row needs to know of a place in the room, nobody has said.
    case nothing(EffectName)

    /// What the row calls it.
    public var name: EffectName {
        switch self {
        case .setChannels: .setChannels
        case .full: .full
        case .blackout: .blackout
        case .flash: .flash
        case .strobe: .strobe
        case .fadeIn: .fadeIn
        case .fadeOut: .fadeOut
        case .colourFade: .colourFade
        case .moveTo: .moveTo
        case .moveToPoint: .moveToPoint
        case .circle: .circle
        case .orbit(let orbit): orbit.isReversed ? .orbitOut : .orbit
        case .sweep: .sweep
        case .seek: .seek
        case .nothing(let name): name
        }
    }
}

/// The parameters of `flash`.
public struct Flash: Hashable, Sendable {
    /// The colour it works in.
    public let colour: Colour
    /// How bright it starts, 0…1.
    public let brightness: Double
    /// The only channels it works, as indices into the fixture's `channels`; nil for intensity.
    public let channels: [Int]?

    /// A flash in `colour`, starting at `brightness`.
    public init(colour: Colour = .white, brightness: Double = 1, channels: [Int]? = nil) {
        self.colour = colour
        self.brightness = brightness
        self.channels = channels
    }
}

/// The parameters of `fade_in`.
public struct FadeIn: Hashable, Sendable {
    /// Where it starts; nil for the levels found.
    public let startLevel: Level?
    /// Where the dimmer goes; nil for `brightness`.
    public let dimmer: Level?
    /// Where the named colour components go; those not named are left alone.
    public let components: [ColourComponent: Level]
    /// How bright it ends, 0…1.
    public let brightness: Double
    /// How it runs.
    public let easing: Easing

    /// A fade to `components` and `brightness`.
    public init(
        startLevel: Level? = nil,
        dimmer: Level? = nil,
        components: [ColourComponent: Level] = [:],
        brightness: Double = 1,
        easing: Easing = .linear
    ) {
        self.startLevel = startLevel
        self.dimmer = dimmer
        self.components = components
        self.brightness = brightness
        self.easing = easing
    }
}

/// The parameters of `color_fade`.
public struct ColourFade: Hashable, Sendable {
    /// Where it starts; nil for the colour found.
    public let start: Colour?
    /// Where it goes.
    public let end: Colour
    /// How it runs.
    public let easing: Easing

    /// A fade from `start` to `end`.
    public init(from start: Colour? = nil, to end: Colour = .white, easing: Easing = .linear) {
        self.start = start
        self.end = end
        self.easing = easing
    }
}

/// Where a head is to point: each axis 0…65535, or left as it stands where nil.
public struct Position: Hashable, Sendable {
    /// Left and right.
    public let pan: UInt16?
    /// Up and down.
    public let tilt: UInt16?

    /// The position (`pan`, `tilt`).
    public init(pan: UInt16?, tilt: UInt16?) {
        self.pan = pan
        self.tilt = tilt
    }

    /// Where `axis` is to point; nil to leave it.
    public subscript(axis: Axis) -> UInt16? { axis == .pan ? pan : tilt }
}
