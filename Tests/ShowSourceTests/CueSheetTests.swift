import ShowModel
import ShowSource
import TestSupport
import Testing
import Timebase

struct CueSheetTests {
    @Test("rows keep their order, their places and their times, however many share an instant")
    func keepsRows() throws {
        let show = try TemporaryShow(
            cues: """
                {"song_filename": "tide", "meta": {"by": "me"}, "entries": [
                  {"time": 2.005, "fixture_id": "wash", "action": "full", "name": "Late"},
                  {"timecode": 1, "values": {}, "name": null, "fade": 0.5},
                  {"time": 1, "fixture_id": "wash", "effect": " Blackout ", "duration": 3.25,
                   "data": null, "created_by": "someone", "id": 7}
                ]}
                """
        )
        let cues = try show.cues()
        #expect(cues.map(\.row) == [0, 1, 2])
        #expect(cues.map(\.time) == [.milliseconds(2005), .seconds(1), .seconds(1)])
        #expect(cues.map(\.name) == ["Late", nil, nil])
        #expect(cues.map(\.location?.line) == [2, 3, 4])
        #expect(cues.map(\.location?.column) == [3, 3, 3])
        #expect(cues[1].action == .snapshot(Snapshot(fade: .milliseconds(500), values: [])))
        let blackout = EffectCue(
            fixture: FixtureID("wash"),
            duration: .milliseconds(3250),
            effect: .blackout
        )
        #expect(cues[2].action == .effect(blackout))
        let lines = try show.lines()
        #expect(lines == ["cues/tide.cue.json:3:29: warning: the snapshot sets nothing"])
    }

