import ShowModel
import ShowSource
import Testing
import Timebase

struct ChaseRowTests {
    /// A static chase of one beat, one that takes no time, one that cannot be read, and a wave.
    private static let chases = """
        [{"id": "beat", "name": "Beat", "effects":
          [{"beat": 0, "duration": 1, "fixture_id": "wash", "effect": "flash"}]},
         {"id": "snap", "effects":
          [{"beat": 0, "duration": 0, "fixture_id": "wash", "effect": "full"}]},
         {"id": "broken", "effects": 3},
         {"id": "wave", "generator_id": "dynamic_wave_generator",
          "default_params": {"fixtures": ["wash"], "speed": 2}},
         {"id": "open", "generator_id": "dynamic_wave_generator"}]
        """

    /// A show whose only row, in line 2, is `row`.
    private func show(_ row: String, metadata: String = #"{"bpm": 120}"#) throws -> TemporaryShow {
        try TemporaryShow([
            "songs/tide.wav": "", "fixtures/fixtures.json": Rig.fixtures,
            "metadata/tide.metadata.json": metadata, "cues/tide.json": "[\n\(row)\n]",
            "fixtures/chasers.json": Self.chases,
        ])
    }

    /// What is said of the cue sheet.
    private func lines(_ show: TemporaryShow) throws -> [String] {
        try show.lines().filter { $0.hasPrefix("cues/") }
    }

    private func cue(_ show: TemporaryShow) throws -> ChaseCue? {
        guard case .chase(let cue)? = try show.cues().first?.action else { return nil }
        return cue
    }

    @Test("a row keeps its time and name, and runs its chase on the beats of the song")
    func reads() throws {
        let show = try show(
            """
            {"time": 12.25, "chaser_id": "beat", "data": {"repetitions": 3}, "name": "Go",
             "created_by": "me"}
            """
        )
        #expect(try lines(show) == [])
        let row = try #require(try show.cues().first)
        #expect(row.time == .milliseconds(12_250))
        #expect(row.name == "Go")
        #expect(row.location?.line == 2)
        let cue = try #require(try cue(show))
        #expect(cue.chase.id == "beat")
        #expect(cue.repetitions == 3)
        #expect(try cue.grid == grid(120))
    }

    @Test("without data it runs once, on the measured beats where there are any")
    func measuredBeats() throws {
        let row = #"{"timecode": 0, "chaser_id": "beat"}"#
        let show = try show(row, metadata: #"{"bpm": 90, "beats": [0.5, 1.25, 2]}"#)
        #expect(try lines(show) == [])
        let cue = try #require(try cue(show))
        #expect(cue.repetitions == 1)
        #expect(
            cue.grid == BeatGrid(beats: [.milliseconds(500), .milliseconds(1250), .seconds(2)])
        )
    }

