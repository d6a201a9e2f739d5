import DMX
import ShowModel

/// Values as the formats want them; what is something else is reported, and nil.
///
/// `what` names the value in messages, and is only made for them: `'time'`, `'dim' of 'parcan_l'`.
extension Report {
    /// Reports that `value` is not what the format wants there; `hint` is what to do about it,
    /// where that is known.
    mutating func mismatch(
        _ value: JSONValue,
        _ what: @autoclosure () -> String,
        expected: String,
        hint: String? = nil
    ) {
        if value.kind == .broken { return countKnownError() }
        let isQuotedNumber = value.string.map { Double($0) != nil } ?? false
        let wantsNumber = expected.contains("number") || expected.contains("time")
        error(
            at: value.offset,
            "\(what()) is \(value.shown), not \(expected)",
            hint: hint ?? (isQuotedNumber && wantsNumber ? "take the quotes away" : nil)
        )
    }

    /// An object.
    mutating func object(_ value: JSONValue, _ what: @autoclosure () -> String) -> JSONObject? {
        if let object = value.object { return object }
        mismatch(value, what(), expected: "an object")
        return nil
    }

    /// The values of an array.
    mutating func array(_ value: JSONValue, _ what: @autoclosure () -> String) -> [JSONValue]? {
        if value.kind == .array { return value.elements }
        mismatch(value, what(), expected: "an array")
        return nil
    }

    /// A string.
    mutating func string(_ value: JSONValue, _ what: @autoclosure () -> String) -> String? {
        if let string = value.string { return string }
        mismatch(value, what(), expected: "a string")
        return nil
    }

    /// A string that is not empty.
    mutating func name(_ value: JSONValue, _ what: @autoclosure () -> String) -> String? {
        if let string = value.string, !string.isEmpty { return string }
        mismatch(value, what(), expected: "a name")
        return nil
    }

    /// A time in seconds, 0…8 640 000 s (100 days).
    mutating func time(_ value: JSONValue, _ what: @autoclosure () -> String) -> Duration? {
        guard let number = value.number else {
            mismatch(value, what(), expected: "a time in seconds")
            return nil
        }
        guard let time = number.seconds, .zero...longestTime ~= time else {
            let limit = number.isNegative ? "0 s or more" : "100 days or less"
            mismatch(value, what(), expected: "a time of \(limit)")
            return nil
        }
        return time
    }

    /// A whole number in `range`; 127.0 is one too.
    mutating func whole(
        _ value: JSONValue,
        _ what: @autoclosure () -> String,
        in range: ClosedRange<Int>
    ) -> Int? {
        if let whole = value.number?.whole, range.contains(whole) { return whole }
        let expected = "a whole number \(range.lowerBound)…\(range.upperBound)"
        mismatch(value, what(), expected: expected)
        return nil
    }

    /// A level, 0…255.
    mutating func level(_ value: JSONValue, _ what: @autoclosure () -> String) -> Level? {
        whole(value, what(), in: InputRange.level).map { Level($0) }
    }

    /// A number in `range`, which is finite.
    mutating func real(
        _ value: JSONValue,
        _ what: @autoclosure () -> String,
        in range: ClosedRange<Double>,
        expected: String
    ) -> Double? {
        if value.number != nil, let real = Double(String(decoding: value.bytes, as: UTF8.self)),
            range.contains(real)
        {
            return real
        }
        mismatch(value, what(), expected: expected)
        return nil
    }
}

private let longestTime = Duration.seconds(InputRange.seconds.upperBound)

/// What is missing and what is too much in objects.
extension Report {
    /// The value of `key` in `object`, which is called `what` in messages and must have it.
    mutating func required(_ key: String, of object: JSONObject, _ what: @autoclosure () -> String)
        -> JSONValue?
    {
        if let value = object[key] { return value }
        error(at: object.value.offset, "\(what()) has no '\(key)'")
        return nil
    }

    /// The value of the first of `keys`, which mean the same, that `object` has.
    mutating func oneOf(_ keys: [String], of object: JSONObject) -> JSONValue? {
        var found: (key: String, value: JSONValue)?
        for key in keys {
            guard let value = object[key] else { continue }
            if let found {
                warning(
                    at: value.offset,
                    "'\(key)' means the same as '\(found.key)', which is given too",
                    hint: "'\(found.key)' counts"
                )
            } else {
                found = (key, value)
            }
        }
        return found?.value
    }

    /// Warns of keys of `object` that are none of `known`, and says what to do about each where
    /// `cure` tells, else what it may have been meant to be.
    mutating func checkKeys(
        of object: JSONObject,
        _ what: @autoclosure () -> String,
        known: [String],
        cure: (String) -> String? = { _ in nil }
    ) {
        // Null is not given, whatever it is called.
        for member in object.members
        where !known.contains(member.key) && member.value.kind != .null {
            warning(
                at: member.keyOffset,
                "key '\(shortened(member.key))' is unknown in \(what())",
                hint: cure(member.key) ?? guess(member.key, among: known)
            )
        }
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
