import ShowSource
import Testing
import Timebase

/// A song that nobody has lit yet: a sound, and nothing else about it.
struct NewSongTests {
    private let row = #"{"type": "insert_cue", "row": {"time": 1, "values": {"lamp": {"dim": 9}}}}"#

    @Test(
        "a show is edited at its own rate, and at the standard where it does not say",
        arguments: [(#", "rate": 50"#, 50.0), ("", 30.0)]
    )
    func rate(said: String, rate: Double) async throws {
        let folder = try EditedFolder(files: ["show.json": #"{"name": "Tides"\#(said)}"#])
        let thirty = try #require(FrameRate(text: "30"))
        let desk = try await Desk(folder, standardRate: thirty)
        #expect(try await desk.state()["show"]?["rate"]?.double == rate)
    }

    @Test("a song without a sheet is no error, and is said to have none only until it has one")
    func firstRow() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        let state = try await desk.state()
        let problems = try #require(state["problems"]?.elements)
        #expect(problems.map { $0["severity"] } == [.string("warning")])
        #expect(problems.first?["message"]?.string?.contains("'ebb' has no cue sheet yet") == true)
        #expect(problems.first?["hint"]?.string?.hasSuffix("cues/ebb.cue.json") == true)
        #expect(state["song"]?["problems"] == .array([]))
        desk.client.forget()
        try await desk.ask(row)
        #expect(desk.client.last("problems")?["problems"] == .array([]))
        #expect(try await desk.state()["problems"] == .array([]))
        desk.client.forget()
        try await desk.ask(row)
        #expect(desk.client.last("problems") == nil)
        try await desk.ask(#"{"type": "save"}"#)
        #expect(desk.folder.text("cues/ebb.cue.json")?.contains("lamp") == true)
        #expect(desk.client.last("saved")?["state"] == .string("saved"))
    }

    @Test("an edit of the metadata alone makes no sheet")
    func metadataOnly() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        try await desk.ask(#"{"type": "set_tempo", "bpm": 90}"#)
        try await desk.ask(#"{"type": "save"}"#)
        #expect(desk.folder.text("cues/ebb.cue.json") == nil)
        #expect(try await desk.state()["problems"]?.elements?.count == 1)
    }

    @Test("the show, read again, says the same of a sheet that is not saved yet")
    func readAgain() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        try await desk.ask(row)
        desk.client.forget()
        try desk.folder.write(Array("{}".utf8), to: "show.json")
        let state = try await desk.client.wait(for: "initial")
        #expect(state["why"] == .string("show_changed"))
        #expect(state["problems"] == .array([]))
    }
}
