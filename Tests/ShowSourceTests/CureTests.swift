import Foundation
import ShowModel
import ShowSource
import Testing

/// What the hints of common slips say.
struct CureTests {
    /// A par whose channels have names of their own, a head with a colour wheel, and one more head
    /// that tells of its wheel itself.
    private func show(row: String) throws -> TemporaryShow {
        try TemporaryShow(
            fixtures: """
                [{"id": "par", "name": "A", "fixture": "par", "base_channel": 1},
                 {"id": "head", "name": "B", "fixture": "head", "base_channel": 101},
                 {"id": "old", "name": "C", "type": "moving_head", "channels": {"dim": 201, "color": 202},
                  "meta": {"value_mappings": {"color": {"30": "Orange"}}}}]
                """,
            profiles: [
                "fixture.parcan.par.json": """
                {"channels": {"master": 0, "r": 1, "g": 2, "b": 3}, "meta_channels": {
                 "dim": {"kind": "u8", "channel": "master"},
                 "rgb": {"kind": "rgb", "channels": ["r", "g", "b"], "mapping": "c"}},
                 "mappings": {"c": {"Sea": "#0080FF", "FACADE": "#010203"}}}
                """,
                "fixture.moving_head.head.json": """
                {"channels": {"pan": 0, "tilt": 1, "dim": 2, "wheel": 3}, "meta_channels": {
                 "wheel": {"kind": "enum", "channel": "wheel", "mapping": "w"}},
                 "mappings": {"w": {"0": "White", "25": "Orange"}}}
                """,
            ],
            [
                "cues/tide.cue.json": "[\n\(row)\n]",
                "metadata/tide.metadata.json": #"{"bpm": 120}"#,
                "chasers/x.json": """
                {"id": "x", "generator_id": "dynamic_wave_generator",
                 "default_params": {"fixtures": ["par"]}}
                """,
            ]
        )
    }

    /// Rows, and the lines that say what to do about them.
    static let rows: [(row: String, lines: [String])] = [
        (
            ##"{"time": 0, "fixture_id": "par", "effect": "full", "color": "#FF0000"}"##,
            ["2:52: warning: key 'color' is unknown in an effect row | put it into 'data'"]
        ),
        (
            #"{"time": 0, "fixture_id": "par", "effect": "full", "fade": 1, "data": {"r": 1}}"#,
            [
                "2:52: warning: key 'fade' is unknown in an effect row | an effect has 'duration'",
                "2:72: warning: parameter 'r' is unknown for 'full'"
                    + " | it has: blue, brightness, color, green, intensity, red",
            ]
        ),
        (
            #"{"time": 0, "chaser_id": "x", "repetitions": 4, "speed": 2}"#,
            [
                "2:31: warning: key 'repetitions' is unknown in a chase row | put it into 'data'",
                "2:49: warning: key 'speed' is unknown in a chase row | put it into 'data'",
            ]
        ),
        (
            #"{"time": 0, "values": {"par": {"r": 1}}, "duration": 2}"#,
            ["2:42: warning: key 'duration' is unknown in a snapshot | a snapshot has 'fade'"]
        ),
        (
            #"{"time": 0, "fixture": "par", "effect": "full"}"#,
            [
                "2:1: error: the effect row has no 'fixture_id'",
                "2:13: warning: key 'fixture' is unknown in an effect row"
                    + " | did you mean 'fixture_id'?",
            ]
        ),
        (
            #"{"time": 0, "fixture": "par"}"#,
            [
                "2:13: error: the row is no snapshot, no effect and no chase:"
                    + " key 'fixture' is unknown | did you mean 'fixture_id'?"
            ]
        ),
        (
            #"{"time": 0, "chase_id": "x", "data": {}}"#,
            [
                "2:13: error: the row is no snapshot, no effect and no chase:"
                    + " key 'chase_id' is unknown | did you mean 'chaser_id'?"
            ]
        ),
        (
            #"{"time": 0, "chaser": "x"}"#,
            [
                "2:13: error: the row is no snapshot, no effect and no chase:"
                    + " key 'chaser' is unknown | did you mean 'chaser_id'?"
            ]
        ),
        (
            #"{"time": 0, "vlaues": {"par": {"r": 1}}, "fade": 1}"#,
            [
                "2:13: error: the row is no snapshot, no effect and no chase:"
                    + " key 'vlaues' is unknown | did you mean 'values'?"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "par", "effect": "full", "data": {"color": "FF0000"}}"#,
            [
                "2:70: error: 'color' is 'FF0000', not a colour '#RRGGBB'"
                    + " | add '#': '#FF0000'"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "par", "effect": "full", "data": {"color": "facade"}}"#, []
        ),
        (
            #"{"time": 0, "chaser_id": "x", "data": {"base_color": "00FF00"}}"#,
            [
                "2:54: error: 'base_color' is '00FF00', not a colour '#RRGGBB'"
                    + " | add '#': '#00FF00'"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "par", "effect": "full", "data": {"color": "see"}}"#,
            [
                "2:70: error: colour 'see' is unknown for par 'par'"
                    + " | write '#RRGGBB', or one of: facade, sea; did you mean 'sea'?"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "head", "effect": "full", "data": {"color": "orange"}}"#,
            [
                "2:71: warning: 'color' does nothing here: moving head 'head' has no red, green and blue"
                    + " | write its level, 25 of 'wheel', with set_channels"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "old", "effect": "full", "data": {"color": "Orange"}}"#,
            [
                "2:70: warning: 'color' does nothing here: moving head 'old' has no red, green and blue"
                    + " | write its level, 30 of 'color', with set_channels"
            ]
        ),
        (
            #"{"time": 0, "values": {"par": {"dim": 1, "red": 2}}}"#,
            [
                "2:32: error: channel 'dim' is unknown for par 'par'"
                    + " | its dimmer is called 'master'",
                "2:42: error: channel 'red' is unknown for par 'par' | its red is called 'r'",
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "par", "effect": "set_channels", "data": {"Dimmer": 1}}"#,
            [
                "2:69: error: channel 'Dimmer' is unknown for par 'par'"
                    + " | its dimmer is called 'master'"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "par", "effect": "set_channels", "data": {"shutter": 1}}"#,
            [
                "2:69: error: channel 'shutter' is unknown for par 'par'"
                    + " | it has: master, r, g, b"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "head", "effect": "orbit"}"#,
            [
                "2:45: error: 'orbit' does not say where to | give 'subject_POI'",
                "2:45: error: 'orbit' does not say where from | give 'start_POI'",
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "head", "effect": "orbit_out"}"#,
            [
                "2:45: error: 'orbit_out' does not say where from | give 'subject_POI'",
                "2:45: error: 'orbit_out' does not say where to | give 'start_POI'",
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "head", "effect": "circle", "data": {"radius": 1}}"#,
            ["2:45: error: 'circle' does not say around what | give 'POI'"]
        ),
    ]

