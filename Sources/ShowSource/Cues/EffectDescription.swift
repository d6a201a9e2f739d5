public import ShowModel

/// An effect as authors find it: what it is called, what it does, which parameters it takes, and
/// which fixtures have it. The readers, the schemas and editors' forms all ask this.
public struct EffectDescription: Hashable, Sendable {
    /// The effect.
    public let name: EffectName
    /// What it does, in a sentence or two for people.
    public let summary: String
    /// The parameters that it takes, in the order of the format's table.
    ///
    /// `set_channels` has none of its own: its keys are the fixture's channels.
    public let parameters: [EffectParameter]

    /// Other names that rows may call it by.
    public var aliases: [String] { name.aliases }

    /// Whether a row is wrong that gives none of the parameters: a head is told at least one thing of
    /// where to go.
    public var needsAny: Bool { name == .moveTo || name == .seek }

    /// What a fixture must have for it; `Fixture.has` tells whether it does.
    public var need: EffectNeed { name.need }

    /// Every effect, in alphabetical order.
    public static let all = EffectName.allCases.map { EffectDescription(of: $0) }

    /// The description of `name`.
    public init(of name: EffectName) {
        self.name = name
        self.summary = name.summary
        self.parameters = name.parameters
    }
}

extension EffectName {
    /// What a row may call the effect, capitals and white space around it not counted.
    init?(written text: String) {
        if let name = EffectName(rawValue: text) {
            self = name
            return
        }
        let lower = text.trimmed.lowercased()
        let name =
            EffectName(rawValue: lower)
            ?? EffectName.allCases.first { $0.aliases.contains(lower) }
        guard let name else { return nil }
        self = name
    }

    /// What rows may call it besides its name.
    var aliases: [String] { self == .fadeIn ? ["fade"] : [] }

    /// The parameters it takes, in the order of the format's table.
    var parameters: [EffectParameter] {
        switch self {
        case .setChannels, .blackout: []
        case .full: EffectTable.full
        case .flash: EffectTable.flash
        case .strobe: EffectTable.strobe
        case .fadeIn: EffectTable.fadeIn
        case .fadeOut: EffectTable.fadeOut
        case .colourFade: EffectTable.colourFade
        case .moveTo, .seek: EffectTable.position
        case .moveToPoint: EffectTable.moveToPoint
        case .circle: EffectTable.circle
        case .orbit: EffectTable.orbit
        case .orbitOut: EffectTable.orbitOut
        case .sweep: EffectTable.sweep
        }
    }

    /// What it does.
    fileprivate var summary: String {
        switch self {
        case .setChannels: "Writes levels to channels at the start frame, exactly those named."
        case .full: "At the start frame: intensity to the brightness, and the colour as given."
        case .blackout: "At the start frame: intensity to 0. Position and colour stay."
        case .flash: "Intensity from the brightness down to 0 over the duration."
        case .strobe: "On and off in equal halves; afterwards the levels found."
        case .fadeIn: "A dimmer goes to its target, and colour to the components named."
        case .fadeOut: "Intensity goes to 0."
        case .colourFade: "From one colour to another, hue the shorter way around."
        case .moveTo: "Pan and tilt go there in a straight line over the duration."
        case .seek: "Pan and tilt are there at the start frame."
        case .moveToPoint: "The head goes to the fixture's target of a place."
        case .circle: "The head goes around a place in the room's x and y."
        case .orbit: "The head closes in on the subject in a spiral."
        case .orbitOut: "The head leaves the subject in a spiral."
        case .sweep: "Over the subject from one side to the other, lit only near it."
        }
    }
}
