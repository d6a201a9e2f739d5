public import DMX

/// One controllable function of a fixture, and the slot it is patched to.
public struct Channel: Hashable, Sendable {
    /// The name in the fixture file: `dim`, `red`, `pan_msb`, ….
    public let name: String
    /// The slot of the fixture's universe.
    public let slot: SlotNumber
    /// What the channel does.
    public let role: ChannelRole
    /// The level it must hold before the fixture can emit light; nil where it is not armed.
    public let armLevel: Level?

    /// A channel called `name` on `slot`.
    public init(name: String, slot: SlotNumber, role: ChannelRole, armLevel: Level? = nil) {
        self.name = name
        self.slot = slot
        self.role = role
        self.armLevel = armLevel
    }

    /// Whether the channel is armed: then only rows that name it write it, effects never do.
    public var isArmed: Bool { armLevel != nil }
}

/// What a channel does, as far as effects need to know.
public enum ChannelRole: String, Hashable, Sendable, CaseIterable {
    /// The master dimmer.
    case dimmer
    /// The shutter: closed at 0, open at 255.
    case shutter
    /// The red emitter.
    case red
    /// The green emitter.
    case green
    /// The blue emitter.
    case blue
    /// An additive emitter besides red, green and blue: white, amber, lime, ultraviolet.
    case emitter
    /// The high byte of pan, or pan altogether where there is no fine channel.
    case pan
    /// The low byte of pan.
    case panFine
    /// The high byte of tilt, or tilt altogether where there is no fine channel.
    case tilt
    /// The low byte of tilt.
    case tiltFine
    /// Anything else: speed, gobo, colour wheel, ….
    case other

    /// Whether blackout and grand master work on the channel.
    public var isIntensity: Bool {
        switch self {
        case .dimmer, .red, .green, .blue, .emitter: true
        case .shutter, .pan, .panFine, .tilt, .tiltFine, .other: false
        }
    }
}
