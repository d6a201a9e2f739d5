public import DMX

/// A colour as the levels of three emitters.
public struct Colour: Hashable, Sendable {
    /// The red emitter's level.
    public let red: Level
    /// The green emitter's level.
    public let green: Level
    /// The blue emitter's level.
    public let blue: Level

    /// The colour of these three levels.
    public init(red: Level, green: Level, blue: Level) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// All three emitters full.
    public static let white = Colour(red: 255, green: 255, blue: 255)

    /// The level of one emitter.
    public subscript(component: ColourComponent) -> Level {
        switch component {
        case .red: red
        case .green: green
        case .blue: blue
        }
    }
}

/// One of the three emitters that make a colour.
public enum ColourComponent: String, Hashable, Sendable, CaseIterable {
    /// The red emitter.
    case red
    /// The green emitter.
    case green
    /// The blue emitter.
    case blue

    /// The role of its channel.
    public var role: ChannelRole {
        switch self {
        case .red: .red
        case .green: .green
        case .blue: .blue
        }
    }
}
