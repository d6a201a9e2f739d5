import DMX
import ShowModel

extension Report {
    /// Where a fade starts: one level for all it fades, or an object of levels by what they are of.
    mutating func startLevels(
        _ value: JSONValue,
        _ what: @autoclosure () -> String
    ) -> StartLevels? {
        guard let object = value.object else { return level(value, what()).map { .level($0) } }
        let dimmer = ParameterName.dimmer.rawValue
        checkKeys(of: object, what(), known: Form.startLevels.keys)
        var components: [ColourComponent: Level] = [:]
        for component in ColourComponent.allCases {
            guard let written = object[component.rawValue] else { continue }
            components[component] = level(written, "'\(component.rawValue)' of \(what())")
        }
        return StartLevels(
            dimmer: object[dimmer].flatMap { level($0, "'\(dimmer)' of \(what())") },
            components: components
        )
    }
}
