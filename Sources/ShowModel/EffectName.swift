/// The effects a row can name, as it names them.
public enum EffectName: String, Hashable, Sendable, CaseIterable {
    case blackout
    case fadeIn = "fade_in"
    case fadeOut = "fade_out"
    case flash
    case full
    case moveTo = "move_to"
    case seek
    case setChannels = "set_channels"
    case strobe
}