    @Test("a slip in a row is told with its cure", arguments: rows)
    func cures(row: String, lines: [String]) throws {
        let found = try show(row: row).lines().filter { !$0.contains("no cue sheet uses") }
        #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
    }

    @Test("a slip in a step of a chase is told with its cure")
    func curesStep() throws {
        let show = try show(row: #"{"time": 0, "chaser_id": "y"}"#)
        let step = #"{"beat": 0, "duration": 1, "fixture_id": "par", "effect": "full", "red": 3}"#
        try show.write(Data("{\"id\": \"y\", \"effects\": [\n\(step)]}".utf8), to: "chasers/y.json")
        let found = try show.lines().filter { !$0.contains("no cue sheet uses") }
        #expect(
            found == [
                "chasers/y.json:2:67: warning: key 'red' is unknown in a step | put it into 'data'"
            ]
        )
    }

    /// Rates of television as people round them, and how they are written.
    static let rates = [
        ("29.97", "30000/1001"), ("\"23.976\"", "24000/1001"), ("59.94", "60000/1001"),
    ]

    @Test("a rate that is rounded is told its fraction", arguments: rates)
    func curesRate(written: String, fraction: String) throws {
        let show = try TemporaryShow(cues: "[]")
        try show.write(Data("{\"rate\": \(written)}".utf8), to: "show.json")
        let shown = written.replacing("\"", with: "'")
        let lines = try show.lines()
        #expect(
            lines == [
                "show.json:1:10: error: the frame rate is \(shown), not as 60, 50 or '30000/1001'"
                    + " | write '\(fraction)'"
            ]
        )
    }

    /// Rows on a fixture that could not be read, and the lines that say what is wrong besides.
    static let unread: [(row: String, lines: [String])] = [
        (
            #"{"time": 0, "fixture_id": "a", "effect": "flahs"}"#,
            [
                "2:42: error: effect 'flahs' is unknown | there are: blackout, circle, color_fade,"
                    + " fade_in, fade_out, flash, full, move_to, move_to_poi, orbit, orbit_out,"
                    + " seek, set_channels, strobe, sweep; did you mean 'flash'?"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "a", "effect": "full", "data": {"red": 256, "gren": 1}}"#,
            [
                "2:66: error: 'red' is 256, not a whole number 0…255",
                "2:71: warning: parameter 'gren' is unknown for 'full'"
                    + " | it has: blue, brightness, color, green, intensity, red;"
                    + " did you mean 'green'?",
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "a", "effect": "flash", "data": {"channels": ["x", 1]}}"#,
            ["2:78: error: the name of a channel is 1, not a string"]
        ),
        (
            #"{"time": 0, "fixture_id": "a", "effect": "seek", "data": {"preset": "Piano"}}"#, []
        ),
        (
            #"{"time": 0, "fixture_id": "a", "effect": "move_to_poi", "data": {}}"#,
            ["2:42: error: 'move_to_poi' does not say where to | give 'POI'"]
        ),
    ]

    @Test(
        "a row on a fixture that could not be read is checked for what needs no fixture",
        arguments: unread
    )
    func checksUnread(row: String, lines: [String]) throws {
        for fixture in [
            #"{"id": "a", "name": "A", "channels": {}}"#,
            #"{"id": "a", "name": "A", "channels": {"dim": 0, "x": 1},"#
                + #" "presets": [{"name": "Piano", "values": {"x": 1}}]}"#,
        ] {
            let show = try TemporaryShow(cues: "[\n\(row)\n]", fixtures: "[\(fixture)]")
            let found = try show.lines().filter { $0.hasPrefix("cues/") }
            #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
        }
    }

    @Test("the name of a colour is not doubted where the fixture's names could not be read")
    func trustsNames() throws {
        let show = try TemporaryShow(
            cues: """
                [{"time": 0, "fixture_id": "a", "effect": "full", "data": {"color": "sea"}},
                 {"time": 0, "fixture_id": "a", "effect": "full", "data": {"color": "#sea"}}]
                """,
            fixtures: #"[{"id": "a", "name": "A", "channels": {}}]"#
        )
        let found = try show.lines().filter { $0.hasPrefix("cues/") }
        #expect(
            found == ["cues/tide.cue.json:2:69: error: 'color' is '#sea', not a colour '#RRGGBB'"]
        )
    }
}
