import DMX
import ShowPicture
import TimelineFile

/// A fixture as the live view draws it: how its light looks and where it points.
struct FixtureLook {
    private let fixture: TimelineFixture
    private let levels: [Level]?
    private let reading: FixtureReading

    /// `fixture` at `levels` of its universe; nil where none arrived.
    init(_ fixture: TimelineFixture, _ levels: [Level]?) {
        self.fixture = fixture
        self.levels = levels
        reading = FixtureReading(fixture) { slot in
            slot.index < levels?.count ?? 0 ? slot.index : nil
        }
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
        guard let levels else {
            line.append("     \(name.left(nameWidth))  nothing arrives", .faint)
            return
        }
        let level = { (place: Int) in levels[place] }
        let light = reading.light(level)
        if hasColour {
            line.append("    ", .ground(red: light.red, green: light.green, blue: light.blue))
        } else {
            line.append(String(repeating: light.shade, count: 4))
        }
        line.append(" \(name.left(nameWidth))  \(light.hexadecimal)")
        let intensity = Double(reading.intensity(level)) / 255
        line.append("\(Int((intensity * 100).rounded()))%".right(6))
        for (axis, position) in [("pan", reading.pan(level)), ("tilt", reading.tilt(level))] {
            if let position {
                line.append("  \(axis) \(String(position).right(5))")
            }
        }
    }
}

extension Light {
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
