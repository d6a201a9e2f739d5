extension JSONContent {
    /// Whether `value` says the same, so that it can stay as it is written.
    ///
    /// 1 and 1.0 differ, as a `brightness` does; 1.0 and 1.00 do not, nor do any two ways of
    /// writing one time. In an object a key without a value is as good as none.
    func isSaid(by value: JSONValue) -> Bool {
        switch (self, value.kind) {
        case (.null, .null), (.bool(true), .true), (.bool(false), .false):
            true
        case (.number(let number), .number):
            number.isWritten(value.bytes)
        case (.seconds(let time), .number):
            value.number?.seconds == time
        case (.string(let string), .string), (.string(let string), .escapedString):
            value.string.map { $0.utf8.elementsEqual(string.utf8) } ?? false
        case (.array(let contents), .array):
            areSaid(contents, by: value.elements)
        case (.object(let members), .object):
            areSaid(members, by: JSONObject(value))
        default:
            false
        }
    }
}

extension WrittenNumber {
    /// Whether `bytes` write the same number, as a fraction where this is one.
    fileprivate func isWritten(_ bytes: JSONText) -> Bool {
        if text.utf8.elementsEqual(bytes) { return true }
        let (one, other) = (JSONNumber(text.utf8Bytes), JSONNumber(bytes))
        if one.isCut || other.isCut { return false }
        return one.isFraction == other.isFraction && one.shortest == other.shortest
    }
}

private func areSaid(_ contents: [JSONContent], by elements: [JSONValue]) -> Bool {
    contents.count == elements.count
        && zip(contents, elements).allSatisfy { $0.isSaid(by: $1) }
}

private func areSaid(_ members: [JSONContent.Member], by object: JSONObject) -> Bool {
    let given = object.members.filter { $0.value.kind != .null }
    let wanted = members.filter { $0.value != .null }
    guard given.count == wanted.count else { return false }
    return wanted.allSatisfy { member in
        object[member.key].map { member.value.isSaid(by: $0) } ?? false
    }
}

extension JSONNumber {
    /// The same number without zeros at its end, so that equal numbers are equal values.
    fileprivate var shortest: ShortestNumber {
        if digits == 0 { return ShortestNumber(isNegative: isNegative, digits: 0, exponent: 0) }
        var (digits, exponent) = (digits, exponent)
        while digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        return ShortestNumber(isNegative: isNegative, digits: digits, exponent: exponent)
    }
}

private struct ShortestNumber: Equatable {
    let isNegative: Bool
    let digits: UInt128
    let exponent: Int
}
