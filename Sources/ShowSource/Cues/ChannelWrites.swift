import DMX
import ShowModel

/// One level that an author wrote to a channel or an axis, and where.
struct ReadWrite {
    /// What is written.
    let write: ChannelWrite
    /// Where its value is, as an offset in the file.
    let offset: Int
}

extension Report {
    /// The levels that `members` write to `fixture`: of a snapshot, `set_channels` or a preset.
    ///
    /// A key is a channel's name, exactly or but for capitals, or a name of an axis's byte. `pan`
    /// and `tilt` are a 16-bit number where that is told apart from a byte: above 255 on a pair,
    /// or where no channel is called so; unless the low byte is written beside it. Of two keys
    /// that write one channel, as `pan` and `pan_msb` do, the first counts.
    mutating func channelWrites(_ members: [JSONMember], of fixture: PatchedFixture) -> [ReadWrite]
    {
        var writes: [ReadWrite] = []
        writes.reserveCapacity(members.count)
        var keys = [String?](repeating: nil, count: fixture.fixture.channels.count)
        for member in members where !fixture.isUnreadable(member.key) {
            if !fixture.isWhole, Axis.named(member.key.lowercased()) != nil {
                // With channels that could not be read it may be a byte, or both.
                _ = whole(member.value, "level of '\(member.key)'", in: InputRange.position)
                countKnownError()
                continue
            }
            guard let write = write(member, beside: members, to: fixture) else { continue }
            let channels = fixture.fixture.levels(of: write).map(\.channel)
            if let other = channels.compactMap({ keys[$0] }).first {
                warning(
                    at: member.keyOffset,
                    "'\(member.key)' writes a channel that '\(other)' writes too",
                    hint: "'\(other)' counts"
                )
                continue
            }
            for channel in channels { keys[channel] = member.key }
            writes.append(ReadWrite(write: write, offset: member.value.offset))
        }
        return writes
    }

    private mutating func write(
        _ member: JSONMember,
        beside members: [JSONMember],
        to fixture: PatchedFixture
    ) -> ChannelWrite? {
        let named = fixture.channelIndex(named: member.key)
        let byte = Axis.named(member.key.lowercased())
        if let byte, let pair = fixture.fixture.channels(of: byte.axis) {
            let axis = byte.axis
            let isBare = member.key.lowercased() == axis.rawValue
            let hasLowByte = members.contains { isLowByte($0.key, of: axis) }
            if isBare, pair.fine != nil, !hasLowByte, named == nil || isPosition(member.value) {
                return position(member.value, axis, of: fixture).map { .position(axis, $0) }
            }
            if let channel = named ?? (byte.isFine ? pair.fine : pair.coarse) {
                return level(member, channel, of: fixture)
            }
        }
        if let named { return level(member, named, of: fixture) }
        unknownChannel(member.key, at: member.keyOffset, of: fixture)
        return nil
    }

    private mutating func level(
        _ member: JSONMember,
        _ channel: Int,
        of fixture: PatchedFixture
    ) -> ChannelWrite? {
        level(member.value, "level of '\(member.key)' of \(fixture.title)")
            .map { .level(channel: channel, $0) }
    }

    /// Reports `name` as a channel that `fixture` does not have.
    mutating func unknownChannel(_ name: String, at offset: Int, of fixture: PatchedFixture) {
        guard !fixture.gaps.contains(.identity) else { return countKnownError() }
        let channels = fixture.fixture.channels.map(\.name)
        let did = guess(name, among: channels).map { "; \($0)" } ?? ""
        let role = ChannelRole(channelNamed: name, type: nil)
        let own = role.noun.flatMap { noun in
            fixture.fixture.channelIndex(of: role).map { "its \(noun) is called '\(channels[$0])'" }
        }
        error(
            at: offset,
            "channel '\(shortened(name))' is unknown for \(fixture.title)",
            hint: own ?? "it has: \(list(channels))\(did)"
        )
    }

    /// A 16-bit position, as near as the head may point.
    mutating func position(
        _ value: JSONValue,
        _ axis: Axis,
        of fixture: PatchedFixture
    ) -> UInt16? {
        whole(value, "\(axis.rawValue) of \(fixture.title)", in: InputRange.position)
            .map { clamped(UInt16($0), axis, of: fixture, at: value.offset) }
    }

    /// `target` as near as the head may point, with a warning where that is elsewhere.
    mutating func clamped(
        _ target: UInt16,
        _ axis: Axis,
        of fixture: PatchedFixture,
        at offset: Int
    ) -> UInt16 {
        let clamped = fixture.fixture.clamped(target, on: axis)
        if clamped != target, let limits = fixture.fixture.positionLimits[axis] {
            let range = "\(limits.lowerBound)…\(limits.upperBound)"
            warning(
                at: offset,
                "\(axis.rawValue) \(target) of \(fixture.title) is outside its \(range)",
                hint: "\(clamped) is used"
            )
        }
        return clamped
    }

    /// Notes the levels that differ from the arm levels of their channels.
    mutating func noteArmOverrides(_ writes: [ReadWrite], of fixture: PatchedFixture) {
        for entry in writes {
            for (index, level) in fixture.fixture.levels(of: entry.write) {
                let channel = fixture.fixture.channels[index]
                guard let arm = channel.armLevel, arm != level else { continue }
                let owner = "'\(channel.name)' of '\(fixture.fixture.id)'"
                note(at: entry.offset, "arm of \(owner) overridden here")
            }
        }
    }
}

/// Whether `value` is more than a byte holds.
private func isPosition(_ value: JSONValue) -> Bool {
    value.number?.whole.map { $0 > 255 } ?? false
}

/// Whether `name` is the low byte of `axis`.
private func isLowByte(_ name: String, of axis: Axis) -> Bool {
    guard let byte = Axis.named(name.lowercased()) else { return false }
    return byte.axis == axis && byte.isFine
}
