import ShowEditor
import ShowSource
import Testing

/// What edits do to the sheet, to the clients and to the stage.
struct EditTests {
    @Test("many rows are put in as one edit, or none of them")
    func manyRows() async throws {
        let desk = try await Desk()
        let before = desk.folder.sheet
        let row = #"{"time": 4, "values": {"par_l": {"red": 1}}}"#
        let answer = try await desk.ask(#"{"type": "insert_cue", "rows": [\#(row), \#(row)]}"#)
        #expect(answer["cues"]?.elements?.count == 2)
        #expect(desk.client.last("history")?["undo"] == .string("2 new cues"))
        let wrong = try await desk.ask(#"{"type": "insert_cue", "rows": [\#(row), {"a": 1}]}"#)
        #expect(wrong["type"] == .string("rejected"))
        #expect(try await desk.state()["cues"]?.elements?.count == 8)
        try await desk.ask(#"{"type": "undo"}"#)
        try await desk.ask(#"{"type": "save"}"#)
        #expect(desk.folder.sheet == before)
    }

    @Test("a cue put in by hand is in the file once it is saved, where its time belongs")
    func insert() async throws {
        let desk = try await Desk()
        let answer = try await desk.ask(
            #"{"type": "insert_cue", "row": {"time": 1.5, "fixture_id": "lamp", "effect": "full", "duration": 0, "data": {}}}"#
        )
        #expect(answer["type"] == .string("accepted"))
        #expect(answer["cue"]?.whole == 7)
        #expect(answer["problems"]?.elements == [])
        try await desk.ask(#"{"type": "save"}"#)
        let rows = try #require(
            JSONContent(json: Array(desk.folder.sheet.utf8))?["entries"]?.elements
        )
        #expect(rows.count == 7)
        #expect(rows[2]["fixture_id"] == .string("lamp"))
    }

    @Test("an edit tells all clients the row, what undo would do, and which seconds changed")
    func told() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        desk.client.forget()
        try await desk.ask(#"{"type": "update_cue", "cue": 3, "path": ["time"], "value": 2.5}"#)
        for client in [desk.client, other] {
            let change = try #require(client.last("cues_changed"))
            #expect(change["put"]?.elements?.count == 1)
            #expect(change["put"]?.elements?.first?["id"]?.whole == 3)
            #expect(change["put"]?.elements?.first?["time"]?.double == 2.5)
            #expect(client.last("history")?["undo"] == .string("move of a cue"))
            // It was full from 2 s on; the blackout at 6 s ends it as before.
            let spans = try #require(client.last("compiled")?["spans"]?.elements)
            #expect(spans.map(\.text) == ["[2.000,2.500]"])
        }
    }

    @Test("undo and redo go through every kind of edit, byte for byte")
    func undo() async throws {
        let desk = try await Desk()
        let edits =
            everyKindOfEdit + [
                #"{"type": "set_tempo", "bpm": 127.35, "first": 0.35}"#,
                #"{"type": "set_tempo", "bpm": null}"#,
                #"{"type": "set_tempo", "bpm": 90}"#,
            ]
        var states = [try await desk.files()]
        for edit in edits {
            let answer = try await desk.ask(edit)
            #expect(answer["type"] == .string("accepted"), "\(edit): \(answer.text)")
            states.append(try await desk.files())
        }
        for state in states.dropLast().reversed() {
            try await desk.ask(#"{"type": "undo"}"#)
            #expect(try await desk.files() == state)
        }
        #expect(try await desk.ask(#"{"type": "undo"}"#)["code"] == .string("nothing_to_undo"))
        for state in states.dropFirst() {
            try await desk.ask(#"{"type": "redo"}"#)
            #expect(try await desk.files() == state)
        }
        #expect(try await desk.ask(#"{"type": "redo"}"#)["code"] == .string("nothing_to_redo"))
    }

    @Test(
        "a row that cannot be played is kept, told with what is wrong, and played once it is mended"
    )
    func broken() async throws {
        let desk = try await Desk()
        let answer = try await desk.ask(
            #"{"type": "insert_cue", "row": {"time": 4, "fixture_id": "lmap", "effect": "full"}}"#
        )
        let problem = try #require(answer["problems"]?.elements?.first)
        #expect(problem["severity"] == .string("error"))
        #expect(problem["message"]?.string?.contains("lmap") == true)
        let put = try #require(desk.client.last("cues_changed")?["put"]?.elements?.first)
        #expect(put["problems"]?.elements?.isEmpty == false)
        desk.client.forget()
        let mended = try await desk.ask(
            #"{"type": "update_cue", "cue": 7, "path": ["fixture_id"], "value": "lamp"}"#
        )
        #expect(mended["problems"]?.elements == [])
        #expect(desk.client.last("compiled") != nil)
    }

    @Test(
        "an edit that cannot be made changes nothing, and says why",
        arguments: [
            (#"{"type": "delete_cue", "cue": 99}"#, "not_found"),
            (#"{"type": "delete_cue", "cues": [1, 99]}"#, "not_found"),
            (#"{"type": "update_cue", "cue": 99, "path": ["time"], "value": 1}"#, "not_found"),
            (
                #"{"type": "update_part", "part_id": 9, "part": {"title": "x", "start": 0, "end": 1}}"#,
                "not_found"
            ),
            (
                #"{"type": "add_part", "part": {"title": "Intro", "start": 0, "end": 1}}"#,
                "bad_value"
            ),
            (#"{"type": "rename_hint", "name": "drop", "to": "hit"}"#, "not_found"),
            (#"{"type": "insert_cue", "row": {"values": {}}}"#, "bad_value"),
            (#"{"type": "insert_cue", "row": [1]}"#, "bad_value"),
            (#"{"type": "update_cue", "cue": 1, "path": ["time"], "value": -1}"#, "bad_value"),
            (#"{"type": "add_cue"}"#, "nothing_set"),
            (#"{"type": "set_tempo"}"#, "bad_message"),
            (#"{"type": "set_tempo", "bpm": null, "first": 1}"#, "bad_message"),
            (#"{"type": "set_tempo", "bpm": 0}"#, "bad_value"),
            (#"{"type": "set_tempo", "bpm": 1000.5}"#, "bad_value"),
            (#"{"type": "set_tempo", "bpm": 120, "first": -0.5}"#, "bad_value"),
            (#"{"type": "load_song", "song": "tidde"}"#, "not_found"),
        ]
    )
    func rejected(message: String, code: String) async throws {
        let desk = try await Desk()
        let before = try await desk.files()
        desk.client.forget()
        let answer = try await desk.ask(message)
        #expect(answer["type"] == .string("rejected"))
        #expect(answer["code"] == .string(code))
        #expect(answer["reason"]?.string?.isEmpty == false)
        #expect(try await desk.files() == before)
        #expect(desk.client.last("cues_changed") == nil)
    }

    @Test("while the show is locked every edit is rejected, and levels by hand still go")
    func locked() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "lock", "locked": true}"#)
        #expect(desk.client.last("locked")?["locked"] == .bool(true))
        let edit = #"{"type": "delete_cue", "cue": 1}"#
        #expect(try await desk.ask(edit)["code"] == .string("locked"))
        #expect(try await desk.ask(#"{"type": "undo"}"#)["code"] == .string("locked"))
        await desk.say(#"{"channel": 2, "value": 9}"#)
        #expect(try desk.stage.level(0, 2) == 9)
        try await desk.ask(#"{"type": "lock", "locked": false}"#)
        #expect(try await desk.ask(edit)["type"] == .string("accepted"))
    }

    @Test("a number of a cue that was deleted never means another row")
    func numbers() async throws {
        let desk = try await Desk()
        let row = #"{"type": "insert_cue", "row": {"time": 1.5, "values": {"lamp": {"dim": 7}}}}"#
        #expect(try await desk.ask(row)["cue"]?.whole == 7)
        try await desk.ask(#"{"type": "undo"}"#)
        #expect(try await desk.ask(row)["cue"]?.whole == 8)
        #expect(
            try await desk.ask(#"{"type": "delete_cue", "cue": 7}"#)["code"] == .string("not_found")
        )
    }

    @Test("numbers of rows and parts run on from song to song, past one that cannot be read, too")
    func numbersRunOn() async throws {
        let desk = try await Desk()
        func numbers(_ key: String) async throws -> [Int?] {
            try await desk.state()[key]?.elements?.map { $0["id"]?.whole } ?? []
        }
        #expect(try await numbers("cues") == Array(1...6))
        #expect(try await numbers("parts") == [1, 2])
        let part = #"{"type": "add_part", "part": {"title": "Coda", "start": 7, "end": 8}}"#
        #expect(try await desk.ask(part)["part_id"]?.whole == 3)
        try await desk.ask(#"{"type": "undo"}"#)
        try desk.folder.write(Array("{".utf8), to: "metadata/ebb.metadata.json")
        try desk.folder.write(Array("{".utf8), to: "cues/ebb.cue.json")
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        #expect(try await numbers("cues") == [])
        try await desk.ask(#"{"type": "load_song", "song": "tide"}"#)
        #expect(try await numbers("cues") == Array(7...12))
        #expect(try await numbers("parts") == [4, 5])
        let late = #"{"type": "delete_part", "part_id": 1}"#
        #expect(try await desk.ask(late)["code"] == .string("not_found"))
    }
}

extension Desk {
    /// What the files hold once they are saved.
    func files() async throws -> [String] {
        try await ask(#"{"type": "save"}"#)
        return [folder.sheet, folder.text("metadata/tide.metadata.json") ?? ""]
    }
}
