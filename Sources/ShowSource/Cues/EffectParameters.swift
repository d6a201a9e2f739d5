import ShowModel

/// One parameter of an effect, as authors write it in a row's `data`.
struct Parameter {
    /// What it is called.
    let name: ParameterName
    /// What it must be.
    let kind: ParameterKind

    init(_ name: ParameterName, _ kind: ParameterKind) {
        self.name = name
        self.kind = kind
    }
}

/// The parameters that effects know.
enum ParameterName: String, CaseIterable {
    case arcStrength = "arc_strength"
    case blue
    case brightness
    case channels
    case color
    case cycles
    case dimmer = "dim"
    case dimmerEasing = "dimmer_easing"
    case easing
    case endColour = "end_color"
    case endPoint = "end_POI"
    case green
    case maxDimmer = "max_dim"
    case orbits
    case pan
    case panHigh = "pan_msb"
    case panLow = "pan_lsb"
    case point = "POI"
    case preset
    case radius
    case rate
    case red
    case speed
    case startColour = "start_color"
    case startLevel = "start_value"
    case startPoint = "start_POI"
    case subject = "subject_POI"
    case tilt
    case tiltHigh = "tilt_msb"
    case tiltLow = "tilt_lsb"
    case writeDimmer = "write_dimmer"

    /// What else authors may write for it.
    var aliases: [String] {
        switch self {
        case .brightness: ["intensity"]
        case .panHigh: ["pan_coarse"]
        case .panLow: ["pan_fine"]
        case .point: ["target_POI", "poi_id"]
        case .tiltHigh: ["tilt_coarse"]
        case .tiltLow: ["tilt_fine"]
        case .writeDimmer: ["dimmer"]
        default: []
        }
    }

    /// Whether capitals do not count in it: authors write `POI` and `poi`.
    private var ignoresCase: Bool {
        switch self {
        case .point, .startPoint, .subject, .endPoint: true
        default: false
        }
    }

    /// The parameter that `text` spells; nil where it spells none.
    init?(written text: String) {
        if let name = ParameterName(rawValue: text) {
            self = name
            return
        }
        let lower = text.lowercased()
        let name = ParameterName.allCases.first { name in
            name.ignoresCase
                ? name.rawValue.lowercased() == lower
                    || name.aliases.contains { $0.lowercased() == lower }
                : name.aliases.contains(text)
        }
        guard let name else { return nil }
        self = name
    }
}

/// What a parameter must be.
enum ParameterKind {
    /// A level: a whole number 0…255.
    case level
    /// A fraction 0…1 where written with a decimal point, else a level 0…255: 1.0 is full, 1 is
    /// one step.
    case fraction
    /// `#RRGGBB`, or a name that the fixture's profile has for a colour.
    case colour
    /// The name of an easing.
    case easing
    /// The name of an orbit's easing.
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

extension EffectName {
    /// What a row may call the effect: its name, but for `fade`, which means `fade_in`.
    init?(written text: String) {
        if let name = EffectName(rawValue: text) {
            self = name
        } else {
            let name = text.trimmed.lowercased()
            self.init(rawValue: name == "fade" ? EffectName.fadeIn.rawValue : name)
        }
    }

    /// The parameters it takes, in the order of the format's table.
    ///
    /// `set_channels` has none of its own: its keys are the fixture's channels.
    var parameters: [Parameter] {
        switch self {
        case .setChannels, .blackout: []
        case .full: ParameterTable.full
        case .flash: ParameterTable.flash
        case .strobe: ParameterTable.strobe
        case .fadeIn: ParameterTable.fadeIn
        case .fadeOut: ParameterTable.fadeOut
        case .colourFade: ParameterTable.colourFade
        case .moveTo, .seek: ParameterTable.position
        case .moveToPoint: ParameterTable.point
        case .circle: ParameterTable.circle
        case .orbit, .orbitOut: ParameterTable.orbit
        case .sweep: ParameterTable.sweep
        }
    }
}

private enum ParameterTable {
    static let colour = [
        Parameter(.red, .level), Parameter(.green, .level), Parameter(.blue, .level),
        Parameter(.color, .colour),
    ]
    static let full = colour + [Parameter(.brightness, .fraction)]
    static let flash = full + [Parameter(.channels, .channelNames)]
    static let strobe = [Parameter(.rate, .rate), Parameter(.speed, .level)]
    static let fadeOut = [Parameter(.startLevel, .level), Parameter(.easing, .easing)]
    static let fadeIn = [Parameter(.dimmer, .level)] + full + fadeOut
    static let colourFade = [
        Parameter(.startColour, .colour), Parameter(.endColour, .colour),
        Parameter(.easing, .easing),
    ]
    static let point = [Parameter(.point, .point)]
    static let circle =
        point + [
            Parameter(.radius, .number(0...10)), Parameter(.orbits, .number(turns)),
            Parameter(.cycles, .number(turns)),
        ]
    static let orbit = [
        Parameter(.subject, .point), Parameter(.startPoint, .point),
        Parameter(.orbits, .number(turns)), Parameter(.easing, .orbitEasing),
        Parameter(.writeDimmer, .flag),
    ]
    static let sweep = [
        Parameter(.startPoint, .point), Parameter(.subject, .point), Parameter(.endPoint, .point),
        Parameter(.easing, .number(0...3600)), Parameter(.dimmerEasing, .number(0...1)),
        Parameter(.arcStrength, .number(-1...1)), Parameter(.maxDimmer, .number(0...1)),
    ]
    /// How often a head can go around; backwards where negative.
    private static let turns: ClosedRange<Double> = -1000...1000
    static let position = [
        Parameter(.pan, .position), Parameter(.tilt, .position),
        Parameter(.panHigh, .level), Parameter(.panLow, .level),
        Parameter(.tiltHigh, .level), Parameter(.tiltLow, .level),
        Parameter(.preset, .preset),
    ]
}
