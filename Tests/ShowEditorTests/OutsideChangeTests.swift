import Foundation
import ShowEditor
import ShowSource
import Testing

/// Files that somebody else changes while a show is edited.
struct OutsideChangeTests {
    private let edit = #"{"type": "delete_cue", "cue": 1}"#
    private let theirs = #"[{"time": 1, "values": {"par_l": {"red": 1}}}]"#

    @Test("a sheet that is changed outside is loaded anew where nothing here is unsaved")
    func loadsAnew() async throws {
        let desk = try await Desk()
        desk.client.forget()
        try desk.folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        let state = try await desk.client.wait(for: "initial")
        #expect(state["why"] == .string("changed_outside"))
        #expect(state["cues"]?.elements?.count == 1)
    }

    @Test("a sheet that is changed outside while it plays goes on, with hands, and can be undone")
    func goesOn() async throws {
        let desk = try await Desk()
        let before = desk.folder.sheet
        await desk.say(#"{"universe": 1, "channel": 20, "value": 90}"#)
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 1}"#)
        desk.client.forget()
        try desk.folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        let state = try await desk.client.wait(for: "initial")
        #expect(state["playback"]?["state"] == .string("playing"))
        #expect(state["live"]?.text == "[[1,20,90]]")
        #expect(state["history"]?["undo"] == .string("a change outside"))
        try await desk.ask(#"{"type": "undo"}"#)
        try await desk.ask(#"{"type": "save"}"#)
        #expect(desk.folder.sheet == before)
    }

    @Test("points of interest that are changed outside leave what plays and what hands do")
    func points() async throws {
        let desk = try await Desk()
        await desk.say(#"{"universe": 1, "channel": 20, "value": 90}"#)
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 1}"#)
        desk.client.forget()
        let points =
            #"[{"id": "floor", "name": "Floor", "location": {"x": 0.5, "y": 0.5, "z": 0}}]"#
        try desk.folder.write(Array(points.utf8), to: "pois.json")
        let state = try await desk.client.wait(for: "initial")
        #expect(state["points"]?.elements?.count == 1)
        #expect(state["playback"]?["state"] == .string("playing"))
        #expect(state["live"]?.text == "[[1,20,90]]")
    }

    @Test("with unsaved edits there is a conflict, and nothing is written until it is resolved")
    func conflict() async throws {
        let desk = try await Desk()
        try await desk.ask(edit)
        try desk.folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        let conflict = try await desk.client.wait(for: "conflict")
        #expect(conflict["file"]?.string?.hasSuffix("tide.cue.json") == true)
        try await desk.ask(#"{"type": "save"}"#)
        #expect(desk.folder.sheet == theirs)
        try await desk.ask(#"{"type": "resolve", "keep": "mine"}"#)
        #expect(desk.folder.sheet.contains("song_filename"))
        #expect(!desk.folder.sheet.contains("start"))
        #expect(try await desk.state()["conflict"] == .null)
    }

    @Test("theirs can be taken instead")
    func takesTheirs() async throws {
        let desk = try await Desk()
        try await desk.ask(edit)
        try desk.folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        _ = try await desk.client.wait(for: "conflict")
        try await desk.ask(#"{"type": "resolve", "keep": "theirs"}"#)
        let state = try await desk.state()
        #expect(state["cues"]?.elements?.count == 1)
        #expect(state["conflict"] == .null)
        #expect(desk.folder.sheet == theirs)
    }

    @Test("edits that give way to theirs are put aside, and it is told where")
    func putsAside() async throws {
        let desk = try await Desk()
        for number in 1...3 {
            try await desk.ask(
                #"{"type": "update_cue", "cue": 1, "path": ["name"], "value": "mine \#(number)"}"#
            )
        }
        try await desk.ask(#"{"type": "set_hint", "name": "drop", "times": [6]}"#)
        try desk.folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        _ = try await desk.client.wait(for: "conflict")
        desk.client.forget()
        try await desk.ask(#"{"type": "resolve", "keep": "theirs"}"#)
        let initial = try await desk.client.wait(for: "initial")
        let message = try #require(initial["saved"]?["message"]?.string)
        let sheet = ".lightshow/tide.recovered-1.cue.json"
        let metadata = ".lightshow/tide.recovered-1.metadata.json"
        #expect(message.contains(sheet))
        #expect(message.contains(metadata))
        #expect(desk.folder.text(sheet)?.contains("mine 3") == true)
        #expect(desk.folder.text(metadata)?.contains("drop") == true)
    }

    @Test("edits made while theirs is taken are in force, put aside, or rejected")
    func meanwhile() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        for round in 1...5 {
            try await desk.ask(edit(named: "first \(round)"))
            try desk.folder.write(
                Array("[]\(String(repeating: " ", count: round))".utf8),
                to: "cues/tide.cue.json"
            )
            desk.client.forget()
            _ = try await desk.client.wait(for: "conflict")
            let edits = Task {
                var accepted: [String] = []
                for number in 1...40 {
                    let name = "\(round)-\(number)."
                    let answer = try await desk.ask(edit(named: name), as: 2, at: other)
                    if answer["type"] == .string("accepted") { accepted.append(name) }
                }
                return accepted
            }
            try await desk.ask(#"{"type": "resolve", "keep": "theirs"}"#)
            let accepted = try await edits.value
            let aside = (1...round).compactMap {
                desk.folder.text(".lightshow/tide.recovered-\($0).cue.json")
            }
            let state = try await desk.state().text
            let found = aside.joined() + state
            #expect(accepted.filter { !found.contains($0) } == [])
            try await desk.ask(#"{"type": "save"}"#)
        }
    }

    @Test("where what is given up cannot be put aside, the conflict stays")
    func cannotPutAside() async throws {
        let desk = try await Desk()
        try await desk.ask(edit)
        try desk.folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        _ = try await desk.client.wait(for: "conflict")
        let journal = "\(desk.folder.path)/.lightshow"
        try FileManager.default.moveItem(atPath: journal, toPath: journal + ".away")
        try desk.folder.write([], to: ".lightshow")
        let answer = try await desk.ask(#"{"type": "resolve", "keep": "theirs"}"#)
        #expect(answer["code"] == .string("cannot_save"))
        #expect(try await desk.state()["conflict"]?.string != nil)
        #expect(try await desk.state()["cues"]?.elements?.count == 5)
    }

    private func edit(named name: String) -> String {
        #"{"type": "insert_cue", "row": {"time": 1.5, "name": "\#(name)", "#
            + #""values": {"lamp": {"dim": 7}}}}"#
    }

    @Test("a fixture that is patched elsewhere is lit there, with the edits of the song kept")
    func fixtures() async throws {
        let desk = try await Desk()
        try await desk.ask(
            #"{"type": "update_cue", "cue": 1, "path": ["values", "par_l", "red"], "value": 99}"#
        )
        let fixtures = try #require(desk.folder.text("fixtures/fixtures.json"))
        let moved = fixtures.replacing(
            #""red": 2, "green": 3, "blue": 4"#,
            with: #""red": 52, "green": 3, "blue": 4"#
        )
        desk.client.forget()
        try desk.folder.write(Array(moved.utf8), to: "fixtures/fixtures.json")
        let state = try await desk.client.wait(for: "initial")
        #expect(state["why"] == .string("show_changed"))
        try await desk.ask(#"{"type": "seek", "position": 0.5}"#)
        #expect(try desk.stage.level(0, 52) == 99)
        #expect(try desk.stage.level(0, 2) == 0)
    }

    @Test("fixtures that cannot be read leave the show as it was, and that is told until they can")
    func unreadable() async throws {
        let desk = try await Desk()
        let good = try #require(desk.folder.text("fixtures/fixtures.json"))
        try desk.folder.write(Array("[".utf8), to: "fixtures/fixtures.json")
        let told = try await desk.client.wait(for: "problems")
        let problems = told["problems"]?.elements ?? []
        #expect(problems.contains { $0["place"]?.string?.contains("fixtures.json") == true })
        desk.client.forget()
        try desk.folder.write(Array(good.utf8), to: "fixtures/fixtures.json")
        let mended = try await desk.client.wait(for: "initial")
        let left = mended["problems"]?.elements ?? []
        #expect(!left.contains { $0["severity"] == .string("error") })
        try await desk.ask(#"{"type": "seek", "position": 0.5}"#)
        #expect(try desk.stage.level(0, 2) == 10)
    }

    @Test("a sheet that cannot be edited before it is mended is told so, and left as it is")
    func unreadableSheet() async throws {
        let text = #"[{"time": 1 "values": {}}, {"time": 2"#
        let folder = try EditedFolder(files: ["cues/tide.cue.json": text])
        let desk = try await Desk(folder)
        let state = try await desk.state()
        #expect(state["song"]?["problems"]?.elements?.isEmpty == false)
        #expect(try await desk.ask(edit)["type"] == .string("rejected"))
        try await desk.ask(#"{"type": "save"}"#)
        #expect(folder.sheet == text)
    }
}
