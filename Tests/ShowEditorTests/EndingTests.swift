import Glibc
import ShowEditor
import ShowSource
import TestSupport
import Testing

/// What a session that ends leaves, and says.
struct EndingTests {
    private let edit =
        #"{"type": "insert_cue", "row": {"time": 1.5, "values": {"lamp": {"dim": 7}}}}"#

    @Test("edits that cannot be saved are told at the end: which file, why, where they are")
    func unsaved() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(
            folder,
            disk: FaultyDisk(failingAt: 1, errno: EROFS, kills: true)
        )
        try await desk?.ask(edit)
        let told = try #require(await desk?.session.end().edits)
        #expect(told.contains("cues/tide.cue.json"))
        #expect(told.contains("Read-only file system"))
        #expect(told.contains(".lightshow/journal"))
        #expect(!folder.sheet.contains("lamp"))
        desk = nil
        let next = try await Desk(reopening: folder)
        #expect(folder.sheet.contains("lamp"))
        #expect(await next.session.end() == .init(edits: nil, showFile: nil))
    }

    @Test("a conflict that nobody decided is told at the end")
    func conflict() async throws {
        let desk = try await Desk()
        try await desk.ask(edit)
        try desk.folder.write(Array("[]".utf8), to: "cues/tide.cue.json")
        let told = try #require(await desk.session.end().edits)
        #expect(told.contains("changed outside"))
        #expect(told.contains("beside the journal"))
        #expect(desk.folder.sheet == "[]")
    }

    @Test("a show file that could not be written is told at the end; the edits are saved")
    func showFile() async throws {
        let files = ShowFiles()
        let desk = try await Desk(showFiles: files)
        files.fail("no room")
        try await desk.ask(edit)
        let end = await desk.session.end()
        #expect(end.edits == nil)
        #expect(end.showFile?.contains("no room") == true)
        #expect(desk.folder.sheet.contains("lamp"))
    }
}
