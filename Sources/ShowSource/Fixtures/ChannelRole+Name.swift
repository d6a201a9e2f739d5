import ShowModel

extension ChannelRole {
    /// What a channel called `name` does; where the name does not tell, `type` may, which is what
    /// `meta.channel_types` says of it.
    init(channelNamed name: String, type: String?) {
        switch name.lowercased() {
        case "dim", "dimmer", "intensity": self = .dimmer
        case "shutter": self = .shutter
        case "red": self = .red
        case "green": self = .green
        case "blue": self = .blue
        case "white", "amber", "lime", "uv": self = .emitter
        case let name:
            if let (axis, isFine) = Axis.named(name) {
                self = isFine ? axis.fine : axis.coarse
            } else {
                self = type?.lowercased() == "dimmer" ? .dimmer : .other
            }
        }
    }

    /// What a hint calls the one channel that does it; nil where there may be several, or the
    /// bytes of an axis, which have other names too.
    var noun: String? {
        switch self {
        case .dimmer, .shutter, .red, .green, .blue: rawValue
        case .emitter, .pan, .panFine, .tilt, .tiltFine, .other: nil
        }
    }
}

extension Axis {
    /// The axis that `name`, in small letters, is a byte of, and whether it is the low one; nil
    /// where it is no byte of an axis. The bare name of an axis is its high byte.
    static func named(_ name: String) -> (axis: Axis, isFine: Bool)? {
        switch name {
        case "pan", "pan_msb", "pan_coarse": (.pan, false)
        case "pan_lsb", "pan_fine": (.pan, true)
        case "tilt", "tilt_msb", "tilt_coarse": (.tilt, false)
        case "tilt_lsb", "tilt_fine": (.tilt, true)
        default: nil
        }
    }
}
