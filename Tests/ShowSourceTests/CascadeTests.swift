import Foundation
import ShowModel
import ShowSource
import Testing

/// One mistake is one error, wherever else the thing is named that it is in.
struct CascadeTests {
    /// A par of the profile `lamp`, and rows that need its colours, its dimmer and its channels.
    private func show(profile: String, base: Int = 1) throws -> TemporaryShow {
        try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "lamp", "base_channel": \(base),
                  "meta": {"position_constraints": {"pan": {"min": 1}}}},
                 {"id": "b", "name": "B", "channels": {"dim": 101}}]
                """,
            profiles: ["fixture.parcan.lamp.json": profile],
            [
                "pois.json": #"[{"id": "p", "fixtures": {"a": {"pan": 1, "tilt": 1}}}]"#,
                "metadata/tide.metadata.json": #"{"bpm": 120}"#,
                "chasers/wave.json": """
                {"id": "wave", "generator_id": "dynamic_wave_generator",
                 "default_params": {"fixtures": ["a"]}}
                """,
                "cues/tide.cue.json": """
                [{"time": 0, "values": {"a": {"m": 255, "r": 1, "b": 2}}},
                 {"time": 1, "fixture_id": "a", "effect": "full", "data": {"color": "#FF0000"}},
                 {"time": 2, "fixture_id": "a", "effect": "color_fade"},
                 {"time": 3, "fixture_id": "a", "effect": "full", "data": {"color": "sea"}},
                 {"time": 4, "fixture_id": "a", "effect": "move_to_poi", "data": {"POI": "p"}},
                 {"time": 5, "chaser_id": "wave"},
                 {"time": 6, "fixture_id": "b", "effect": "full"}]
                """,
            ]
        )
    }

    /// A profile with `colour` as its meta channel of a colour, and `more` after its meta channels.
    private static func lamp(_ colour: String, _ more: String = "") -> String {
        """
        {"channels": {"m": 0, "r": 1, "g": 2, "b": 3}, "meta_channels": {
        "rgb": \(colour),
        "pan": {"kind": "u16", "channels": ["m"]}
        }\(more)}
        """
    }

    /// Meta channels that are wrong, and the line that says so.
    static let colours: [(text: String, line: String)] = [
        (
            #"{"kind": "rbg", "channels": ["r", "g", "b"]}"#,
            "2:17: error: kind 'rbg' of meta channel 'rgb' is unknown"
                + " | there are: u8, u16, rgb, enum; did you mean 'rgb'?"
        ),
        (
            #"{"kind": "rgb", "channels": ["r", "g", "bl"]}"#,
            "2:47: error: meta channel 'rgb' names 'bl', a channel that the profile does not have"
                + " | did you mean 'b'?"
        ),
        (
            #"{"kind": "rgb", "channels": ["r", "g"]}"#,
            "2:36: error: meta channel 'rgb' has 2 channels, not 3"
                + " | kind 'rgb' is [red, green, blue]"
        ),
    ]

    @Test("a meta channel that is wrong is one error, and no row on it another", arguments: colours)
    func wrongMetaChannel(text: String, line: String) throws {
        let show = try show(
            profile: CascadeTests.lamp(text, ##", "mappings": {"c": {"sea": "#0000FF"}}"##)
        )
        let lines = try show.lines()
        let other =
            "3:36: error: meta channel 'pan' has 1 channel, not 2 | kind 'u16' is [coarse, fine]"
        #expect(lines == [line, other].map { "fixtures/fixture.parcan.lamp.json:\($0)" })
        #expect(try show.fixtures().map(\.id.text) == ["b"])
        #expect(try show.cues().map(\.row) == [0, 5, 6])
    }

    @Test("a base channel that puts channels past the end is one error, and takes no slots")
    func wrongBase() throws {
        let profile = """
            {"channels": {"m": 0, "r": 1, "g": 2, "b": 3}, "mappings": {"c": {"sea": "#0000FF"}}}
            """
        let show = try show(profile: profile, base: 510)
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:1:62: error: 'b' of fixture 'a' would be on slot 513,"
                    + " outside 1…512 | the highest 'base_channel' for this profile is 509"
            ]
        )
        #expect(try show.fixtures().map(\.id.text) == ["b"])
    }

    @Test("names of colours and presets that are wrong are not said to be missing in rows too")
    func wrongNames() throws {
        let show = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "lamp", "base_channel": 1, "presets": [
                {"values": {"pan": 1}}
                ]}]
                """,
            profiles: [
                "fixture.parcan.lamp.json": """
                {"channels": {"red": 0, "green": 1, "blue": 2, "pan": 3}, "mappings": {"colours":
                {"sea": "#0000F"}
                }}
                """
            ],
            [
                "cues/tide.cue.json": """
                [{"time": 0, "fixture_id": "a", "effect": "full", "data": {"color": "sea"}},
                 {"time": 1, "fixture_id": "a", "effect": "seek", "data": {"preset": "Piano"}},
                 {"time": 2, "fixture_id": "a", "effect": "full", "data": {"color": "#12"}}]
                """
            ]
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:2:1: error: a preset has no 'name'",
                "fixtures/fixture.parcan.lamp.json:2:9: error: 'sea' of mapping 'colours' is"
                    + " '#0000F', not a colour '#RRGGBB'",
                "cues/tide.cue.json:3:69: error: 'color' is '#12', not a colour '#RRGGBB'",
            ]
        )
    }

    /// The names of files that are not read, and what is said of each.
    static let misnamed: [(path: String, hint: String)] = [
        ("poi.json", "call it pois.json"), ("points.json", "call it pois.json"),
        ("poi.stage.json", "call it pois.json"), ("POIs.json", "call it pois.json"),
        ("fixtures/poi.json", "call it pois.json"),
    ]

    @Test("places in a misnamed file are one warning", arguments: misnamed)
    func misnamedPoints(path: String, hint: String) throws {
        let show = try TemporaryShow(
            row:
                #"{"time": 0, "fixture_id": "head", "effect": "move_to_poi", "data": {"POI": "p"}}"#
        )
        try show.write(.init("[]".utf8), to: path)
        let lines = try show.lines()
        #expect(lines == ["warning: \(path) is not read | \(hint)"])
        try show.write(.init("[]".utf8), to: "pois.json")
        let both = try show.lines()
        #expect(
            both == [
                "warning: \(path) is not read | there is pois.json too, which counts",
                "cues/tide.cue.json:2:76: warning: POI 'p' is unknown: the row does nothing"
                    + " | the show has no POIs",
            ]
        )
    }

    @Test("places that could not be read are not said to be missing in rows too")
    func wrongPoints() throws {
        let show = try TemporaryShow(
            row: """
                {"time": 0, "fixture_id": "head", "effect": "move_to_poi", "data": {"POI": "p"}},
                {"time": 0, "fixture_id": "head", "effect": "circle",
                "data": {"POI": "q", "radius": 0.1}}
                """
        )
        try show.write(
            .init(#"[{"id": "p", "fixtures": {"head": {"pan": -1, "tilt": 100}}}]"#.utf8),
            to: "pois.json"
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "pois.json:1:43: error: pan of the target of 'head' of POI 'p' is -1,"
                    + " not a whole number 0…65535"
            ]
        )
    }

    @Test("chases that could not be read are not said to be missing in rows too")
    func wrongChases() throws {
        let show = try TemporaryShow(row: #"{"time": 0, "chaser_id": "wave"}"#)
        try show.write(.init(#"{"id" "wave", "effects": []}"#.utf8), to: "chasers/wave.json")
        try show.write(.init(#"{"effects": []}"#.utf8), to: "chasers/other.json")
        let lines = try show.lines()
        #expect(
            lines == [
                "chasers/other.json:1:1: error: the chase has no 'id'",
                "chasers/wave.json:1:7: error: expected ':' after the key, found '\"'"
                    + " | inside the '{' of line 1",
            ]
        )
    }

    /// What keeps it from being known which chases are used, and the line that says so.
    static let unknownSheets: [(files: [String: String], line: String)] = [
        (
            ["cues/tide.cue.json": "[\n{\"time\" 0, \"chaser_id\": \"x\"}\n]"],
            "cues/tide.cue.json:2:9: error: expected ':' after the key, found '0'"
                + " | inside the '{' of line 2"
        ),
        (
            ["cues/tide.cue.json": #"{"rows": []}"#],
            "cues/tide.cue.json:1:1: error: the cue sheet has no 'entries'"
        ),
        (
            ["songs/ebb.mp3": ""],
            "warning: song 'ebb' has no cue sheet yet: it stays dark"
                + " | the sheet is expected at cues/ebb.cue.json"
        ),
        (["cues/ebb.cue.json": "[]"], "warning: cues/ebb.cue.json is of no song"),
        (
            ["show.json": #"{"songs": ["tide", "ebb"]}"#],
            "show.json:1:20: error: song 'ebb' of the setlist has no sound"
        ),
    ]

    @Test(
        "which chases are unused is not said where not all rows are known",
        arguments: unknownSheets
    )
    func unknownUse(files: [String: String], line: String) throws {
        let show = try TemporaryShow(cues: "[]")
        try show.write(
            .init(#"{"id": "x", "effects": [], "type": "static"}"#.utf8),
            to: "chasers/x.json"
        )
        for (name, text) in files { try show.write(.init(text.utf8), to: name) }
        let lines = try show.lines().filter { !$0.contains("does nothing") && !$0.contains("rows") }
        #expect(lines == [line])
    }

    @Test("where an id comes twice, a row's unknown id is not guessed")
    func twice() throws {
        let show = try TemporaryShow(
            cues: """
                [{"time": 0, "fixture_id": "par_r", "effect": "full"},
                 {"time": 0, "chaser_id": "snare"},
                 {"time": 0, "fixture_id": "par_l", "effect": "move_to_poi", "data": {"POI": "ref_b"}}]
                """,
            fixtures: """
                [{"id": "par_l", "name": "A", "channels": {"dim": 1, "pan": 2}},
                 {"id": "par_l", "name": "B", "channels": {"dim": 3}}]
                """
        )
        try show.write(
            .init(#"[{"id": "snore", "effects": []}, {"id": "snore", "effects": []}]"#.utf8),
            to: "chasers/all.json"
        )
        try show.write(.init(#"[{"id": "ref_a"}, {"id": "ref_a"}]"#.utf8), to: "pois.json")
        let lines = try show.lines().filter { $0.hasPrefix("cues/") }
        #expect(
            lines
                == [
                    "1:28: error: fixture 'par_r' is unknown"
                        + " | 'par_l' comes twice: one of them may be meant to be this",
                    "2:27: error: chase 'snare' is unknown"
                        + " | 'snore' comes twice: one of them may be meant to be this",
                    "3:78: warning: POI 'ref_b' is unknown: the row does nothing"
                        + " | 'ref_a' comes twice: one of them may be meant to be this",
                ].map { "cues/tide.cue.json:\($0)" }
        )
    }

    @Test("a 16-bit number is fine where the fine channel is past the end, in a preset too")
    func clippedPair() throws {
        let show = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "head", "base_channel": 512,
                  "presets": [{"name": "Up", "values": {"pan": 300}}]}]
                """,
            profiles: ["fixture.x.head.json": #"{"channels": {"pan": 0, "pan_fine": 1}}"#],
            [
                "cues/tide.cue.json": """
                [{"time": 0, "values": {"a": {"pan": 32768}}},
                 {"time": 1, "fixture_id": "a", "effect": "set_channels", "data": {"pan_fine": 1}},
                 {"time": 2, "values": {"a": {"pan": 65536}}}]
                """
            ]
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:1:62: error: 'pan_fine' of fixture 'a' would be on slot"
                    + " 513, outside 1…512 | the highest 'base_channel' for this profile is 511",
                "cues/tide.cue.json:3:38: error: level of 'pan' is 65536,"
                    + " not a whole number 0…65535",
            ]
        )
    }

    @Test("rows on an id that comes twice may mean the other one")
    func eitherOfTwo() throws {
        let show = try TemporaryShow(
            cues: """
                [{"time": 0, "fixture_id": "a", "effect": "move_to", "data": {"preset": "Up"}},
                 {"time": 1, "values": {"a": {"gobo": 1}}},
                 {"time": 2, "chaser_id": "x", "data": {"speed": 2}}]
                """,
            fixtures: """
                [{"id": "a", "name": "A", "channels": {"dim": 1}},
                 {"id": "a", "name": "B", "channels": {"pan": 2, "gobo": 3}}]
                """
        )
        let steps = #"{"beat": 0, "duration": 1, "fixture_id": "a", "effect": "blackout"}"#
        try show.write(
            .init(
                """
                [{"id": "x", "effects": [\(steps)]},
                 {"id": "x", "generator_id": "dynamic_wave_generator"}]
                """.utf8
            ),
            to: "chasers/x.json"
        )
        try show.write(.init(#"{"bpm": 120}"#.utf8), to: "metadata/tide.metadata.json")
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:2:9: error: fixture 'a' comes twice"
                    + " | every fixture has an id of its own",
                "chasers/x.json:2:9: error: two chases have the id 'x'"
                    + " | the first one is at chasers/x.json:1:9; give one of them another id",
            ]
        )
    }
}
