import ShowModel

/// What effects take, from the table that the readers ask.
extension Schema {
    /// `data` of a row or a step, by its effect.
    static let effectData = definition("effectData")

    /// The names of effects, and the `data` of each: what rows and steps refer to.
    static let effectDefinitions: [(key: String, value: JSONTree)] = {
        let all = EffectDescription.all
        let choices = all.map { effect in
            Schema.if(
                .calling(effect),
                then: effect.needsData
                    ? .having("data", .data(of: effect))
                    : Schema([("properties", .object([("data", Schema.data(of: effect).tree)]))])
            )
        }
        return [
            ("effectName", effectName.tree),
            ("effectData", Schema.all(of: choices).tree),
        ] + all.map { ("data.\($0.name.rawValue)", $0.data.tree) }
    }()

    private static let effectName: Schema = {
        let all = EffectDescription.all
        let names = all.map(\.name.rawValue)
        let exact = Schema([
            ("enum", .texts(names)),
            ("enumDescriptions", .texts(all.map { "\($0.summary) \($0.needWords)" })),
        ])
        return .any(of: [exact, .caseless(names + all.flatMap(\.aliases))])
    }()

    private static func data(of effect: EffectDescription) -> Schema {
        let data = definition("data.\(effect.name.rawValue)")
        return effect.needsData ? data : data.nullable
    }

    /// A row or step that names `effect`: `effect` counts before `action`.
    private static func calling(_ effect: EffectDescription) -> Schema {
        let name = Schema.caseless([effect.name.rawValue] + effect.aliases)
        return .any(of: [
            .having("effect", name),
            .all(of: [.lacking("effect"), .having("action", name)]),
        ])
    }
}

extension EffectDescription {
    /// Whether a row is wrong without `data`.
    fileprivate var needsData: Bool { isPosition || parameters.contains(where: \.isNeeded) }

    /// Whether it goes to a position, of which `data` must give something.
    private var isPosition: Bool { name == .moveTo || name == .seek }

    /// Which fixtures have it.
    fileprivate var needWords: String {
        switch need {
        case .nothing: "For every fixture."
        case .light: "For fixtures with a dimmer, or red, green and blue."
        case .lightOrShutter: "For fixtures with a dimmer, a shutter, or red, green and blue."
        case .colour: "For fixtures with red, green and blue."
        case .position: "For fixtures that pan or tilt."
        }
    }

    /// What `data` may be.
    fileprivate var data: Schema {
        if name == .setChannels { return .setChannels.described(summary) }
        var schema = Schema([
            ("type", .text("object")),
            ("properties", .object(parameters.flatMap(\.properties))),
        ])
        let spellings = parameters.filter(\.ignoresCase).map { parameter in
            (key: parameter.pattern, value: parameter.schema.tree)
        }
        if !spellings.isEmpty { schema = schema.with("patternProperties", .object(spellings)) }
        schema = schema.with(
            "additionalProperties",
            Schema.warned("This parameter is unknown for '\(name.rawValue)', and does nothing.")
                .tree
        )
        let needed = parameters.filter(\.isNeeded).map(\.presence.tree)
        if !needed.isEmpty { schema = schema.with("allOf", .list(needed)) }
        if isPosition {
            let ways = parameters.flatMap { [$0.name] + $0.aliases }.map { Schema.having($0).tree }
            schema = schema.with("anyOf", .list(ways))
        }
        return schema.described(summary)
    }
}

extension Schema {
    /// Levels by channel at the top, or under `channels`; null for one that is not given.
    fileprivate static let setChannels: Schema = {
        var top = levels
        if case .object(let positions)? = levels["patternProperties"] {
            let position = whole(InputRange.position).nullable
            top = top.with("patternProperties", .object(positions.map { ($0.key, position.tree) }))
        }
        let below = levels.with(.level).or("integer", "null")
            .described("Levels by channel; those beside 'channels' count before them.")
        return top.with("additionalProperties", level.nullable.described("Level, 0…255.").tree)
            .with("properties", .object([("channels", below.tree)]))
    }()
}
