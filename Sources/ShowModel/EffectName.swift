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
