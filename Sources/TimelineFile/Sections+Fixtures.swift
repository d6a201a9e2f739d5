import DMX

/// The section of fixtures (FORMAT.md, "fixt").

/// What stands in place of an arm level where a channel is not armed.
private let unarmed: UInt16 = 0xffff

func encodedFixtures(_ fixtures: [TimelineFixture]) throws(TimelineFileError) -> [UInt8] {
    var writer = ByteWriter()
    try writer.put(
        list: fixtures,
        in: Limits.fixtures,
        "fixtures"
    ) { writer, fixture throws(TimelineFileError) in
        try writer.put(text: fixture.id, "a fixture's id")
        try writer.put(text: fixture.name, "a fixture's name")
        try writer.put(text: fixture.kind, "a fixture's kind")
        writer.put(fixture.universe.number)
        try writer.put(
            list: fixture.channels,
            in: Limits.channels,
            "channels"
        ) { writer, channel throws(TimelineFileError) in
            try writer.put(text: channel.name, "a channel's name")
            writer.put(UInt16(channel.slot.number))
            try writer.put(text: channel.role, "a channel's role")
            writer.put(channel.armLevel.map { UInt16($0) } ?? unarmed)
        }
    }
    return writer.bytes
}

func decodedFixtures(_ reader: inout ByteReader) throws(TimelineFileError) -> [TimelineFixture] {
    let fixtures = try reader.takeList(
        in: Limits.fixtures,
        "fixtures",
        smallest: 12
    ) { reader throws(TimelineFileError) in
        TimelineFixture(
            id: try reader.takeText(),
            name: try reader.takeText(),
            kind: try reader.takeText(),
            universe: try reader.takeAddress(),
            channels: try decodedChannels(&reader)
        )
    }
    try reader.finish()
    return fixtures
}

private func decodedChannels(
    _ reader: inout ByteReader
) throws(TimelineFileError) -> [TimelineFixture.Channel] {
    try reader.takeList(
        in: Limits.channels,
        "channels",
        smallest: 8
    ) { reader throws(TimelineFileError) in
        let name = try reader.takeText()
        let number = try reader.take(UInt16.self, in: 1...SlotNumber.count, "a slot")
        guard let slot = SlotNumber(number) else { throw reader.malformed("slot \(number)") }
        let role = try reader.takeText()
        let arm = try reader.take(UInt16.self)
        guard arm <= 255 || arm == unarmed else { throw reader.malformed("arm level \(arm)") }
        return TimelineFixture.Channel(
            name: name,
            slot: slot,
            role: role,
            armLevel: arm == unarmed ? nil : Level(arm)
        )
    }
}
