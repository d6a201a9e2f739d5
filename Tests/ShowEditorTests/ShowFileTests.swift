import ShowEditor
import ShowModel
import ShowSource
import Testing

/// When the show file of a song is written, and what is told of it.
struct ShowFileTests {
    private let edit =
        #"{"type": "insert_cue", "row": {"time": 1.5, "values": {"lamp": {"dim": 7}}}}"#

    @Test("a show file that is there is brought up to date when its song is opened")
    func opened() async throws {
        let files = ShowFiles(of: "tide")
        let desk = try await Desk(showFiles: files)
        try await files.wait(for: "tide")
        try await desk.waitForShowFile("saved")
        #expect(files.written == ["tide"])
    }

    @Test("what is found while a show file is written is told with the show, and once")
    func remarks() async throws {
        let files = ShowFiles(of: "tide")
        let place = SourceLocation(file: "show/cues/tide.cue.json", line: 3, column: 5)
        files.find([Diagnostic(.warning, at: place, "this will stay dark")])
        let desk = try await Desk(showFiles: files)
        try await desk.waitForShowFile("saved")
        let told = try await desk.client.wait(for: "problems")
        let messages = told["problems"]?.elements?.compactMap { $0["message"]?.string } ?? []
        // The other song has no sheet, which is still so.
        #expect(messages.contains("this will stay dark"))
        #expect(messages.contains { $0.contains("'ebb' has no cue sheet") })
        try await desk.ask(#"{"type": "save"}"#)
        try await files.wait(for: "tide", times: 2)
        files.find([])
        try await desk.ask(#"{"type": "save"}"#)
        try await files.wait(for: "tide", times: 3)
        try await desk.waitForShowFile("saved")
        #expect(desk.client.all("problems").count == 2)
        #expect(desk.client.last("problems")?["problems"]?.elements?.count == 1)
    }

    @Test("a song that is only looked at gets no show file")
    func lookedAt() async throws {
        let files = ShowFiles(of: "tide")
        let desk = try await Desk(showFiles: files)
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        let state = try await desk.state()
        #expect(state["saved"]?["show_file"] == .string("none"))
        await desk.session.end()
        #expect(files.written == ["tide"])
    }

    @Test("a show file that is there is brought up to date when its song is loaded")
    func loaded() async throws {
        let files = ShowFiles(of: "ebb")
        let desk = try await Desk(showFiles: files)
        #expect(try await desk.state()["saved"]?["show_file"] == .string("none"))
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        try await desk.waitForShowFile("saved")
        #expect(files.written == ["ebb"])
    }

    @Test("edits taken up from a journal reach the show file, though their song is not the first")
    func takenUp() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(folder)
        try await desk?.ask(#"{"type": "load_song", "song": "ebb"}"#)
        try await desk?.ask(edit)
        let journal = try #require(folder.bytes(".lightshow/journal"))
        desk = nil
        try folder.write(journal, to: ".lightshow/journal")
        let files = ShowFiles()
        let next = try await Desk(reopening: folder, showFiles: files)
        try await files.wait(for: "ebb")
        #expect(try await next.state()["song"]?["name"] == .string("tide"))
        #expect(files.written == ["ebb"])
    }

    @Test("the show file of a song that is left right after an edit is written")
    func left() async throws {
        let files = ShowFiles()
        let desk = try await Desk(showFiles: files)
        try await desk.ask(edit)
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        try await files.wait(for: "tide")
        #expect(files.written == ["tide"])
    }

    @Test("a show file that could not be written says so until it can, and `save` tries again")
    func failed() async throws {
        let files = ShowFiles()
        let desk = try await Desk(showFiles: files)
        files.fail("no room")
        try await desk.ask(edit)
        try await desk.ask(#"{"type": "save"}"#)
        try await desk.waitForShowFile("failed")
        try await desk.ask(#"{"type": "save"}"#)
        try await desk.waitForShowFile("failed")
        let saved = try await desk.state()["saved"]
        #expect(saved?["state"] == .string("saved"))
        #expect(saved?["message"] == .string("no room"))
        files.fail(nil)
        try await desk.ask(#"{"type": "save"}"#)
        try await desk.waitForShowFile("saved")
        #expect(try await desk.state()["saved"]?["message"] == .null)
        #expect(files.written == ["tide"])
    }

    @Test("`save` writes the show file also where nothing was edited")
    func asked() async throws {
        let files = ShowFiles()
        let desk = try await Desk(showFiles: files)
        try await desk.ask(#"{"type": "save"}"#)
        try await files.wait(for: "tide")
        try await desk.waitForShowFile("saved")
        try await desk.ask(#"{"type": "save"}"#)
        try await files.wait(for: "tide", times: 2)
    }

    @Test("a service that ends has written the show file of what was edited last")
    func ended() async throws {
        let files = ShowFiles()
        let desk = try await Desk(showFiles: files)
        try await desk.ask(edit)
        await desk.session.end()
        #expect(files.written == ["tide"])
    }
}

extension Desk {
    /// Waits until a new client is told that the show file is `state`.
    func waitForShowFile(_ state: String) async throws {
        for _ in 0..<5000 {
            if try await self.state()["saved"]?["show_file"] == .string(state) { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("the show file was never \(state)")
    }
}
