import ShowModel
import ShowSource
import Testing
import Timebase

struct MetadataEditTests {
    /// Metadata as an author has it.
    static let named = """
        {
          "filename": "tide",
          "length": 62.5,
          "parts": {
            "intro": [0.0, 7.5],
            "drop": [7.5, 30]
          },
          "hints": {
            "drops": [15.0, 41.25],
            "claps": [
              15.469, 16.4060,
              17.344
            ]
          },
          "mine": [1, 1.0, 1e0],
          "drums": {"kicks": [1.0, 2.0]}
        }

        """

    private func edited(
        _ text: String,
        _ edit: (inout MetadataDocument) throws -> Void
    ) throws -> String {
        var document = try MetadataDocument(bytes: Array(text.utf8), song: "tide")
        #expect(document.bytes == Array(text.utf8))
        try edit(&document)
        return String(decoding: document.bytes, as: UTF8.self)
    }

    @Test("parts are written back in the form of the file: by name")
    func editsNamedParts() throws {
        let text = try edited(Self.named) { document in
            let ids = document.parts.map(\.id)
            #expect(document.parts.compactMap(\.part?.name) == ["intro", "drop"])
            let build = SongPart(name: "build", start: .seconds(7), end: .milliseconds(7500))
            try document.replace(
                ids[0],
                with: SongPart(name: "intro", start: .zero, end: .seconds(7))
            )
            try document.insert(build)
            try document.replace(
                ids[1],
                with: SongPart(name: "drop 1", start: .milliseconds(7500), end: .seconds(31))
            )
            #expect(document.parts.map(\.id.number) == [1, 3, 2])
            #expect(throws: EditError.nameTaken("build")) { try document.insert(build) }
        }
        let after = Self.named
            .replacing("\"intro\": [0.0, 7.5],", with: "\"intro\": [0.0, 7.000],")
            .replacing(
                "\"drop\": [7.5, 30]",
                with: "\"build\": [7.000, 7.500],\n    \"drop 1\": [7.5, 31.000]"
            )
        #expect(text == after)
    }

    @Test("parts are written back in the form of the file: as an array, its other keys kept")
    func editsListedParts() throws {
        let before = """
            {"sections": [
              { "label": "a", "start_s": 0, "end_s": 2.0, "energy": 0.50 },
              { "label": "a", "start_s": "?" },
              { "label": "b", "start_s": 2, "end_s": 4.0 }
            ]}
            """
        let after = """
            {"sections": [
              { "label": "A", "start_s": 0, "end_s": 1.500, "energy": 0.50 },
              { "label": "a", "start_s": "?" },
              { "label": "new", "start_s": 1.500, "end_s": 2.000 }
            ]}
            """
        let text = try edited(before) { document in
            #expect(document.parts.map { $0.part == nil } == [false, true, false])
            try document.replace(
                PartID(1),
                with: SongPart(name: "A", start: .zero, end: .milliseconds(1500))
            )
            try document.remove(PartID(3))
            let part = SongPart(name: "new", start: .milliseconds(1500), end: .seconds(2))
            try document.insert(SongPart(name: "z", start: .seconds(9), end: .seconds(9)))
            try document.remove(PartID(4))
            let id = try document.insert(part)
            #expect(id == PartID(5))
            #expect(throws: EditError.noSuchPart(PartID(3))) { try document.remove(PartID(3)) }
        }
        #expect(text == after)
    }

