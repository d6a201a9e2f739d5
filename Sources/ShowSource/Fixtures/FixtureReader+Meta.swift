import DMX
import ShowModel

/// What a fixture says of its channels, and of where its head may point.
extension FixtureReader {
    /// `meta.position_constraints`: where the head may point.
    mutating func positionLimits(
        _ fixture: JSONObject,
        of channels: [Channel],
        _ gaps: FixtureGaps
    ) -> [Axis: ClosedRange<UInt16>] {
        guard let value = fixture["meta"]?.object?["position_constraints"],
            let object = report.object(value, "'position_constraints'")
        else { return [:] }
        report.checkKeys(of: object, "'position_constraints'", known: Form.positionLimits.keys)
        var limits: [Axis: ClosedRange<UInt16>] = [:]
        for axis in Axis.allCases {
            guard let limit = object[axis.rawValue] else { continue }
            limits[axis] = range(limit, of: axis)
            let turns = channels.contains { $0.role == axis.coarse }
            if !turns, !gaps.contains(.channels) {
                report.warning(
                    at: limit.offset,
                    "'position_constraints' of \(axis.rawValue), about which it does not turn"
                )
            }
        }
        return limits
    }

    private mutating func range(_ value: JSONValue, of axis: Axis) -> ClosedRange<UInt16>? {
        let what = "'position_constraints' of \(axis.rawValue)"
        guard let object = report.object(value, what) else { return nil }
        report.checkKeys(of: object, what, known: Form.positionLimit.keys)
        guard let low = bound("min", of: object, axis, default: 0),
            let high = bound("max", of: object, axis, default: 65535)
        else { return nil }
        guard low <= high else {
            let message = "the least \(axis.rawValue), \(low), is more than the most, \(high)"
            report.error(at: value.offset, message)
            return nil
        }
        return low...high
    }

    private mutating func bound(
        _ key: String,
        of object: JSONObject,
        _ axis: Axis,
        default standard: UInt16
    ) -> UInt16? {
        guard let value = object[key] else { return standard }
        return report.whole(value, "'\(key)' of \(axis.rawValue)", in: InputRange.position)
            .map { UInt16($0) }
    }

    /// Checks `meta`: it has the keys `known`, and what it says is of channels that `fixture` has.
    mutating func checkMeta(_ object: JSONObject, of fixture: PatchedFixture, known: [String]) {
        guard let value = object["meta"], let meta = report.object(value, "'meta'") else { return }
        report.checkKeys(of: meta, "'meta'", known: known)
        guard known.contains("channel_types") else { return }
        let types = meta["channel_types"].flatMap { report.object($0, "'channel_types'") }
        for member in types?.members ?? [] where isChannel(member, "'channel_types'", fixture) {
            _ = report.string(member.value, "type of '\(member.key)'")
        }
        let mappings = meta["value_mappings"].flatMap { report.object($0, "'value_mappings'") }
        for member in mappings?.members ?? [] where isChannel(member, "'value_mappings'", fixture) {
            checkLabels(member)
        }
    }

    /// What `value_mappings` say that channels show.
    func labels(_ fixture: JSONObject) -> [WheelLabel] {
        let mappings = fixture["meta"]?.object?["value_mappings"]?.object
        return (mappings?.members ?? []).flatMap { mapping in
            mapping.value.object.map { WheelLabel.read($0, of: mapping.key) } ?? []
        }
    }

    /// Checks the names that `value_mappings` gives to the levels of one channel.
    private mutating func checkLabels(_ mapping: JSONMember) {
        let what = "'value_mappings' of '\(mapping.key)'"
        for label in report.object(mapping.value, what)?.members ?? [] {
            _ = report.string(label.value, "name of level '\(label.key)'")
            if Level(label.key) == nil {
                let message = "'\(shortened(label.key))' in \(what) is not a level 0…255"
                report.warning(at: label.keyOffset, message)
            }
        }
    }

    /// Whether a member is named by a channel or an axis of `fixture`; warns where it is not.
    private mutating func isChannel(
        _ member: JSONMember,
        _ what: String,
        _ fixture: PatchedFixture
    ) -> Bool {
        if fixture.isUnreadable(member.key) || fixture.channelIndex(named: member.key) != nil {
            return true
        }
        if let axis = Axis(rawValue: member.key), fixture.fixture.channels(of: axis) != nil {
            return true
        }
        report.warning(
            at: member.keyOffset,
            "\(what) of '\(shortened(member.key))', a channel that it does not have",
            hint: guess(member.key, among: fixture.fixture.channels.map(\.name))
        )
        return false
    }
}
