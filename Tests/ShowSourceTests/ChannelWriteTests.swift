import ShowModel
import ShowSource
import TestSupport
import Testing

/// Of the rig's head, channels 0…3 are the bytes of pan and tilt, 4 the dimmer, 5 the shutter.
struct ChannelWriteTests {
    /// What a snapshot sets of the head, what it comes to, and the lines about it.
    static let writes: [(values: String, writes: [ChannelWrite], lines: [String])] = [
        (
            #"{"pan_msb": 1, "pan_lsb": 2, "Tilt_MSB": 3}"#,
            [.level(channel: 0, 1), .level(channel: 1, 2), .level(channel: 2, 3)], []
        ),
        (#"{"pan": 30000, "tilt": 100}"#, [.position(.pan, 30000), .position(.tilt, 100)], []),
        (#"{"pan": 10, "pan_fine": 35}"#, [.level(channel: 0, 10), .level(channel: 1, 35)], []),
        (#"{"pan_fine": 35}"#, [.level(channel: 1, 35)], []),
        (
            #"{"tilt_coarse": 4, "tilt_fine": 0}"#, [.level(channel: 2, 4), .level(channel: 3, 0)],
            []
        ),
        (
            #"{"tilt": 5}"#, [.position(.tilt, 70)],
            ["2:41: warning: tilt 5 of moving head 'head' is outside its 70…3363 | 70 is used"]
        ),
        (
            #"{"tilt": 9999}"#, [.position(.tilt, 3363)],
            ["2:41: warning: tilt 9999 of moving head 'head' is outside its 70…3363 | 3363 is used"]
        ),
        (
            #"{"shutter": 0, "dim": 9}"#, [.level(channel: 5, 0), .level(channel: 4, 9)],
            ["2:44: note: arm of 'shutter' of 'head' overridden here"]
        ),
        (#"{"shutter": 255}"#, [.level(channel: 5, 255)], []),
        (
            #"{"pan": 30000, "pan_msb": 1, "dim": 9, "Dim": 8}"#,
            [.position(.pan, 30000), .level(channel: 4, 9)],
            [
                "2:47: warning: 'pan_msb' writes a channel that 'pan' writes too | 'pan' counts",
                "2:71: warning: 'Dim' writes a channel that 'dim' writes too | 'dim' counts",
            ]
        ),
    ]

    @Test("keys are channels, bytes of an axis, or 16-bit numbers", arguments: writes)
    func reads(values: String, writes: [ChannelWrite], lines: [String]) throws {
        let show = try TemporaryShow(row: #"{"time": 0, "values": {"head": \#(values)}}"#)
        let found = try show.lines()
        #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
        #expect(try show.snapshot()?.values.map(\.writes) == [writes])
    }

    @Test("an axis with a channel of its own name takes bytes up to 255 and numbers above")
    func tellsBytesFromNumbers() throws {
        let show = try TemporaryShow(
            cues: """
                [{"time": 0, "values": {"a": {"pan": 200}}},
                 {"time": 1, "values": {"a": {"pan": 300}}},
                 {"time": 2, "values": {"b": {"pan": 300}}}]
                """,
            fixtures: """
                [{"id": "a", "name": "A", "channels": {"pan": 1, "pan_fine": 2}},
                 {"id": "b", "name": "B", "channels": {"pan": 3}}]
                """
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:3:38: error: level of 'pan' of moving head 'b' is 300,"
                    + " not a whole number 0…255"
            ]
        )
        let actions = try show.cues().map(\.action)
        let writes: [ChannelWrite] = [.level(channel: 0, 200), .position(.pan, 300)]
        #expect(
            actions
                == writes.map {
                    .snapshot(
                        Snapshot(values: [FixtureValues(fixture: FixtureID("a"), writes: [$0])])
                    )
                }
        )
    }

    @Test("set_channels takes levels at the top and under 'channels'; the top wins")
    func setsChannels() throws {
        let show = try TemporaryShow(
            row: """
                {"time": 0, "fixture_id": "parcan_l", "effect": "set_channels",
                 "data": {"red": 9, "channels": {"red": 1, "green": 2, "dim": 100}}}
                """
        )
        let lines = try show.lines()
        #expect(
            lines == ["cues/tide.cue.json:3:63: note: arm of 'dim' of 'parcan_l' overridden here"]
        )
        let writes: [ChannelWrite] = [
            .level(channel: 2, 2), .level(channel: 0, 100), .level(channel: 1, 9),
        ]
        #expect(try show.effect() == .setChannels(writes))
    }

    /// Data of `set_channels` on the head with pan at the top and under 'channels'.
    static let axes: [(data: String, writes: [ChannelWrite])] = [
        (
            #"{"pan_msb": 9, "channels": {"pan": 258}}"#,
            [.level(channel: 1, 2), .level(channel: 0, 9)]
        ),
        (
            #"{"pan": 258, "channels": {"pan_msb": 9, "pan_lsb": 8, "dim": 7}}"#,
            [.level(channel: 4, 7), .position(.pan, 258)]
        ),
    ]

    @Test("the top wins byte by byte, also where one is the 16-bit number", arguments: axes)
    func setsBytes(data: String, writes: [ChannelWrite]) throws {
        let show = try TemporaryShow(
            row: """
                {"time": 0, "fixture_id": "head", "effect": "set_channels", "data": \(data)}
                """
        )
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.effect() == .setChannels(writes))
    }

    @Test("set_channels without a channel is a warning, an unknown channel an error")
    func reportsSetChannels() throws {
        let show = try TemporaryShow(
            cues: """
                [{"time": 0, "fixture_id": "wash", "effect": "set_channels"},
                 {"time": 0, "fixture_id": "wash", "effect": "set_channels", "data": {"rad": 1}}]
                """
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:1:46: warning: 'set_channels' names no channel",
                "cues/tide.cue.json:2:71: error: channel 'rad' is unknown for par 'wash'"
                    + " | it has: dim, red, green, blue; did you mean 'red'?",
            ]
        )
    }
}
