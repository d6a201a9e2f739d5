import DMX
import ShowModel

extension Report {
    /// The parameters that `data` gives to `effect` on `fixture`; those that the effect does not
    /// take are warned of. Where there is no fixture, names that only it knows are left out.
    mutating func parameters(
        _ data: JSONObject?,
        of effect: EffectName,
        on fixture: PatchedFixture?
    ) -> ParameterValues {
        var values = ParameterValues()
        let table = effect.parameters
        values.entries.reserveCapacity(data?.members.count ?? 0)
        for member in data?.members ?? [] where member.value.kind != .null {
            let name = ParameterName(written: member.key)
            guard let parameter = table.first(where: { $0.id == name }) else {
                unknownParameter(member, of: effect)
                continue
            }
            if let other = values.entry(parameter.id) {
                warning(
                    at: member.keyOffset,
                    "'\(member.key)' means the same as '\(other.spelling)', which is given too",
                    hint: "'\(other.spelling)' counts"
                )
            } else if let content = content(member, as: parameter.kind, on: fixture) {
                values.entries.append(
                    .init(
                        name: parameter.id,
                        spelling: member.key,
                        content: content,
                        offset: member.value.offset
                    )
                )
            }
        }
        return values
    }

    private mutating func unknownParameter(_ member: JSONMember, of effect: EffectName) {
        let known = effect.parameters.flatMap {
            [$0.name] + $0.aliases
        }
        let did = guess(member.key, among: known).map { "; \($0)" } ?? ""
        warning(
            at: member.keyOffset,
            "parameter '\(shortened(member.key))' is unknown for '\(effect.rawValue)'",
            hint: known.isEmpty ? "it has none" : "it has: \(list(known.sorted()))\(did)"
        )
    }

    private mutating func content(
        _ member: JSONMember,
        as kind: ParameterKind,
        on fixture: PatchedFixture?
    ) -> ParameterValues.Content? {
        let value = member.value
        func what() -> String { "'\(member.key)'" }
        switch kind {
        case .level: return level(value, what()).map { .level($0) }
        case .startLevels: return startLevels(value, what()).map { .startLevels($0) }
        case .fraction: return fraction(value, what()).map { .fraction($0) }
        case .colour: return colour(value, what(), of: fixture).map { .colour($0) }
        case .easing: return name(value, what(), of: Easing.self).map { .easing($0) }
        case .rate:
            let expected = "a number of Hz up to 1000"
            return real(value, what(), in: InputRange.rate, expected: expected).map { .rate($0) }
        case .position:
            return whole(value, what(), in: InputRange.position).map { .position(UInt16($0)) }
        case .orbitEasing:
            return name(value, what(), of: OrbitEasing.self).map { .orbitEasing($0) }
        case .flag: return flag(value, what()).map { .flag($0) }
        case .number(let range):
            let expected = "a number \(shortest(range.lowerBound))…\(shortest(range.upperBound))"
            return real(value, what(), in: range, expected: expected).map { .number($0) }
        case .point: return name(value, what()).map { .point($0) }
        case .preset: return preset(value, of: fixture).map { .preset($0) }
        case .channelNames: return channelNames(value, of: fixture).map { .channels($0) }
        }
    }

    private mutating func fraction(_ value: JSONValue, _ what: @autoclosure () -> String) -> Double?
    {
        guard let number = value.number else {
            mismatch(value, what(), expected: "a number: 0.0…1.0, or 0…255")
            return nil
        }
        if number.isFraction {
            let expected = "a fraction 0.0…1.0, or a whole number 0…255"
            return real(value, what(), in: InputRange.fraction, expected: expected)
        }
        return whole(value, what(), in: InputRange.level).map { Double($0) / 255 }
    }

    /// The easing called by name, capitals and white space around it not counted.
    private mutating func name<Names: RawRepresentable<String> & CaseIterable>(
        _ value: JSONValue,
        _ what: @autoclosure () -> String,
        of names: Names.Type
    ) -> Names? {
        guard let written = string(value, what()) else { return nil }
        if let easing = Names(rawValue: written) { return easing }
        let name = written.trimmed.lowercased()
        if let easing = Names(rawValue: name) { return easing }
        let known = Names.allCases.map(\.rawValue)
        let did = guess(name, among: known).map { "; \($0)" } ?? ""
        error(
            at: value.offset,
            "easing '\(shortened(name))' is unknown",
            hint: "there are: \(list(known))\(did)"
        )
        return nil
    }

    private mutating func flag(_ value: JSONValue, _ what: @autoclosure () -> String) -> Bool? {
        switch value.kind {
        case .true: return true
        case .false: return false
        default:
            mismatch(value, what(), expected: "true or false")
            return nil
        }
    }

    private mutating func preset(_ value: JSONValue, of fixture: PatchedFixture?) -> Preset? {
        guard let name = string(value, "'preset'")?.trimmed, let fixture else { return nil }
        let presets = fixture.fixture.presets
        let lower = name.lowercased()
        if let preset = presets.first(where: { $0.name.trimmed.lowercased() == lower }) {
            return preset
        }
        guard fixture.gaps.isDisjoint(with: [.presets, .identity]) else {
            countKnownError()
            return nil
        }
        let names = presets.map(\.name)
        let did = guess(name, among: names).map { "; \($0)" } ?? ""
        error(
            at: value.offset,
            "preset '\(shortened(name))' is unknown for \(fixture.title)",
            hint: names.isEmpty ? "it has none" : "it has: \(list(names))\(did)"
        )
        return nil
    }

    private mutating func channelNames(
        _ value: JSONValue,
        of fixture: PatchedFixture?
    ) -> [Int]? {
        guard let names = array(value, "'channels'") else { return nil }
        var channels: [Int] = []
        for element in names {
            guard let name = string(element, "the name of a channel"), let fixture,
                !fixture.isUnreadable(name)
            else { continue }
            guard let channel = fixture.channelIndex(named: name) else {
                unknownChannel(name, at: element.offset, of: fixture)
                continue
            }
            if !channels.contains(channel) { channels.append(channel) }
        }
        return channels
    }
}

/// `number` as people write it: without a decimal point where it is whole.
func shortest(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number)
}
