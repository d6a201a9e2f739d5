/// Values as `Report` reads them.
extension Schema {
    /// A whole number in `range`; 127.0 is one too.
    static func whole(_ range: ClosedRange<Int>) -> Schema {
        Schema([
            ("type", .text("integer")),
            ("minimum", .whole(range.lowerBound)), ("maximum", .whole(range.upperBound)),
        ])
    }

    /// A number in `range`.
    static func real(_ range: ClosedRange<Double>) -> Schema {
        Schema([
            ("type", .text("number")),
            ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
        ])
    }

    /// A number in `range`.
    static func real(_ range: ClosedRange<Int>) -> Schema {
        real(Double(range.lowerBound)...Double(range.upperBound))
    }

    /// A level, 0…255.
    static let level = whole(InputRange.level)

    /// A time or a duration in seconds.
    static let seconds = real(InputRange.seconds)

    /// An amount of beats.
    static let beats = real(InputRange.beats)

    /// A string.
    static let text = Schema([("type", .text("string"))])

    /// A string that is not empty.
    static let name = text.with("minLength", .whole(1))

    /// True or false.
    static let flag = Schema([("type", .text("boolean"))])

    /// A string of `pattern`, a regular expression (ECMA-262), with white space around it or not.
    static func text(like pattern: String) -> Schema {
        text.with("pattern", .text("^\\s*\(pattern)\\s*$"))
    }

    /// One of `names`, capitals and white space around it not counted.
    static func choice(of names: [String], besides others: [String] = []) -> Schema {
        let exact = Schema([("enum", .texts(names))])
        return .any(of: [exact, caseless(names + others)])
    }

    /// One of `names` however it is written, for conditions.
    static func caseless(_ names: [String]) -> Schema {
        text(like: "(\(names.map(caselessPattern).joined(separator: "|")))")
    }

    /// A colour `#RRGGBB`.
    static let plainColour = text(like: hexadecimalColour)
        .with("errorMessage", .text("A colour is written '#RRGGBB'."))

    /// A colour `#RRGGBB`, or a name that a profile may have for one.
    static let colour = text(like: "(\(hexadecimalColour)|[^#\\s][\\s\\S]*)?")
        .with(
            "errorMessage",
            .text("A colour is written '#RRGGBB', or by the name that the profile has for it.")
        )

    /// An array of `item`s.
    static func list(of item: Schema, count: ClosedRange<Int>? = nil) -> Schema {
        let list = Schema([("type", .text("array")), ("items", item.tree)])
        guard let count else { return list }
        return list.with("minItems", .whole(count.lowerBound))
            .with("maxItems", .whole(count.upperBound))
    }

    /// An object of `value`s, whatever their keys.
    static func map(of value: Schema) -> Schema {
        Schema([("type", .text("object")), ("additionalProperties", value.tree)])
    }
}

private let hexadecimalColour = "#[0-9A-Fa-f]{6}"

/// A pattern that `name` matches however it is capitalised. Names are letters, digits, `_` and `-`.
func caselessPattern(_ name: String) -> String {
    name.map { letter in
        letter.isLetter ? "[\(letter.uppercased())\(letter.lowercased())]" : String(letter)
    }.joined()
}
