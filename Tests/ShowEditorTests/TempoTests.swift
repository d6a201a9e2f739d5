import ShowSource
import Testing

/// A song's tempo, and what runs on its beats.
struct TempoTests {
    @Test("a tempo and its first beat are in the file, and told with all the beats of the song")
    func told() async throws {
        let desk = try await Desk()
        desk.client.forget()
        try await desk.ask(#"{"type": "set_tempo", "bpm": 100.0004, "first": 0.2}"#)
        let change = try #require(desk.client.last("metadata_changed"))
        #expect(change["tempo"]?.double == 100)
        let beats = try #require(change["beats"]?.elements)
        #expect(beats.prefix(3).map(\.text) == ["0.200", "0.800", "1.400"])
        #expect(beats.last?.text == "7.400")
        #expect(desk.client.last("history")?["undo"] == .string("tempo"))
        let song = try await desk.state()["song"]
        #expect(song?["tempo"] == change["tempo"] && song?["beats"] == change["beats"])
        let metadata = try await desk.files()[1]
        #expect(metadata.contains(#""bpm": 100,"#) && metadata.contains(#""beats": [0.200]"#))
        #expect(metadata.contains(#""parts": {"Intro": [0.0, 4.0], "Verse": [4.0, 8.0]}"#))
    }

    @Test("undo and a change from outside tell the beats too")
    func toldAgain() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "set_tempo", "bpm": null}"#)
        let none = try #require(desk.client.last("metadata_changed"))
        #expect(none["tempo"] == .null && none["beats"] == .array([]))
        try await desk.ask(#"{"type": "undo"}"#)
        let back = try #require(desk.client.last("metadata_changed"))
        #expect(back["tempo"]?.double == 120 && back["beats"]?.elements?.count == 16)
        try await desk.ask(#"{"type": "delete_hint", "name": "hit"}"#)
        #expect(desk.client.last("metadata_changed")?["beats"] == back["beats"])
    }

    @Test("the rows of chases are told anew, as they end at another time or cannot be played")
    func chases() async throws {
        let desk = try await Desk()
        desk.client.forget()
        try await desk.ask(#"{"type": "set_tempo", "bpm": 60}"#)
        let slow = try #require(desk.client.last("cues_changed")?["put"]?.elements)
        #expect(slow.map { $0["id"]?.whole } == [4])
        #expect(slow.first?["end"]?.double == 5)
        #expect(desk.client.last("compiled") != nil)
        try await desk.ask(#"{"type": "set_tempo", "bpm": null}"#)
        let broken = try #require(desk.client.last("cues_changed")?["put"]?.elements)
        #expect(broken.first?["problems"]?.elements?.isEmpty == false)
        desk.client.forget()
        // Only where beat 0 is differs: no chase ends elsewhere.
        try await desk.ask(#"{"type": "undo"}"#)
        #expect(desk.client.last("cues_changed")?["put"]?.elements?.count == 1)
        desk.client.forget()
        try await desk.ask(#"{"type": "set_tempo", "bpm": 60, "first": 0.25}"#)
        #expect(desk.client.last("cues_changed") == nil)
        #expect(desk.client.last("compiled") == nil)
    }

    @Test("after a tempo every frame is what the saved files give from nothing")
    func sameAsFull() async throws {
        let desk = try await Desk()
        try await desk.ask(
            #"{"type": "insert_cue", "row": {"time": 0.5, "chaser_id": "rise", "data": {"repetitions": 9}}}"#
        )
        for edit in [
            #"{"type": "set_tempo", "bpm": 174.613, "first": 0.317}"#,
            #"{"type": "set_tempo", "bpm": null}"#, #"{"type": "undo"}"#,
            #"{"type": "set_tempo", "bpm": 97.5}"#,
        ] {
            try await desk.ask(edit)
            try await expectSameAsFull(desk)
        }
    }

    private func expectSameAsFull(_ desk: Desk) async throws {
        let files = try await desk.files()
        let copy = try EditedFolder(files: [
            "cues/tide.cue.json": files[0], "metadata/tide.metadata.json": files[1],
        ])
        let fresh = try await Desk(copy)
        for frame in 0..<480 {
            let seek = #"{"type": "seek", "position": \#(Double(frame) / 60 + 0.001)}"#
            await desk.say(seek)
            await fresh.say(seek)
            #expect(try desk.stage.frames.last == fresh.stage.frames.last, "frame \(frame)")
        }
    }

    @Test("a song without metadata gets a file with its tempo")
    func newFile() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        try await desk.ask(#"{"type": "set_tempo", "bpm": 128, "first": 0.35}"#)
        try await desk.ask(#"{"type": "save"}"#)
        let text = try #require(desk.folder.text("metadata/ebb.metadata.json"))
        let content = try #require(JSONContent(json: Array(text.utf8)))
        #expect(content["filename"] == .string("ebb"))
        #expect(content["bpm"]?.double == 128)
        #expect(content["beats"]?.text == "[0.350]")
    }
}
