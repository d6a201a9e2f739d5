import Foundation
import ShowModel
import ShowSource
import TestSupport
import Testing
import Timebase

struct ChaseFileTests {
    /// A show whose only row starts `id`, with `chase` as `chasers/x.json`.
    private func show(_ chase: String, starting id: String = "x") throws -> TemporaryShow {
        try TemporaryShow([
            "songs/tide.wav": "", "fixtures/fixtures.json": Rig.fixtures,
            "metadata/tide.metadata.json": #"{"bpm": 120}"#, "chasers/x.json": chase,
            "cues/tide.json": #"[{"time": 1.5, "chaser_id": "\#(id)"}]"#,
        ])
    }

    private func chase(_ text: String) throws -> Chase? {
        guard case .chase(let row)? = try show(text).cues().first?.action else { return nil }
        return row.chase
    }

    @Test("a static chase is read whole, with or without saying that it is one")
    func readsSteps() throws {
        let text = """
            {"$schema": "s", "id": "x", "name": "Ex", "description": "d", TYPE "effects": [
              {"beat": 1.84, "fixture_id": "wash", "effect": "fade_out", "duration": 0.16, "data": {}},
              {"beat": 0, "fixture_id": "parcan_l", "action": " Flash ", "duration": 1,
               "data": {"color": "#0000FF"}},
              {"beat": 0.5, "fixture_id": "wash", "effect": "set_channels", "duration": 0.0,
               "data": {"channels": {"red": 7}}, "name": "n", "created_by": "me"}
            ]}
            """
        let expected = Chase(
            id: "x",
            name: "Ex",
            steps: [
                .step(1840, for: 160, .fadeOut(startLevel: nil, easing: .linear), on: "wash"),
                .step(
                    0,
                    for: 1000,
                    .flash(Flash(colour: Colour(red: 0, green: 0, blue: 255))),
                    on: "parcan_l"
                ),
                .step(500, .setChannels([.level(channel: 1, 7)]), on: "wash"),
            ]
        )
        for type in ["", #""type": "static","#, #""type": " Static ","#] {
            let text = text.replacing("TYPE", with: type)
            let lines = try show(text).lines()
            #expect(lines == [])
            #expect(try chase(text) == expected)
        }
    }

    @Test("a dynamic chase is read whole, with or without saying that it is one")
    func readsWaves() throws {
        let text = """
            {"id": "x", "name": "Ex", TYPE "generator_id": "dynamic_wave_generator",
             "default_params": {"fixtures": ["wash", "parcan_l"], "base_color": "#001066",
              "accent_color": "#0033ff", "duration_beats": 8.5, "speed": -0.8, "fade_in_beats": 0,
              "fade_out_beats": 0.25}}
            """
        let wave = ColourWave(
            fixtures: ["wash", "parcan_l"].map { FixtureID($0) },
            base: Colour(red: 0, green: 16, blue: 102),
            accent: Colour(red: 0, green: 51, blue: 255),
            duration: thousandths(8500),
            speed: -0.8,
            fadeIn: .zero,
            fadeOut: thousandths(250)
        )
        for type in ["", #""type": "dynamic","#] {
            let text = text.replacing("TYPE", with: type)
            let lines = try show(text).lines()
            #expect(lines == [])
            #expect(try chase(text) == Chase(id: "x", name: "Ex", wave: wave))
        }
    }

    @Test("what the parameters do not say is as the generator has it")
    func defaults() throws {
        let text = """
            {"id": "x", "generator_id": "dynamic_wave_generator",
             "default_params": {"fixtures": ["wash"], "speed": null}}
            """
        let wave = ColourWave(
            fixtures: [FixtureID("wash")],
            base: Colour(red: 0, green: 8, blue: 20),
            accent: Colour(red: 0, green: 245, blue: 255),
            duration: Beats(4),
            speed: 1,
            fadeIn: Beats(1),
            fadeOut: Beats(1)
        )
        #expect(try chase(text) == Chase(id: "x", name: "x", wave: wave))
    }

