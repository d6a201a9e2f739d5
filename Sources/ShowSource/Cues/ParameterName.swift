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
    var ignoresCase: Bool {
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
