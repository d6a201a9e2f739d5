import ShowModel
import ShowSource
import Testing
import Timebase

struct MetadataTests {
    private func show(_ metadata: String) throws -> TemporaryShow {
        try TemporaryShow([
            "songs/tide.wav": "", "fixtures/fixtures.json": Rig.fixtures,
            "cues/tide.json": "[]", "metadata/tide.metadata.json": metadata,
        ])
    }

    private func metadata(_ text: String) throws -> SongMetadata? {
        try show(text).read().show?.songs.first?.metadata
    }

    @Test("the plan's spelling is read whole, in the order written")
    func readsPlanForm() throws {
        let text = """
            {"filename": "tide.wav", "length": 105.5, "bpm": 128, "key": "A",
             "parts": {"verse": [15.0, 45], "intro": [0, 15]},
             "hints": {"drops": [20, 10.5], "claps": []},
             "drums": {"kicks": [1], "snares": [1.5], "hihats": null},
             "beats": [0.5, 1.0]}
            """
        let lines = try show(text).lines()
        #expect(lines == [])
        var found = try metadata(text)
        let place = found?.lengthLocation
        #expect(place?.line == 1)
        #expect(place?.column == 36)
        found?.lengthLocation = nil
        #expect(
            found
                == SongMetadata(
                    length: .milliseconds(105_500),
                    tempo: Tempo(beatsPerMinute: 128),
                    key: "A",
                    parts: [
                        SongPart(name: "verse", start: .seconds(15), end: .seconds(45)),
                        SongPart(name: "intro", start: .zero, end: .seconds(15)),
                    ],
                    hints: [
                        SongHint(name: "drops", times: [.seconds(20), .milliseconds(10_500)]),
                        SongHint(name: "claps", times: []),
                        SongHint(name: "kicks", times: [.seconds(1)]),
                        SongHint(name: "snares", times: [.milliseconds(1500)]),
                    ],
                    beats: [.milliseconds(500), .seconds(1)]
                )
        )
    }

    /// Other spellings of one part from 1 to 2 s.
    static let spellings = [
        #"{"parts": [{"name": "drop", "start": 1, "end": 2}]}"#,
        #"{"parts": [{"label": "drop", "start_s": 1, "end_s": 2.0}]}"#,
        #"{"sections": [{"label": "drop", "start": 1, "end": 2}]}"#,
        #"{"sections": {"drop": [1, 2]}}"#,
        #"{"parts": {}, "sections": {"drop": [1, 2]}}"#,
        #"{"parts": {"drop": [1, 2]}, "sections": {"other": [3, 4]}}"#,
    ]

    @Test("parts are read in every spelling", arguments: spellings)
    func readsParts(text: String) throws {
        let lines = try show(text).lines()
        #expect(lines == [])
        let part = SongPart(name: "drop", start: .seconds(1), end: .seconds(2))
        #expect(try metadata(text)?.parts == [part])
    }

    @Test("beats are read as objects too, and put in order")
    func readsBeats() throws {
        let text = """
            {"beats": [{"time": 1, "bar": 1, "beat": 1, "type": "downbeat"}, {"time": 3},
             {"time": 2}]}
            """
        let lines = try show(text).lines()
        #expect(
            lines == [
                "metadata/tide.metadata.json:2:2: warning: the beat at 2 s comes before the one"
                    + " above it | beats are taken in order of time"
            ]
        )
        #expect(try metadata(text)?.beats == [.seconds(1), .seconds(2), .seconds(3)])
    }

    @Test("without a file the metadata is empty, and that is fine")
    func needsNoFile() throws {
        let show = try TemporaryShow(cues: "[]")
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.read().show?.songs.first?.metadata == SongMetadata())
    }

    /// What is wrong in metadata, and the lines that say so.
    static let faults: [(text: String, lines: [String])] = [
        ("[]", ["1:1: error: the metadata is an array, not an object"]),
        (
            #"{"filename": "ebb"}"#,
            [
                "1:14: note: 'filename' is 'ebb', but the song is 'tide'"
                    + " | the file's own name counts"
            ]
        ),
        (
            #"{"lenght": 3}"#,
            ["1:2: warning: key 'lenght' is unknown in metadata | did you mean 'length'?"]
        ),
        (#"{"length": -3}"#, ["1:12: error: 'length' is -3, not a time of 0 s or more"]),
        (#"{"bpm": 0}"#, ["1:9: error: 'bpm' is 0, not a number of beats a minute, 1…1000"]),
        (
            #"{"bpm": "128"}"#,
            [
                "1:9: error: 'bpm' is '128', not a number of beats a minute, 1…1000"
                    + " | take the quotes away"
            ]
        ),
        (#"{"key": 7}"#, ["1:9: error: 'key' is 7, not a string"]),
        (#"{"parts": 7}"#, ["1:11: error: 'parts' is 7, not an object or an array"]),
        (
            #"{"parts": {"a": [1], "b": [2, 1]}}"#,
            [
                "1:17: error: 'a' of 'parts' is an array, not [start, end]",
                "1:31: error: 'b' of 'parts' ends at 1 s, before it starts at 2 s",
            ]
        ),
        (
            #"{"sections": [{"label": "a", "start": 1}]}"#,
            [
                "1:14: warning: 'sections' is in no form that is read: the song has no parts"
                    + " | write 'parts', of which each has 'name', 'start' and 'end'"
            ]
        ),
        (
            #"{"hints": {"drops": [1, "2"]}, "drums": []}"#,
            [
                "1:25: error: a time in 'drops' of 'hints' is '2', not a time in seconds"
                    + " | take the quotes away",
                "1:41: error: 'drums' is an array, not an object",
            ]
        ),
        (#"{"beats": [{}]}"#, ["1:12: error: the beat has no 'time'"]),
    ]

    @Test("what is wrong with metadata is said where it is written", arguments: faults)
    func reports(text: String, lines: [String]) throws {
        let found = try show(text).lines()
        #expect(found == lines.map { "metadata/tide.metadata.json:\($0)" })
    }
}
