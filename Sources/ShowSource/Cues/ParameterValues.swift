import DMX
import ShowModel

/// The parameters of one row, each read as its kind.
struct ParameterValues {
    /// One parameter that the row gives.
    struct Entry {
        let name: ParameterName
        /// What the author called it.
        let spelling: String
        let content: Content
        /// Where its value is, as an offset in the file.
        let offset: Int
    }

    /// What a parameter can be.
    enum Content {
        case level(Level)
        case startLevels(StartLevels)
        case fraction(Double)
        case colour(Colour)
        case easing(Easing)
        case orbitEasing(OrbitEasing)
        case flag(Bool)
        case number(Double)
        case rate(Double)
        case position(UInt16)
        case point(String)
        case preset(Preset)
        case channels([Int])
    }

    /// What the row gives, in the order written.
    var entries: [Entry] = []

    /// The entry called `name`; nil where the row does not give it.
    func entry(_ name: ParameterName) -> Entry? { entries.first { $0.name == name } }

    /// The level called `name`; nil where the row does not give it.
    func level(_ name: ParameterName) -> Level? {
        if case .level(let level)? = entry(name)?.content { level } else { nil }
    }

    /// Where a fade starts: at the levels found where the row does not say.
    var startLevels: StartLevels {
        if case .startLevels(let levels)? = entry(.startLevel)?.content { levels } else { .found }
    }

    /// The brightness, 0…1: full where the row does not give it.
    var brightness: Double {
        if case .fraction(let fraction)? = entry(.brightness)?.content {
            fraction
        } else {
            Standard.brightness
        }
    }

    /// The easing: linear where the row does not give it.
    var easing: Easing {
        if case .easing(let easing)? = entry(.easing)?.content { easing } else { Standard.easing }
    }

    /// The rate in Hz as written; nil where the row does not give it.
    var rate: Double? {
        if case .rate(let rate)? = entry(.rate)?.content { rate } else { nil }
    }

    /// The orbit's easing; nil where the row does not give it.
    var orbitEasing: OrbitEasing? {
        if case .orbitEasing(let easing)? = entry(.easing)?.content { easing } else { nil }
    }

    /// Whether `name` is true; nil where the row does not give it.
    func flag(_ name: ParameterName) -> Bool? {
        if case .flag(let flag)? = entry(name)?.content { flag } else { nil }
    }

    /// The number called `name`; nil where the row does not give it.
    func number(_ name: ParameterName) -> Double? {
        if case .number(let number)? = entry(name)?.content { number } else { nil }
    }

    /// The 16-bit number called `name`; nil where the row does not give it.
    func position(_ name: ParameterName) -> UInt16? {
        if case .position(let position)? = entry(name)?.content { position } else { nil }
    }

    /// The colour called `name`; nil where the row does not give it.
    func colour(_ name: ParameterName) -> Colour? {
        if case .colour(let colour)? = entry(name)?.content { colour } else { nil }
    }

    /// The id of the place called by `name`; nil where the row does not give it.
    func point(_ name: ParameterName) -> String? {
        if case .point(let id)? = entry(name)?.content { id } else { nil }
    }

    /// The preset; nil where the row does not give it.
    var preset: Preset? {
        if case .preset(let preset)? = entry(.preset)?.content { preset } else { nil }
    }

    /// The channels, as indices into the fixture's; nil where the row does not give them.
    var channels: [Int]? {
        if case .channels(let channels)? = entry(.channels)?.content { channels } else { nil }
    }

    /// The components of the colour that the row gives: of `color`, and of red, green and blue,
    /// which win over it.
    var components: [ColourComponent: Level] {
        var components: [ColourComponent: Level] = .init(minimumCapacity: 3)
        if case .colour(let colour)? = entry(.color)?.content {
            for component in ColourComponent.allCases {
                components[component] = colour[component]
            }
        }
        if let red = level(.red) { components[.red] = red }
        if let green = level(.green) { components[.green] = green }
        if let blue = level(.blue) { components[.blue] = blue }
        return components
    }

    /// The colour that the row gives, components not given being 0; white where it gives none.
    var colour: Colour {
        let components = components
        if components.isEmpty { return .white }
        return Colour(
            red: components[.red] ?? 0,
            green: components[.green] ?? 0,
            blue: components[.blue] ?? 0
        )
    }
}
