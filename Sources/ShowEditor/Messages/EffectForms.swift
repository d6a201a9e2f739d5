import ShowModel
import ShowSource

extension EffectDescription {
    /// The effect in `initial`: what a form for it is drawn from.
    var content: JSONContent {
        .object([
            Member("name", .string(name.rawValue)), Member("summary", .string(summary)),
            Member("aliases", .array(aliases.map { .string($0) })),
            Member("need", .string("\(need)")), Member("needs_any", .bool(needsAny)),
            Member("parameters", .array(parameters.map(\.content))),
        ])
    }
}

extension EffectParameter {
    fileprivate var content: JSONContent {
        let form = kind.form
        return .object([
            Member("name", .string(name)), Member("kind", .string(form.kind)),
            Member("aliases", .array(aliases.map { .string($0) })),
            Member("ignores_case", .bool(ignoresCase)), Member("needed", .bool(isNeeded)),
            Member("standard", standard.map(\.content) ?? .null),
            Member("summary", .string(summary)),
            Member("least", form.range.map { .double($0.lowerBound) } ?? .null),
            Member("most", form.range.map { .double($0.upperBound) } ?? .null),
            Member("choices", form.choices.map { .array($0.map { .string($0) }) } ?? .null),
        ])
    }
}

extension StandardValue {
    fileprivate var content: JSONContent {
        switch self {
        case .number(let number): .double(number)
        case .name(let name): .string(name)
        case .flag(let flag): .bool(flag)
        case .told(let words): .string(words)
        }
    }
}

/// How a parameter is asked for.
private struct ParameterForm {
    let kind: String
    var range: ClosedRange<Double>?
    var choices: [String]?
}

extension ParameterKind {
    fileprivate var form: ParameterForm {
        switch self {
        case .level: ParameterForm(kind: "level", range: 0...255)
        case .startLevels: ParameterForm(kind: "levels", range: 0...255)
        case .fraction: ParameterForm(kind: "fraction", range: 0...1)
        case .colour: ParameterForm(kind: "colour")
        case .easing: ParameterForm(kind: "choice", choices: Easing.allCases.map(\.rawValue))
        case .orbitEasing:
            ParameterForm(kind: "choice", choices: OrbitEasing.allCases.map(\.rawValue))
        case .flag: ParameterForm(kind: "bool")
        case .number(let range): ParameterForm(kind: "number", range: range)
        case .rate: ParameterForm(kind: "number", range: 0...1000)
        case .position: ParameterForm(kind: "whole", range: 0...65535)
        case .point: ParameterForm(kind: "point")
        case .preset: ParameterForm(kind: "preset")
        case .channelNames: ParameterForm(kind: "channels")
        }
    }
}