    @Test("hints change time by time, under 'drums' too, and can be renamed and removed")
    func editsHints() throws {
        let text = try edited(Self.named) { document in
            let times: [Duration] = [.milliseconds(15469), .milliseconds(16406), .seconds(17)]
            try document.setHint("claps", to: times)
            try document.setHint("kicks", to: [.seconds(1), .milliseconds(1500), .seconds(2)])
            try document.setHint("gaps", to: [.seconds(3)])
            try document.renameHint("drops", to: "big \"drops\"")
            #expect(throws: EditError.nameTaken("kicks")) {
                try document.renameHint("gaps", to: "kicks")
            }
            #expect(throws: EditError.noSuchHint("x")) { try document.removeHint("x") }
            #expect(document.hints.map(\.name) == ["big \"drops\"", "claps", "gaps", "kicks"])
        }
        let after = Self.named
            .replacing("17.344\n    ]", with: "17.000\n    ],\n    \"gaps\": [3.000]")
            .replacing("[1.0, 2.0]", with: "[1.0, 1.500, 2.0]")
            .replacing("\"drops\":", with: "\"big \\\"drops\\\"\":")
        #expect(text == after)
        let removed = try edited(Self.named) { try $0.removeHint("claps") }
        #expect(removed.contains("\"hints\": {\n    \"drops\": [15.0, 41.25]\n  },"))
    }

    @Test(
        "a tempo is written with three decimals at most, its first beat where that is not the start",
        arguments: [
            (nil, 0, #"{"key": "C"}"#),
            (128_000, 0, #"{"bpm": 128, "key": "C"}"#),
            (127_350, 0, #"{"bpm": 127.35, "key": "C"}"#),
            (174_613, 350, #"{"bpm": 174.613, "beats": [0.350], "key": "C"}"#),
        ]
    )
    func setsTempo(thousandths: Int?, first: Int, after: String) throws {
        let before = #"{"bpm": 120.0, "beats": [0.1, {"time": 0.6, "bar": 1}], "key": "C"}"#
        let tempo = thousandths.flatMap { Tempo(beatsPerMinute: $0, over: 1000) }
        let text = try edited(before) { document in
            try document.setTempo(tempo, first: .milliseconds(first))
            #expect(document.metadata?.tempo == tempo)
            let beats = document.metadata?.beatGrid
            #expect(beats?.time(of: .zero) == tempo.map { _ in .milliseconds(first) })
            #expect(beats?.time(.zero, after: .zero) == tempo.map { _ in .zero })
        }
        #expect(text == after)
    }

    @Test("the tempo that the file has already leaves every byte as it is")
    func keepsTempo() throws {
        let text = #"{ "bpm":1.2e2 , "beats":[ 0.25 ]}"#
        let same = try edited(text) { document in
            try document.setTempo(Tempo(beatsPerMinute: 120), first: .milliseconds(250))
        }
        #expect(same == text)
    }

    @Test("a new file gets its parts and hints, and anything else")
    func makesNew() throws {
        var document = MetadataDocument(newFor: "tide")
        try document.insert(SongPart(name: "intro", start: .zero, end: .seconds(4)))
        try document.setHint("drops", to: [.seconds(1), .milliseconds(2250)])
        try document.change(at: ["bpm"], to: .whole(128))
        try document.change(at: ["length"], to: .whole(60))
        #expect(
            String(decoding: document.bytes, as: UTF8.self) == """
                {
                  "filename": "tide",
                  "parts": {
                    "intro": [0.000, 4.000]
                  },
                  "hints": {
                    "drops": [1.000, 2.250]
                  },
                  "bpm": 128,
                  "length": 60.000
                }

                """
        )
        #expect(throws: EditError.partByPart("parts")) {
            try document.change(at: ["parts", "intro"], to: nil)
        }
        let before = document
        let id = try #require(document.parts.first).id
        try document.remove(id)
        document.restore(before)
        #expect(document.bytes == before.bytes)
    }

    @Test("where the last of 'parts' goes, what 'sections' has are the song's parts")
    func fallsBackToSections() throws {
        let text = """
            {"parts": {"a": [0, 1]}, "sections": [{"name": "b", "start": 0, "end": 1}]}
            """
        _ = try edited(text) { document in
            try document.remove(PartID(1))
            #expect(document.parts.map(\.part?.name) == ["b"])
            #expect(document.parts.map(\.id) == [PartID(2)])
            try document.insert(SongPart(name: "c", start: .seconds(1), end: .seconds(2)))
            #expect(document.parts.map(\.id) == [PartID(2), PartID(3)])
        }
    }
}
