import DMX
import TimelineFile

/// What a fixture does at the levels it gets: how its light looks and where it points.
struct FixtureLook {
    private let fixture: TimelineFixture
    private let levels: [Level]?

    /// `fixture` at `levels` of its universe; nil where none arrived.
    init(_ fixture: TimelineFixture, _ levels: [Level]?) {
        self.fixture = fixture
        self.levels = levels
    }

    /// The name people read.
    var name: String { fixture.name.isEmpty ? fixture.id : fixture.name }

    /// Characters that `draw` takes besides the name's: block, colour, intensity, and axes.
    var figuresWidth: Int {
        let axes = FixtureLook.axes.count { axis in fixture.channels.contains { $0.role == axis } }
        return 20 + 11 * axes
    }

    private static let axes = ["pan", "tilt"]

    /// Adds a block in the light's colour, the fixture's name, and the figures behind them.
    func draw(on line: inout ScreenLine, nameWidth: Int, hasColour: Bool) {
        guard levels != nil else {
            line.append("     \(name.left(nameWidth))  nothing arrives", .faint)
            return
        }
        let light = light
        if hasColour {
            line.append("    ", .ground(red: light.red, green: light.green, blue: light.blue))
        } else {
            line.append(String(repeating: light.shade, count: 4))
        }
        line.append(" \(name.left(nameWidth))  \(light.hexadecimal)")
        line.append("\(Int((intensity * 100).rounded()))%".right(6))
        for axis in FixtureLook.axes {
            if let position = position(axis) {
                line.append("  \(axis) \(String(position).right(5))")
            }
        }
    }

    /// The colour that leaves the fixture: its emitters' levels times its intensity; white where it
    /// does not mix colours.
    var light: Light {
        let emitters = ["red", "green", "blue"].map { level($0) }
        guard emitters.contains(where: { $0 != nil }) else {
            return Light(1, 1, 1) * (hasIntensityChannel ? intensity : emitterLevel)
        }
        let parts = emitters.map { Double($0 ?? 0) / 255 + emitterLevel }
        return Light(parts[0], parts[1], parts[2]) * intensity
    }

    /// Dimmer times shutter, 0…1; 1 where it has neither. A shutter lets all through or nothing,
    /// unless it is all there is.
    private var intensity: Double {
        let dimmer = level("dimmer").map { Double($0) / 255 }
        guard let shutter = level("shutter") else { return dimmer ?? 1 }
        if let dimmer { return shutter > 0 ? dimmer : 0 }
        return level("red") == nil ? Double(shutter) / 255 : (shutter > 0 ? 1 : 0)
    }

    private var hasIntensityChannel: Bool { level("dimmer") != nil || level("shutter") != nil }

    /// The level of white and its like, 0…1; the highest where there are some.
    private var emitterLevel: Double {
        let channels = fixture.channels.filter { $0.role == "emitter" }
        return Double(channels.compactMap { level(of: $0) }.max() ?? 0) / 255
    }

    /// Where it points about `axis`, 0…65535 as cues write it; nil where it does not turn.
    private func position(_ axis: String) -> Int? {
        level(axis).map { Int($0) << 8 | Int(level("\(axis)Fine") ?? 0) }
    }

    /// The level of the first channel of `role`; nil where there is none.
    private func level(_ role: String) -> Level? {
        fixture.channels.first { $0.role == role }.flatMap { level(of: $0) }
    }

    private func level(of channel: TimelineFixture.Channel) -> Level? {
        guard let levels, channel.slot.index < levels.count else { return nil }
        return levels[channel.slot.index]
    }
}

/// A colour as a screen shows it.
struct Light: Hashable {
    /// The red part.
    let red: UInt8
    /// The green part.
    let green: UInt8
    /// The blue part.
    let blue: UInt8

    /// The colour of these parts, each 0…1; more is as 1.
    init(_ red: Double, _ green: Double, _ blue: Double) {
        let byte = { (part: Double) in UInt8((min(max(part, 0), 1) * 255).rounded()) }
        self.red = byte(red)
        self.green = byte(green)
        self.blue = byte(blue)
    }

    /// `light` dimmed to `factor`, 0…1.
    static func * (light: Light, factor: Double) -> Light {
        Light(
            Double(light.red) / 255 * factor,
            Double(light.green) / 255 * factor,
            Double(light.blue) / 255 * factor
        )
    }

    /// `#ff8000`.
    var hexadecimal: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// A character as bright as the colour's brightest part, for screens without colour.
    var shade: Character {
        let shades: [Character] = [" ", "░", "▒", "▓", "█"]
        return shades[(Int(max(red, green, blue)) * 4 + 127) / 255]
    }
}
