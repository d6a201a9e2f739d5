/// What a fixture can do is told by its channels, never by its type.
extension Fixture {
    /// Where effects find the fixture's intensity: how bright it is, apart from its colour.
    public enum Intensity: Hashable, Sendable {
        /// An unarmed dimmer carries it; colour is written unscaled. Index into `channels`.
        case dimmer(Int)
        /// It is the scale on the unarmed ones of red, green and blue. Indices into `channels`.
        case colour([Int])
        /// An unarmed shutter is all there is. Index into `channels`.
        case shutter(Int)
        /// Nothing that an effect may write.
        case none
    }

    /// What carries the fixture's intensity.
    public var intensity: Intensity {
        if let dimmer = unarmed(.dimmer) { return .dimmer(dimmer) }
        if hasColour {
            return .colour(ColourComponent.allCases.compactMap { unarmed($0.role) })
        }
        let hasDimmer = channelIndex(of: .dimmer) != nil
        if !hasDimmer, let shutter = unarmed(.shutter) { return .shutter(shutter) }
        return .none
    }

    /// Whether it mixes its colour from red, green and blue.
    public var hasColour: Bool {
        ColourComponent.allCases.allSatisfy { channelIndex(of: $0.role) != nil }
    }

    /// Whether it turns about at least one axis.
    public var hasPosition: Bool {
        Axis.allCases.contains { channels(of: $0) != nil }
    }

    /// The effects it understands, in alphabetical order.
    public var supportedEffects: [EffectName] {
        EffectName.allCases.filter { has($0.need) }
    }

    /// Whether its channels have what `need` asks for, armed ones counted.
    public func has(_ need: EffectNeed) -> Bool {
        switch need {
        case .nothing: true
        case .light: channelIndex(of: .dimmer) != nil || hasColour
        case .lightOrShutter: has(.light) || channelIndex(of: .shutter) != nil
        case .colour: hasColour
        case .position: hasPosition
        }
    }

    /// The channel of `role` if effects may write it, as an index into `channels`.
    public func unarmed(_ role: ChannelRole) -> Int? {
        channelIndex(of: role).flatMap { channels[$0].isArmed ? nil : $0 }
    }
}
