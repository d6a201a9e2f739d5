/// One key of an object in an input file.
struct Field: Sendable {
    /// What authors may call it: the name to be written first, then others that mean the same.
    let names: [String]
    /// Whether the object is wrong without it.
    let isNeeded: Bool
    /// What its value may be.
    let schema: Schema

    /// The key `name`, with words for people.
    init(
        _ name: String,
        or others: [String] = [],
        needed: Bool = false,
        _ text: String,
        _ schema: Schema
    ) {
        self.names = [name] + others
        self.isNeeded = needed
        self.schema = schema.described(([text] + schema.words(beside: text)).joined(separator: " "))
    }

    private init(names: [String], isNeeded: Bool, schema: Schema) {
        self.names = names
        self.isNeeded = isNeeded
        self.schema = schema
    }

    /// The key with a value that is only warned of where it is not right.
    func wished(_ message: String) -> Field {
        Field(names: names, isNeeded: isNeeded, schema: schema.nullable.wished(message))
    }
}

/// The keys of one kind of object in an input file: the readers warn of any other, and the schemas
/// tell them to editors.
struct Form: Sendable {
    /// The keys.
    let fields: [Field]
    /// All names that the keys have.
    let keys: [String]

    /// An object with these keys.
    init(_ fields: [Field]) {
        self.fields = fields
        self.keys = fields.flatMap(\.names)
    }

    /// The form with more keys.
    static func + (form: Form, more: [Field]) -> Form { Form(form.fields + more) }

    /// An object of this form. Keys that are not in it are warned of.
    var schema: Schema {
        let needed = fields.filter { $0.isNeeded && $0.names.count == 1 }.map(\.names[0])
        var schema = Schema([("type", .text("object"))])
        if !needed.isEmpty { schema = schema.with("required", .texts(needed)) }
        schema = schema.with("properties", .object(fields.flatMap(properties)))
            .with("additionalProperties", Schema.unknownKey.tree)
        let choices = fields.filter { $0.isNeeded && $0.names.count > 1 }.map { field in
            Schema.any(of: field.names.map { .having($0) })
        }
        return choices.isEmpty ? schema : schema.with("allOf", .list(choices.map(\.tree)))
    }

    private func properties(of field: Field) -> [(key: String, value: JSONTree)] {
        let mayBeNull = !field.isNeeded || field.names.count > 1
        let value = mayBeNull ? field.schema.nullable : field.schema
        return field.names.enumerated().map { index, name in
            if index == 0 { return (name, value.tree) }
            let other = value.described("The same as '\(field.names[0])'.")
            return (name, other.with("doNotSuggest", .flag(true)).tree)
        }
    }
}

extension Schema {
    /// Its range and its default in words, where `text` does not say them: editors show no others.
    fileprivate func words(beside text: String) -> [String] {
        var words: [String] = []
        if let low = self["minimum"] ?? self["exclusiveMinimum"], let high = self["maximum"],
            !text.contains("…"), self["maximum"]?.flat != Schema.seconds["maximum"]?.flat
        {
            words.append("\(low.flat)…\(high.flat).")
        }
        if let standard = self["default"], !text.contains("lse ") {
            words.append("Default \(standard.flat).")
        }
        return words
    }

    /// A key that the reader does not know: it warns, and so does an editor.
    static let unknownKey = warned("This key is unknown here, and does nothing.")
}
