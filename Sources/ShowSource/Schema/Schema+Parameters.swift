import ShowModel

/// What one parameter of an effect may be.
extension EffectParameter {
    /// Its names as keys of `data`.
    var properties: [(key: String, value: JSONTree)] {
        let first = (key: name, value: schema.tree)
        let same = schema.described("The same as '\(name)'.").with("doNotSuggest", .flag(true))
        return [first] + aliases.map { ($0, same.tree) }
    }

    /// Its names, however they are capitalised.
    var pattern: String {
        "^(\(([name] + aliases).map(caselessPattern).joined(separator: "|")))$"
    }

    /// `data` that has it by any of its names.
    var presence: Schema {
        let names = [name] + aliases
        guard ignoresCase else { return .any(of: names.map { .having($0) }) }
        // That some name fits is told by denying that none does.
        let none = Schema([
            ("propertyNames", .object([("not", .object([("pattern", .text(pattern))]))]))
        ])
        return Schema([("not", none.tree), ("errorMessage", .text("Give '\(name)'."))])
    }

    /// What its value may be; null where it is not given.
    var schema: Schema {
        let words = [summary, rangeWords, standardWords].compactMap { $0 }.joined(separator: " ")
        let schema = kind.schema.nullable.described(words)
        switch standard {
        case .number(let number) where kind == .fraction:
            return schema.with("defaultSnippets", .list([snippet(number)]))
        case .number(let number): return schema.standing(at: .number(number))
        case .name(let name): return schema.standing(at: .text(name))
        case .flag(let flag): return schema.standing(at: .flag(flag))
        case .told, nil: return schema
        }
    }

    /// What an editor writes for a fraction. 1.0 is full and 1 is one step, but to an editor they are
    /// one number, and it would write the second: after `^` it takes the text as it is.
    private func snippet(_ number: Double) -> JSONTree {
        .object([("label", .text("\(number)")), ("body", .text("^\(number)"))])
    }

    private var rangeWords: String? {
        switch kind {
        case .level, .startLevels: "0…255."
        case .position: "0…65535."
        case .rate: "Up to 1000."
        case .number(let range): "\(shortest(range.lowerBound))…\(shortest(range.upperBound))."
        case .fraction, .colour, .easing, .orbitEasing, .flag, .point, .preset, .channelNames: nil
        }
    }

    private var standardWords: String? {
        switch standard {
        case .number(let number):
            "Default \(kind == .fraction ? "\(number)" : shortest(number))."
        case .name(let name): "Default \(name)."
        case .flag(let flag): "Default \(flag)."
        case .told(let words): "Default: \(words)."
        case nil: isNeeded ? "Needed." : nil
        }
    }
}

extension ParameterKind {
    /// What a value of it may be.
    fileprivate var schema: Schema {
        switch self {
        case .level: .level
        case .startLevels: Form.startLevels.schema.with(.level).or("integer")
        case .fraction: .any(of: [.real(InputRange.fraction), .level])
        case .colour: .colour
        case .easing: .choice(of: Easing.allCases.map(\.rawValue))
        case .orbitEasing: .choice(of: OrbitEasing.allCases.map(\.rawValue))
        case .flag: .flag
        case .number(let range): .real(range)
        case .rate: .real(InputRange.rate)
        case .position: .whole(InputRange.position)
        case .point: .name
        case .preset: .text
        case .channelNames: .list(of: .text)
        }
    }
}
