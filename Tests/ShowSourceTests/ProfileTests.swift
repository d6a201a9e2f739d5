import DMX
import ShowModel
import ShowSource
import Testing

struct ProfileTests {
    /// A show of one fixture with this profile, which is called `par` in messages.
    private func show(_ profile: String) throws -> TemporaryShow {
        try TemporaryShow(
            fixtures: #"[{"id": "a", "name": "A", "fixture": "parcan.par", "base_channel": 1}]"#,
            profiles: ["fixture.parcan.par.json": profile]
        )
    }

    private func fixture(_ profile: String) throws -> Fixture {
        let show = try show(profile)
        let lines = try show.lines()
        #expect(lines == [])
        return try #require(try show.fixtures().first)
    }

    @Test("id and type are those of the file's name where the profile does not give them")
    func takesNameOfFile() throws {
        let show = try TemporaryShow(
            fixtures: #"[{"id": "a", "name": "A", "fixture": "par", "base_channel": 1}]"#,
            profiles: ["fixture.parcan.par.json": #"{"channels": {"dim": 0}}"#]
        )
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.fixtures().first?.kind == "parcan")
    }

    @Test("an id goes before the name of another profile's file")
    func prefersID() throws {
        let show = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "parcan.one", "base_channel": 1},
                 {"id": "b", "name": "B", "fixture": "fixture.parcan.one", "base_channel": 2}]
                """,
            profiles: [
                "fixture.parcan.one.json": #"{"id": "x", "channels": {"dim": 0}}"#,
                "fixture.parcan.two.json": #"{"id": "parcan.one", "channels": {"red": 0}}"#,
            ]
        )
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.fixtures().map { $0.channels.map(\.name) } == [["red"], ["dim"]])
    }

    @Test("a colour's channels are known by their places, a lone channel by its meta channel's id")
    func takesRoles() throws {
        let fixture = try fixture(
            """
            {"channels": {"c1": 0, "c2": 1, "c3": 2, "master": 3, "zoom": 4, "pos": 5},
             "meta_channels": {
               "mix": {"kind": "rgb", "channels": ["c2", "c1", "c3"]},
               "Dimmer": {"kind": "u8", "channels": ["master"]},
               "zoom": {"kind": "u8", "channel": "ZOOM"},
               "tilt": {"kind": "u8", "channel": "pos"}}}
            """
        )
        #expect(fixture.channels.map(\.role) == [.green, .red, .blue, .dimmer, .other, .tilt])
    }

    @Test("a pair is armed by one number, a colour by one level, a pair that is no axis too")
    func arms() throws {
        let fixture = try fixture(
            """
            {"channels": {"pan_msb": 0, "pan_lsb": 1, "red": 2, "green": 3, "blue": 4,
                          "dim": 5, "dim_fine": 6, "mode": 7},
             "meta_channels": {
               "pan": {"kind": "u16", "channels": ["pan_msb", "pan_lsb"], "arm": 33000},
               "rgb": {"kind": "rgb", "channels": ["red", "green", "blue"], "arm": 7},
               "dim": {"kind": "u16", "channels": ["dim", "dim_fine"], "arm": 65535},
               "mode": {"kind": "enum", "channel": "mode", "arm": 0}}}
            """
        )
        #expect(fixture.channels.map(\.armLevel) == [128, 232, 7, 7, 7, 255, 255, 0])
        #expect(fixture.channels[5].role == .dimmer)
        #expect(fixture.channels[6].role == .other)
    }

    @Test("mappings name colours either way round, and levels of wheels, which are none")
    func readsColours() throws {
        let fixture = try fixture(
            """
            {"channels": {"dim": 0},
             "mappings": {
               "colours": {" Sky ": "#0080FF", "FF8000": "Amber", "#00ff00": "decade"},
               "more": {"sky": "0080ff", "facade": "000001"},
               "wheel": {"0": "Open", "12": "facade", "255": "#FFFFFF"}}}
            """
        )
        #expect(
            fixture.namedColours == [
                "sky": Colour(red: 0, green: 128, blue: 255),
                "amber": Colour(red: 255, green: 128, blue: 0),
                "decade": Colour(red: 0, green: 255, blue: 0),
                "facade": Colour(red: 0, green: 0, blue: 1),
            ]
        )
    }

    /// What is wrong with a profile, and the lines that say so.
    static let faults: [(profile: String, lines: [String])] = [
        (#"[]"#, ["1:1: error: the profile is an array, not an object"]),
        (#"{}"#, ["1:1: error: profile 'par' has no 'channels'"]),
        (#"{"channels": {}}"#, ["1:14: error: profile 'par' has no channels"]),
        (
            #"{"id": 7, "tpye": "x", "channels": {"dim": 0}}"#,
            [
                "1:8: error: 'id' is 7, not a name",
                "1:11: warning: key 'tpye' is unknown in a profile | did you mean 'type'?",
            ]
        ),
        (
            #"{"channels": {"dim": 512, "red": -1, "green": 1, "blue": 1, "up": 0}}"#,
            [
                "1:22: error: offset of 'dim' of profile 'par' is 512, not a whole number 0…511",
                "1:34: error: offset of 'red' of profile 'par' is -1, not a whole number 0…511",
                "1:58: error: 'blue' and 'green' of profile 'par' are both at offset 1",
            ]
        ),
        (
            #"{"channels": {"dim": 1, "red": 2}}"#,
            [
                "1:14: note: no channel of profile 'par' is at offset 0: the lowest is at 1"
                    + " | offsets count from 0, the slot that 'base_channel' says"
            ]
        ),
        (
            #"{"channels": {"dim": 0}, "physical_movement": {"pan_full_travel_seconds": 0,"#
                + #" "tilt_full_travel_seconds": "fast", "pan_travel_seconds": 1}}"#,
            [
                "1:75: error: 'pan_full_travel_seconds' is 0, not a number of seconds, 0.001…3600",
                "1:106: error: 'tilt_full_travel_seconds' is 'fast',"
                    + " not a number of seconds, 0.001…3600",
                "1:114: warning: key 'pan_travel_seconds' is unknown in 'physical_movement'"
                    + " | did you mean 'pan_full_travel_seconds'?",
            ]
        ),
        (
            ##"{"channels": {"dim": 0}, "mappings": {"c": {"red": "#GG0000", "x": "y", "0": 1,"##
                + #" "a": "000001", "A": "000002"}, "d": 3}}"#,
            [
                "1:52: error: 'red' of mapping 'c' is '#GG0000', not a colour '#RRGGBB'",
                "1:63: warning: 'x' of mapping 'c' is neither a level 0…255"
                    + " nor a colour '#RRGGBB'",
                "1:78: error: '0' of mapping 'c' is 1, not a string",
                "1:96: warning: colour 'a' of profile 'par' is given twice | the first counts",
                "1:117: error: mapping 'd' is 3, not an object",
            ]
        ),
    ]

    @Test("what is wrong with a profile is said where it is written", arguments: faults)
    func reports(profile: String, lines: [String]) throws {
        let found = try show(profile).lines()
        #expect(found == lines.map { "fixtures/fixture.parcan.par.json:\($0)" })
    }

    /// What is wrong with a meta channel in line 2, and the lines that say so.
    static let metaFaults: [(meta: String, lines: [String])] = [
        (#""dim": 7"#, ["2:8: error: meta channel 'dim' is 7, not an object"]),
        (#""dim": null"#, []),
        (
            #""dim": {"channel": "dim"}"#,
            ["2:8: error: meta channel 'dim' has no 'kind'"]
        ),
        (
            #""dim": {"kind": "u9", "channel": "dim"}"#,
            [
                "2:17: error: kind 'u9' of meta channel 'dim' is unknown"
                    + " | there are: u8, u16, rgb, enum; did you mean 'u8'?"
            ]
        ),
        (#""dim": {"kind": "u8"}"#, ["2:8: error: meta channel 'dim' has no 'channel'"]),
        (#""pan": {"kind": "u16"}"#, ["2:8: error: meta channel 'pan' has no 'channels'"]),
        (
            #""dim": {"kind": "u8", "channel": "dmi"}"#,
            [
                "2:34: error: meta channel 'dim' names 'dmi', a channel that the profile does not"
                    + " have | did you mean 'dim'?"
            ]
        ),
        (
            #""dim": {"kind": "u8", "channel": "shutter"}"#,
            [
                "2:34: error: meta channel 'dim' names 'shutter', a channel that the profile does"
                    + " not have | it has: dim, red, green, blue, pan_msb, pan_lsb"
            ]
        ),
        (
            #""pan": {"kind": "u16", "channel": "pan_msb"}"#,
            [
                "2:35: error: meta channel 'pan' has 1 channel, not 2"
                    + " | kind 'u16' is [coarse, fine]"
            ]
        ),
        (
            #""rgb": {"kind": "rgb", "channels": ["red", "green", "blue", "dim"]}"#,
            [
                "2:36: error: meta channel 'rgb' has 4 channels, not 3"
                    + " | kind 'rgb' is [red, green, blue]"
            ]
        ),
        (
            #""dim": {"kind": "enum", "channels": []}"#,
            [
                "2:37: error: meta channel 'dim' has 0 channels, not 1"
                    + " | kind 'enum' is one channel"
            ]
        ),
        (
            #""pan": {"kind": "u16", "channels": ["pan_msb", 1]}"#,
            ["2:48: error: 'channel' of meta channel 'pan' is 1, not a name"]
        ),
        (
            #""pan": {"kind": "u16", "channels": ["pan_msb", "PAN_MSB"]}"#,
            ["2:48: error: meta channel 'pan' has 'pan_msb' twice"]
        ),
        (
            #""pan": {"kind": "u16", "channels": ["pan_lsb", "pan_msb"]}"#,
            [
                "2:1: warning: meta channel 'pan' puts 'pan_lsb' where the coarse byte belongs"
                    + " | the order is [coarse, fine]; it is taken as written",
                "2:1: warning: meta channel 'pan' puts 'pan_msb' where the fine byte belongs"
                    + " | the order is [coarse, fine]; it is taken as written",
            ]
        ),
        (
            #""rgb": {"kind": "rgb", "channels": ["red", "blue", "dim"]}"#,
            [
                "2:1: warning: meta channel 'rgb' puts 'blue' where the green belongs"
                    + " | the order is [red, green, blue]; it is taken as written",
                "2:1: warning: meta channel 'rgb' puts 'dim' where the blue belongs"
                    + " | the order is [red, green, blue]; it is taken as written",
            ]
        ),
        (
            #""dim": {"kind": "u8", "channel": "dim", "mapping": "colour", "mapings": 1}"#,
            [
                "2:52: warning: mapping 'colour' of meta channel 'dim' is not in the profile"
                    + " | did you mean 'color'?",
                "2:62: warning: key 'mapings' is unknown in a meta channel"
                    + " | did you mean 'mapping'?",
            ]
        ),
        (
            #""dim": {"kind": "u8", "channel": "dim", "mapping": "wheel"}"#,
            [
                "2:52: warning: mapping 'wheel' of meta channel 'dim' is not in the profile"
                    + " | there are: color"
            ]
        ),
        (
            #""dim": {"kind": "u8", "channel": "dim", "label": 1, "step": 1, "hidden": "yes"}"#,
            [
                "2:50: error: 'label' of meta channel 'dim' is 1, not a string",
                "2:61: error: 'step' of meta channel 'dim' is 1, not true or false",
                "2:74: error: 'hidden' of meta channel 'dim' is 'yes', not true or false",
            ]
        ),
        (
            #""dim": {"kind": "u8", "channel": "dim", "arm": 256},"#
                + #" "pan": {"kind": "u16", "channels": ["pan_msb", "pan_lsb"], "arm": 65536}"#,
            [
                "2:48: error: arm of meta channel 'dim' is 256, not a whole number 0…255",
                "2:120: error: arm of meta channel 'pan' is 65536, not a whole number 0…65535",
            ]
        ),
        (
            #""dim": {"kind": "u8", "channel": "dim", "arm": 255},"#
                + #" "dimmer": {"kind": "u8", "channel": "dim", "arm": 0}"#,
            [
                "2:104: warning: meta channel 'dimmer' arms 'dim' at 0, which is armed at 255"
                    + " already | 255 is used"
            ]
        ),
        (
            #""a": {"kind": "rgb", "channels": ["red", "green", "blue"]},"#
                + #" "b": {"kind": "rgb", "channels": ["red", "green", "blue"]}"#,
            [
                "1:131: note: profile 'par' has 2 meta channels of kind 'rgb': effects work the"
                    + " lowest one | snapshots and set_channels reach the others"
            ]
        ),
    ]

    @Test("what is wrong with a meta channel is said where it is written", arguments: metaFaults)
    func reportsMeta(meta: String, lines: [String]) throws {
        let channels = #""dim": 0, "red": 1, "green": 2, "blue": 3, "pan_msb": 4, "pan_lsb": 5"#
        let profile =
            #"{"mappings": {"color": {}}, "channels": {\#(channels)}, "meta_channels": {"#
            + "\n\(meta)\n}}"
        let found = try show(profile).lines()
        #expect(found == lines.map { "fixtures/fixture.parcan.par.json:\($0)" })
    }

    @Test("meta channels of a profile without channels are not blamed for it")
    func blamesChannelsOnly() throws {
        let lines = try show(
            #"{"channels": 1, "meta_channels": {"dim": {"kind": "u8", "channel": "dim"}}}"#
        ).lines()
        #expect(
            lines == [
                "fixtures/fixture.parcan.par.json:1:14: error: 'channels' of profile 'par' is 1,"
                    + " not an object"
            ]
        )
    }
}