    /// A chase file with something wrong, and the lines that say so. The row needs no line of its
    /// own where the chase has one.
    static let faults: [(text: String, lines: [String])] = [
        (#"{"id": "x", "effects": 3}"#, ["1:24: error: 'effects' is 3, not an array"]),
        (#"{"id": "x", "effects": []}"#, ["1:24: warning: chase 'x' does nothing"]),
        (#"{"id": "x"}"#, ["1:1: error: chase 'x' has no 'effects'"]),
        (
            #"{"id": "x", "name": 3, "description": 4, "effects": [7], "tpye": "static"}"#,
            [
                "1:21: error: 'name' is 3, not a name",
                "1:39: error: 'description' is 4, not a string",
                "1:54: error: a step of chase 'x' is 7, not an object",
                "1:58: warning: key 'tpye' is unknown in a static chase | did you mean 'type'?",
            ]
        ),
        (
            #"{"id": "x", "type": "dynamc"}"#,
            [
                "1:21: error: type 'dynamc' of a chase is unknown"
                    + " | there are: static, dynamic; did you mean 'dynamic'?"
            ]
        ),
        (
            #"{"id": "x", "effects": [], "type": "static", "generator_id": null, "default_params": {}}"#,
            ["1:24: warning: chase 'x' does nothing"]
        ),
        (#"{"id": "x", "type": "dynamic"}"#, ["1:1: error: chase 'x' has no 'generator_id'"]),
        (
            #"{"id": "x", "generator_id": "dynamic_wav_generator"}"#,
            [
                "1:29: error: generator 'dynamic_wav_generator' is unknown"
                    + " | did you mean 'dynamic_wave_generator'?"
            ]
        ),
        (
            #"{"id": "x", "generator_id": "sparkle"}"#,
            [
                "1:29: error: generator 'sparkle' is unknown"
                    + " | there is: dynamic_wave_generator"
            ]
        ),
    ]

    @Test("what is wrong with a chase is said where it is written", arguments: faults)
    func reports(text: String, lines: [String]) throws {
        let found = try show(text).lines()
        #expect(found == lines.map { "chasers/x.json:\($0)" })
    }

    /// A step with something wrong, and the lines that say so; it is in line 2.
    static let steps: [(step: String, lines: [String])] = [
        (
            #"{"fixture_id": "wash", "effect": "full", "duration": 1}"#,
            ["2:1: error: the step has no 'beat'"]
        ),
        (
            #"{"beat": 0, "fixture_id": "wash", "effect": "full"}"#,
            [
                "2:1: warning: the step has no 'duration'"
                    + " | it is 0 beats; give 'duration' in beats"
            ]
        ),
        (
            #"{"beat": -1, "fixture_id": "wash", "effect": "full", "duration": -0.5}"#,
            [
                "2:10: error: 'beat' is -1, not a number of beats, 0…100000",
                "2:66: error: 'duration' is -0.5, not a number of beats, 0…100000",
            ]
        ),
        (
            #"{"beat": "1", "fixture_id": "wash", "effect": "full", "duration": 1e6}"#,
            [
                "2:10: error: 'beat' is '1', not a number of beats, 0…100000"
                    + " | take the quotes away",
                "2:67: error: 'duration' is 1e6, not a number of beats, 0…100000",
            ]
        ),
        (
            #"{"beat": 0, "fixture_id": "wahs", "effect": "full", "duration": 1}"#,
            ["2:27: error: fixture 'wahs' is unknown | did you mean 'wash'?"]
        ),
        (
            #"{"beat": 0, "fixture_id": "wash", "effect": "flesh", "duration": 1, "time": 2}"#,
            [
                "2:45: error: effect 'flesh' is unknown for par 'wash'"
                    + " | \(Rig.parEffects); did you mean 'flash'?",
                "2:69: warning: key 'time' is unknown in a step",
            ]
        ),
        (
            #"{"beat": 0, "fixture_id": "wash", "effect": "seek", "duration": 1}"#,
            ["2:45: error: effect 'seek' is not supported by par 'wash' | \(Rig.parEffects)"]
        ),
        (
            #"{"beat": 0, "duration": 1}"#,
            ["2:1: error: the step has no 'fixture_id'", "2:1: error: the step has no 'effect'"]
        ),
        (
            #"{"beat": 0, "fixture_id": "lamp", "effect": "set_channels", "duration": 0, "data": {"dim": 9}}"#,
            ["2:92: note: arm of 'dim' of 'lamp' overridden here"]
        ),
    ]

    @Test("what is wrong with a step is said where it is written", arguments: steps)
    func reportsSteps(step: String, lines: [String]) throws {
        let text = "{\"id\": \"x\", \"effects\": [\n\(step)\n]}"
        let found = try show(text).lines()
        #expect(found == lines.map { "chasers/x.json:\($0)" })
        let isWrong = lines.contains { $0.contains(" error: ") }
        #expect(try chase(text)?.stepCount == (isWrong ? 0 : 1))
    }

    @Test("a step that is wrong leaves the cycle as long as it was")
    func keepsCycle() throws {
        let text = """
            {"id": "x", "effects": [
            {"beat": 0, "fixture_id": "wash", "effect": "full", "duration": 1},
            {"beat": 3, "fixture_id": "gone", "effect": "full", "duration": 1}]}
            """
        #expect(try chase(text)?.cycle == Beats(4))
    }

    /// Parameters of a wave with something wrong, and the lines that say so; they are in line 2.
    static let parameters: [(text: String, lines: [String])] = [
        (
            #"{"fixtures": ["wash"], "sped": 2, "step_size": 0.05}"#,
            [
                "2:24: warning: parameter 'sped' is unknown for 'dynamic_wave_generator'"
                    + " | it has: accent_color, base_color, duration_beats, fade_in_beats,"
                    + " fade_out_beats, fixtures, speed; did you mean 'speed'?",
                "2:35: warning: parameter 'step_size' is unknown for 'dynamic_wave_generator'"
                    + " | it has: accent_color, base_color, duration_beats, fade_in_beats,"
                    + " fade_out_beats, fixtures, speed",
            ]
        ),
        (
            #"{"fixtures": ["wash"], "duration_beats": 0, "fade_in_beats": -1}"#,
            [
                "2:42: error: 'duration_beats' is 0, not a number of beats, more than 0, up to 100000",
                "2:62: error: 'fade_in_beats' is -1, not a number of beats, 0…100000",
            ]
        ),
        (
            #"{"fixtures": ["wash"], "speed": "1", "base_color": "blue", "accent_color": 3}"#,
            [
                "2:33: error: 'speed' is '1', not a number -1000…1000 | take the quotes away",
                "2:52: error: 'base_color' is 'blue', not a colour '#RRGGBB'",
                "2:76: error: 'accent_color' is 3, not a colour '#RRGGBB'",
            ]
        ),
        (
            #"{"fixtures": ["wahs", "head", 3, "wash", "wash"]}"#,
            [
                "2:15: error: fixture 'wahs' is unknown | did you mean 'wash'?",
                "2:23: error: a wave needs red, green and blue, which moving head 'head'"
                    + " does not have",
                "2:31: error: a fixture in 'fixtures' is 3, not a name",
                "2:42: warning: par 'wash' is in 'fixtures' twice | its last place counts",
            ]
        ),
        (#"{"fixtures": "wash"}"#, ["2:14: error: 'fixtures' is 'wash', not an array"]),
        ("[]", ["2:1: error: 'default_params' is an array, not an object"]),
    ]

    @Test("what is wrong with parameters is said where it is written", arguments: parameters)
    func reportsParameters(text: String, lines: [String]) throws {
        let chase = """
            {"id": "x", "generator_id": "dynamic_wave_generator", "default_params":
            \(text)
            }
            """
        let found = try show(chase).lines().filter { $0.hasPrefix("chasers/") }
        #expect(found == lines.map { "chasers/x.json:\($0)" })
    }

    @Test("a wave of armed colours is warned of")
    func armedColours() throws {
        let fixtures = """
            [{"id": "a", "name": "A", "channels": {"red": 1, "green": 2, "blue": 3},
              "arm": {"red": 1, "green": 2, "blue": 3}}]
            """
        let show = try TemporaryShow([
            "songs/tide.wav": "", "fixtures/fixtures.json": fixtures, "cues/tide.json": "[]",
            "chasers/x.json": """
            {"id": "x", "generator_id": "dynamic_wave_generator", "default_params":
            {"fixtures": ["a"]}}
            """,
        ])
        let lines = try show.lines()
        #expect(
            lines == [
                "chasers/x.json:2:15: warning: a wave has nothing that it may write on par 'a'"
                    + " | its red, green and blue are armed",
                "chasers/x.json:1:8: note: no cue sheet uses chase 'x'",
            ]
        )
    }

    @Test("chases come from the folder and from one array, each id once")
    func findsFiles() throws {
        let show = try TemporaryShow([
            "songs/tide.wav": "", "fixtures/fixtures.json": Rig.fixtures,
            "metadata/tide.metadata.json": #"{"bpm": 120}"#,
            "cues/tide.json": #"[{"time": 0, "chaser_id": "c"}, {"time": 0, "chaser_id": "a"}]"#,
            "chasers/1 a.json": #"{"id": "a", "effects": []}"#,
            "chasers/b.json": #"[{"id": "b", "effects": []}, 7]"#,
            "chasers/notes.txt": "",
            "fixtures/chasers.json": """
            [{"id": "c", "effects": []},
             {"id": "a", "name": "Other", "effects": []},
             {"effects": []}]
            """,
        ])
        let lines = try show.lines()
        #expect(
            lines
                == [
                    "chasers/1 a.json:1:24: warning: chase 'a' does nothing",
                    "chasers/b.json:1:25: warning: chase 'b' does nothing",
                    "chasers/b.json:1:30: error: a chase is 7, not an object",
                    "warning: chasers/notes.txt is not read | a chase is a file with the extension .json",
                    "fixtures/chasers.json:1:25: warning: chase 'c' does nothing",
                    "fixtures/chasers.json:2:9: error: two chases have the id 'a'"
                        + " | the first one is at chasers/1 a.json:1:8; give one of them another id",
                    "fixtures/chasers.json:3:2: error: the chase has no 'id'",
                    "chasers/b.json:1:9: note: no cue sheet uses chase 'b'",
                ]
        )
        let names = try show.cues().map { cue in
            if case .chase(let row) = cue.action { row.chase.name } else { "" }
        }
        #expect(names == ["c", "a"])
        let paths = try show.read().sourcePaths.map { $0.replacing(show.path, with: "") }
        #expect(
            paths == [
                "/fixtures/fixtures.json", "/chasers/1 a.json", "/chasers/b.json",
                "/fixtures/chasers.json",
            ]
        )
    }

    @Test("which chases are unused is only said where all songs are read")
    func unusedNeedsAllSongs() throws {
        let show = try show(#"{"id": "y", "effects": []}"#, starting: "y")
        try show.write(.init(), to: "songs/ebb.wav")
        try show.write(.init("[]".utf8), to: "cues/ebb.json")
        #expect(try show.lines(songs: ["ebb"]).count { $0.contains("note") } == 0)
        #expect(try show.lines().count { $0.contains("note") } == 0)
    }
}
