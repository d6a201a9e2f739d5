import Foundation
import ShowEditor
import ShowSource
import Testing

/// What a client is told of the whole state is how it is now, whoever was told before.
struct WholeStateTests {
    /// One of each kind of change of the show's files, that leaves no row that cannot be played.
    static let changes =
        everyKindOfEdit + [
            #"{"type": "set_tempo", "bpm": 97.5, "first": 0.25}"#,
            #"{"type": "undo"}"#, #"{"type": "redo"}"#,
            #"{"type": "load_song", "song": "ebb"}"#,
            #"{"type": "insert_cue", "row": {"time": 0.5, "values": {"lamp": {"dim": 7}}}}"#,
            #"{"type": "add_part", "part": {"title": "All", "start": 0, "end": 2}}"#,
            #"{"type": "load_song", "song": "tide"}"#,
        ]

    @Test("after every kind of change it is what a session is told that opens the files anew")
    func files() async throws {
        let desk = try await Desk()
        for change in Self.changes {
            _ = try await desk.state()
            let answer = try await desk.ask(change)
            #expect(answer["type"] == .string("accepted"), "\(change): \(answer.text)")
            try await expectFresh(desk, after: change)
        }
    }

    @Test(
        "so it is after a change from outside",
        arguments: [
            ("cues/tide.cue.json", #"[{"time": 2, "values": {"lamp": {"dim": 1}}}]"#),
            ("metadata/tide.metadata.json", #"{"bpm": 90, "parts": {"A": [0, 1]}}"#),
            ("show.json", #"{"name": "Ebbs", "songs": ["tide", "ebb"]}"#),
            ("songs/neap.wav", ""),
            ("chasers/rise.json", #"{"id": "rise", "name": "Up", "effects": []}"#),
            ("fixtures/pois.json", #"[{"id": "door", "name": "Door", "fixtures": {}}]"#),
            (
                "fixtures/fixtures.json",
                #"[{"id": "par_l", "name": "Par", "channels": {"dim": 1, "red": 2}}]"#
            ),
        ]
    )
    func outside(file: String, text: String) async throws {
        let desk = try await Desk()
        _ = try await desk.state()
        desk.client.forget()
        try desk.folder.write(Array(text.utf8), to: file)
        _ = try await desk.client.wait(for: "initial")
        try await expectFresh(desk, after: file)
    }

    @Test("and what is not in files is what it was said to become")
    func rest() async throws {
        let lamp = #"{"type": "insert_cue", "row": {"time": 7, "values": {"lamp": {"dim": 9}}}}"#
        let desk = try await Desk(responder: OfferingResponder(edit: lamp))
        var state = try await desk.state()
        #expect(state["chat"] == .array([]))
        for number in 1...2 {
            try await desk.ask(#"{"type": "chat", "text": "light it, please"}"#)
            _ = try await desk.client.wait(for: "proposal \(number)") {
                $0["proposal"]?.whole == number
            }
            _ = try await desk.client.wait(for: "the end of answer \(number)") {
                $0["message"]?.whole == 2 * number && $0["done"]?.text == "true"
            }
            state = try await desk.state()
            #expect(state["chat"]?.elements?.count == 2 * number)
            #expect(state["proposals"]?.elements?.last?["state"] == .string("open"))
        }
        try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": true}"#)
        state = try await desk.state()
        let states = state["proposals"]?.elements?.map { $0["state"] }
        #expect(states == [.string("accepted"), .string("open")])
        await desk.say(#"{"channel": 2, "value": 7}"#)
        try await desk.ask(#"{"type": "seek", "position": 3}"#)
        try await desk.ask(#"{"type": "lock", "locked": true}"#)
        state = try await desk.state()
        #expect(state["live"]?.text == "[[0,2,7]]")
        #expect(state["playback"]?["position"]?.double == 3)
        #expect(state["locked"]?.text == "true")
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        state = try await desk.state()
        let last = state["proposals"]?.elements?.last
        #expect(last?["state"] == .string("dropped"))
        #expect(state["live"] == .array([]))
    }

    /// Saves, and expects the state to be what a session says that opens a copy of the folder.
    private func expectFresh(_ desk: Desk, after change: String) async throws {
        let unsaved = try await desk.state()
        try await desk.ask(#"{"type": "save"}"#)
        let saved = try await desk.state()
        let song = try #require(saved["song"]?["name"]?.string)
        let fresh = try await Desk(desk.folder.copy())
        if song != "tide" {
            try await fresh.ask(#"{"type": "load_song", "song": "\#(song)"}"#)
        }
        let truth = try await fresh.state().told(in: fresh.folder)
        #expect(unsaved.told(in: desk.folder) == truth, "\(change)")
        #expect(saved.told(in: desk.folder) == truth, "\(change), saved")
    }
}

/// Proposes one edit, whatever is asked.
private struct OfferingResponder: ChatResponder {
    let edit: String

    func answer(_ question: ChatQuestion) -> AsyncThrowingStream<ChatAnswer, any Error> {
        AsyncThrowingStream { answer in
            answer.yield(.text("as you like"))
            answer.yield(.proposal(text: "light the lamp", edits: [Array(edit.utf8)]))
            answer.finish()
        }
    }
}

extension EditedFolder {
    /// Another folder with the same files, besides the journal.
    fileprivate func copy() throws -> EditedFolder {
        let copy = try EditedFolder()
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: path) where name != ".lightshow" {
            try? manager.removeItem(atPath: "\(copy.path)/\(name)")
            try manager.copyItem(atPath: "\(path)/\(name)", toPath: "\(copy.path)/\(name)")
        }
        return copy
    }
}

extension JSONContent {
    /// What of the whole state `folder` alone tells: without numbers of this run of the service.
    fileprivate func told(in folder: EditedFolder) -> [String] {
        let keys = [
            "show", "songs", "song", "universes", "fixtures", "points", "chases", "effects", "cues",
            "parts", "hints", "problems",
        ]
        return keys.map { key in
            let elements = self[key]?.elements?.map { element in
                guard ["cues", "parts"].contains(key) else { return element }
                return JSONContent.object((element.members ?? []).filter { $0.key != "id" })
            }
            let told = elements.map { .array($0) } ?? self[key] ?? .null
            return "\(key): \(told.text.replacing(folder.path, with: "folder"))"
        }
    }
}