    /// A row that is wrong or odd, and the lines that say so.
    static let faults: [(row: String, lines: [String])] = [
        ("7", ["2:1: error: a row is 7, not an object"]),
        (
            #"{"time": 0}"#,
            [
                "2:1: error: the row is no snapshot, no effect and no chase"
                    + " | a snapshot has 'values', an effect 'fixture_id' and 'effect',"
                    + " a chase 'chaser_id'"
            ]
        ),
        (#"{"fixture_id": "wash", "effect": "full"}"#, ["2:1: error: the row has no 'time'"]),
        (#"{"timecode": 0}"#, ["2:1: error: the snapshot has no 'values'"]),
        (#"{"time": 0, "effect": "full"}"#, ["2:1: error: the effect row has no 'fixture_id'"]),
        (
            #"{"time": 0, "fixture_id": "wash", "efect": "full"}"#,
            [
                "2:1: error: the effect row has no 'effect'",
                "2:35: warning: key 'efect' is unknown in an effect row | did you mean 'effect'?",
            ]
        ),
        (
            #"{"time": 0, "chaser_id": "wave", "data": {"repetitions": 2}}"#,
            [
                "2:26: error: chase 'wave' is unknown"
                    + " | there are none: a chase is a file chasers/wave.json"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "wahs", "effect": "full"}"#,
            ["2:27: error: fixture 'wahs' is unknown | did you mean 'wash'?"]
        ),
        (
            #"{"time": 0, "fixture_id": "strobe_9", "effect": "full"}"#,
            [
                "2:27: error: fixture 'strobe_9' is unknown"
                    + " | there are: parcan_l, wash, head, lamp"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "parcan_l", "effect": "flesh"}"#,
            [
                "2:49: error: effect 'flesh' is unknown for par 'parcan_l'"
                    + " | \(Rig.parEffects); did you mean 'flash'?"
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "parcan_l", "effect": "seek"}"#,
            ["2:49: error: effect 'seek' is not supported by par 'parcan_l' | \(Rig.parEffects)"]
        ),
        (
            #"{"time": 0, "fixture_id": "wash", "effect": "full", "duration": -1}"#,
            ["2:65: error: 'duration' is -1, not a time of 0 s or more"]
        ),
        (
            #"{"time": 0, "values": {}, "fade": -0.1}"#,
            [
                "2:23: warning: the snapshot sets nothing",
                "2:35: error: 'fade' is -0.1, not a time of 0 s or more",
            ]
        ),
        (
            #"{"time": 0, "fixture_id": "wash", "effect": "full", "data": 3, "name": 4}"#,
            ["2:61: error: 'data' is 3, not an object", "2:72: error: 'name' is 4, not a string"]
        ),
        (
            #"{"time": 0, "timecode": 1, "fixture_id": "wash", "effect": "full", "action": "x"}"#,
            [
                "2:25: warning: 'timecode' means the same as 'time', which is given too"
                    + " | 'time' counts",
                "2:78: warning: 'action' means the same as 'effect', which is given too"
                    + " | 'effect' counts",
            ]
        ),
        (
            #"{"time": 0, "values": {"wash": {"red": 1}}, "colour": 3}"#,
            ["2:45: warning: key 'colour' is unknown in a snapshot"]
        ),
        (
            #"{"time": 0, "values": {"wash": 7, "hed": {}, "head": {"gobbo": 1}}}"#,
            [
                "2:32: error: values of 'wash' is 7, not an object",
                "2:35: error: fixture 'hed' is unknown | did you mean 'head'?",
                "2:55: error: channel 'gobbo' is unknown for moving head 'head' | it has: "
                    + "pan_msb, pan_lsb, tilt_msb, tilt_lsb, dim, shutter, gobo; did you mean 'gobo'?",
            ]
        ),
    ]

    @Test("what is wrong with a row is said where it is written", arguments: faults)
    func reports(row: String, lines: [String]) throws {
        let show = try TemporaryShow(
            cues: "[\n\(row),\n{\"time\": 9, \"fixture_id\": \"wash\", \"effect\": \"full\"}]"
        )
        let found = try show.lines()
        #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
        let isWrong = lines.contains { $0.contains(" error: ") }
        #expect(try show.cues().map(\.row) == (isWrong ? [1] : [0, 1]))
    }

    @Test("a channel that could not be read is not said to be missing in a row too")
    func saysOnce() throws {
        let show = try TemporaryShow(
            cues: #"[{"time": 0, "fixture_id": "a", "effect": "flash"}]"#,
            fixtures: #"[{"id": "a", "name": "A", "channels": {"dim": 0, "gobo": 2}}]"#
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:1:47: error: slot of 'dim' of fixture 'a' is 0,"
                    + " not a whole number 1…512"
            ]
        )
        #expect(try show.cues().isEmpty)
    }

    /// Sheets that are wrong as a whole.
    static let sheets: [(text: String, line: String)] = [
        ("3", "1:1: error: the cue sheet is 3, not an object with 'entries', or an array"),
        ("{}", "1:1: error: the cue sheet has no 'entries'"),
        (#"{"entries": {}}"#, "1:13: error: 'entries' is an object, not an array"),
        (
            #"{"entries": [], "entrys": []}"#,
            "1:17: warning: key 'entrys' is unknown in a cue sheet | did you mean 'entries'?"
        ),
        (
            #"{"song_filename": "ebb", "entries": []}"#,
            "1:19: note: 'song_filename' is 'ebb', but the song is 'tide'"
                + " | the file's own name counts"
        ),
    ]

    @Test("what is wrong with a sheet is said where it is written", arguments: sheets)
    func reportsSheet(text: String, line: String) throws {
        let lines = try TemporaryShow(cues: text).lines()
        #expect(lines == ["cues/tide.cue.json:\(line)"])
    }

    @Test(
        "the song's name is fine with and without its extension",
        arguments: ["tide", "tide.mp3"]
    )
    func acceptsExtension(name: String) throws {
        let show = try TemporaryShow(cues: #"{"song_filename": "\#(name)", "entries": []}"#)
        let lines = try show.lines()
        #expect(lines == [])
    }
}
