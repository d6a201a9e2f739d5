/// The effects a row can name, as it names them.
public enum EffectName: String, Hashable, Sendable, CaseIterable {
    case blackout
    case circle
    case colourFade = "color_fade"
    case fadeIn = "fade_in"
    case fadeOut = "fade_out"
    case flash
    case full
    case moveTo = "move_to"
    case moveToPoint = "move_to_poi"
    case orbit
    case orbitOut = "orbit_out"
    case seek
    case setChannels = "set_channels"
    case strobe
    case sweep
}

/// What a fixture must have to understand an effect.
public enum EffectNeed: Hashable, Sendable, CaseIterable {
    /// Any channel at all.
    case nothing
    /// A dimmer, or red, green and blue.
    case light
    /// A dimmer, a shutter, or red, green and blue.
    case lightOrShutter
    /// Red, green and blue.
    case colour
    /// Pan or tilt.
    case position
}

extension EffectName {
    /// What a fixture must have to understand it.
    public var need: EffectNeed {
        switch self {
        case .flash, .strobe, .fadeIn, .fadeOut: .light
        case .full, .blackout: .lightOrShutter
        case .colourFade: .colour
        case .moveTo, .moveToPoint, .seek, .circle, .orbit, .orbitOut, .sweep: .position
        case .setChannels: .nothing
        }
    }
}
