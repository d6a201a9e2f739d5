/// A JSON Schema (draft 07): which values there may be in one place of an input file.
///
/// Draft 07 is what editors check as you type; of later drafts many know only parts. A schema takes
/// whatever the readers take without an error, null for a key that is not given included. Where they
/// warn, it does too: `deprecationMessage`, which editors underline and validators pass over.
struct Schema: Sendable {
    /// Its keywords, in the order in which they are written.
    private(set) var members: [(key: String, value: JSONTree)]

    /// The schema of these keywords.
    init(_ members: [(key: String, value: JSONTree)] = []) {
        self.members = members
    }

    /// The schema as JSON.
    var tree: JSONTree { .object(members) }

    /// Whatever there may be.
    static let anything = Schema()

    /// The schema called `name` among the definitions.
    static func definition(_ name: String) -> Schema {
        Schema([("$ref", .text("#/definitions/\(name)"))])
    }

    /// The keyword `key` as it is; nil where it is not given.
    subscript(key: String) -> JSONTree? { members.first { $0.key == key }?.value }

    /// The schema with the keyword `key`, in its own place where it has it already.
    func with(_ key: String, _ value: JSONTree) -> Schema {
        var schema = self
        if let index = members.firstIndex(where: { $0.key == key }) {
            schema.members[index].value = value
        } else {
            schema.members.append((key, value))
        }
        return schema
    }

    /// The schema with the keywords of `other` that it does not have itself.
    func with(_ other: Schema) -> Schema {
        Schema(members + other.members.filter { self[$0.key] == nil })
    }

    /// The schema with words for people, which stand first.
    func described(_ text: String) -> Schema {
        Schema([("description", .text(text))] + members.filter { $0.key != "description" })
    }

    /// The schema with the value that counts where none is given.
    func standing(at value: JSONTree) -> Schema { with("default", value) }

    /// The schema for a value that may be one of `types` too: each keyword is of one type only.
    func or(_ types: String...) -> Schema {
        with("type", .texts(self.types + types))
    }

    /// The schema for a value that may be null too: the readers take a key that is null as one that
    /// is not given.
    var nullable: Schema {
        if !types.isEmpty { return or("null") }
        let null = Schema([("type", .text("null"))])
        if case .list(let choices)? = self["anyOf"] {
            return with("anyOf", .list(choices + [null.tree]))
        }
        // What may be anything may be null: nothing is asked of it, or it is only wished.
        if self["$ref"] == nil { return self }
        return wrapped { .any(of: [$0, null]) }
    }

    /// What `wrap` makes of the schema, with its words for people still in front.
    private func wrapped(_ wrap: (Schema) -> Schema) -> Schema {
        guard case .text(let text)? = self["description"] else { return wrap(self) }
        return wrap(without("description")).described(text)
    }

    /// The schema without the keyword `key`.
    func without(_ key: String) -> Schema { Schema(members.filter { $0.key != key }) }

    private var types: [String] {
        switch self["type"] {
        case .text(let type): [type]
        case .list(let types):
            types.compactMap { if case .text(let type) = $0 { type } else { nil } }
        default: []
        }
    }
}

// MARK: Schemas of schemas

extension Schema {
    /// A value that is one of `choices` at least.
    static func any(of choices: [Schema]) -> Schema {
        Schema([("anyOf", .list(choices.map(\.tree)))])
    }

    /// A value that is all of `parts`.
    static func all(of parts: [Schema]) -> Schema {
        Schema([("allOf", .list(parts.map(\.tree)))])
    }

    /// A value that is `then` where it is `condition`.
    static func `if`(_ condition: Schema, then: Schema, else other: Schema? = nil) -> Schema {
        let schema = Schema([("if", condition.tree), ("then", then.tree)])
        return other.map { schema.with("else", $0.tree) } ?? schema
    }

    /// A value that should be this, and is warned of with `message` where it is not.
    func wished(_ message: String) -> Schema {
        wrapped { Schema([("if", $0.tree), ("else", Schema.warned(message).tree)]) }
    }

    /// A value that is warned of with `message`, whatever it is.
    static func warned(_ message: String) -> Schema {
        Schema([("deprecationMessage", .text(message))])
    }

    /// An object that has `key`, and not as null.
    static func having(_ key: String, _ value: Schema? = nil) -> Schema {
        let given = Schema([("not", .object([("type", .text("null"))]))])
        return Schema([
            ("required", .texts([key])),
            ("properties", .object([(key, (value ?? given).tree)])),
        ])
    }

    /// An object that does not have `key`, or has it as null.
    static func lacking(_ key: String) -> Schema {
        Schema([("properties", .object([(key, .object([("type", .text("null"))]))]))])
    }
}