    @Test("a tempo counts to the digit that is written")
    func exactTempo() throws {
        let show = try show(#"{"time": 0, "chaser_id": "beat"}"#, metadata: #"{"bpm": 127.3}"#)
        #expect(try cue(show)?.grid == grid(1273, over: 10))
    }

    @Test("a row gives parameters of a wave instead of the chase's own")
    func overrides() throws {
        let show = try show(
            """
            {"time": 0, "chaser_id": "wave", "data": {"repetitions": 2, "duration_beats": 16,
             "accent_color": "#FF0000", "fixtures": ["parcan_l", "wash"]}}
            """
        )
        #expect(try lines(show) == [])
        let cue = try #require(try cue(show))
        let wave = ColourWave(
            fixtures: ["parcan_l", "wash"].map { FixtureID($0) },
            accent: Colour(red: 255, green: 0, blue: 0),
            duration: Beats(16),
            speed: 2
        )
        #expect(cue.chase == Chase(id: "wave", name: "wave", wave: wave))
        #expect(cue.repetitions == 2)
    }

    /// Rows with something wrong, and the lines that say so.
    static let faults: [(row: String, lines: [String])] = [
        (
            #"{"time": 0, "chaser_id": "baet"}"#,
            ["2:26: error: chase 'baet' is unknown | did you mean 'beat'?"]
        ),
        (
            #"{"time": 0, "chaser_id": "sparkles"}"#,
            [
                "2:26: error: chase 'sparkles' is unknown"
                    + " | there are: beat, snap, broken, wave, open"
            ]
        ),
        (#"{"time": 0, "chaser_id": 7}"#, ["2:26: error: 'chaser_id' is 7, not a name"]),
        (#"{"chaser_id": "beat"}"#, ["2:1: error: the row has no 'time'"]),
        (
            #"{"time": 0, "chaser_id": "beat", "data": {"repetitions": 0}}"#,
            ["2:58: error: 'repetitions' is 0, not a whole number 1…100000"]
        ),
        (
            #"{"time": 0, "chaser_id": "beat", "data": {"repetitions": 1.5}}"#,
            ["2:58: error: 'repetitions' is 1.5, not a whole number 1…100000"]
        ),
        (
            #"{"time": 0, "chaser_id": "beat", "data": {"repetitons": 4}, "duration": 2}"#,
            [
                "2:43: warning: parameter 'repetitons' is unknown for chase 'beat'"
                    + " | it has: repetitions; did you mean 'repetitions'?",
                "2:61: warning: key 'duration' is unknown in a chase row",
            ]
        ),
        (
            #"{"time": 0, "chaser_id": "wave", "data": {"sped": 1, "speed": "fast"}}"#,
            [
                "2:43: warning: parameter 'sped' is unknown for chase 'wave'"
                    + " | it has: accent_color, base_color, duration_beats, fade_in_beats,"
                    + " fade_out_beats, fixtures, repetitions, speed; did you mean 'speed'?",
                "2:63: error: 'speed' is 'fast', not a number -1000…1000",
            ]
        ),
        (
            #"{"time": 0, "chaser_id": "snap", "data": {"repetitions": 4}}"#,
            [
                "2:58: warning: chase 'snap' lasts no time, so that all its repetitions fall"
                    + " together | it runs once; give its steps a 'duration'"
            ]
        ),
        (
            #"{"time": 0, "chaser_id": "open"}"#,
            [
                "2:26: warning: chase 'open' runs through no fixtures"
                    + " | list them under 'fixtures' of its 'default_params', or of 'data' here"
            ]
        ),
    ]

    @Test("what is wrong with a row is said where it is written", arguments: faults)
    func reports(row: String, lines: [String]) throws {
        let show = try show(row)
        #expect(try self.lines(show) == lines.map { "cues/tide.json:\($0)" })
        let isWrong = lines.contains { $0.contains(" error: ") }
        #expect(try show.cues().isEmpty == isWrong)
    }

    @Test("a chase that could not be read is not reported again by the rows that start it")
    func knownError() throws {
        let show = try show(#"{"time": 0, "chaser_id": "broken"}"#)
        #expect(try lines(show) == [])
        #expect(try show.cues().isEmpty)
    }

    @Test("a song without a tempo cannot run a chase", arguments: ["{}", #"{"beats": [1]}"#])
    func needsTempo(metadata: String) throws {
        let show = try show(#"{"time": 0, "chaser_id": "beat"}"#, metadata: metadata)
        #expect(
            try lines(show) == [
                "cues/tide.json:2:26: error: chase 'beat' has no beat to run on: song 'tide' has"
                    + " no tempo | give 'bpm' or 'beats' in metadata/tide.metadata.json"
            ]
        )
        #expect(try show.cues().isEmpty)
    }

    @Test("a row that comes to more steps than any night holds is refused")
    func boundsRepetitions() throws {
        let steps = Array(
            repeating: #"{"beat": 0, "duration": 1, "fixture_id": "wash", "effect": "full"}"#,
            count: 11
        )
        let show = try TemporaryShow([
            "songs/tide.wav": "", "fixtures/fixtures.json": Rig.fixtures,
            "metadata/tide.metadata.json": #"{"bpm": 120}"#,
            "cues/tide.json":
                #"[{"time": 0, "chaser_id": "many", "data": {"repetitions": 100000}}]"#,
            "chasers/many.json":
                "{\"id\": \"many\", \"effects\": [\(steps.joined(separator: ","))]}",
        ])
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.json:1:59: error: chase 'many' comes to 1100000 steps, more than 1000000"
                    + " | give fewer 'repetitions'"
            ]
        )
    }

    @Test("rows of chases keep their places beside others, and none is merged or dropped")
    func keepsRows() throws {
        let row = #"{"time": 1, "chaser_id": "beat"}"#
        let effect = #"{"time": 1, "fixture_id": "wash", "effect": "full"}"#
        let show = try show([row, effect, row, row].joined(separator: ",\n"))
        #expect(try lines(show) == [])
        #expect(try show.cues().map(\.row) == [0, 1, 2, 3])
    }
}
