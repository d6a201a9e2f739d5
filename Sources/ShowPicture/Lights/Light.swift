public import DMX

/// A colour of light as a screen shows it.
public struct Light: Hashable, Sendable {
    /// The red part, 0…255.
    public let red: Level
    /// The green part, 0…255.
    public let green: Level
    /// The blue part, 0…255.
    public let blue: Level

    /// The light of these three parts.
    public init(red: Level, green: Level, blue: Level) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// No light at all.
    public static let dark = Light(red: 0, green: 0, blue: 0)

    /// How much light it is, 0…765: all that its parts give together. What is added to a light makes
    /// it more, whatever the colour, as on stage.
    public var amount: Int { Int(red) + Int(green) + Int(blue) }

    /// `light` dimmed to `level` of 255, to the nearest whole level.
    public static func * (light: Light, level: Level) -> Light {
        let dimmed = { (part: Level) in Level((Int(part) * Int(level) + 127) / 255) }
        return Light(red: dimmed(light.red), green: dimmed(light.green), blue: dimmed(light.blue))
    }
}
