import Foundation
import ShowEditor
import ShowSource
import TestSupport
import Testing

/// What a service that is killed leaves, and what the next one makes of it.
struct JournalTests {
    private let edit =
        #"{"type": "insert_cue", "row": {"time": 1.5, "values": {"lamp": {"dim": 7}}}}"#

    @Test("edits that were accepted and not saved are in the files once the show is opened again")
    func takenUp() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(folder)
        for _ in 0..<5 { try await desk?.ask(edit) }
        try await desk?.ask(#"{"type": "undo"}"#)
        try await desk?.ask(#"{"type": "set_hint", "name": "drop", "times": [6]}"#)
        #expect(!folder.sheet.contains("lamp"))
        let journal = try #require(folder.bytes(".lightshow/journal"))
        desk = nil
        // As a kill would leave it.
        try folder.write(journal, to: ".lightshow/journal")
        let next = try await Desk(reopening: folder)
        #expect(folder.sheet.occurrences(of: "lamp") == 4)
        #expect(folder.text("metadata/tide.metadata.json")?.contains("drop") == true)
        let message = try await next.state()["saved"]?["message"]?.string
        #expect(message?.contains("taken up") == true)
    }

    @Test("a journal that is cut anywhere gives the edits before the cut, whole")
    func cut() async throws {
        let folder = try EditedFolder()
        let original = folder.sheet
        var desk: Desk? = try await Desk(folder)
        for _ in 0..<4 { try await desk?.ask(edit) }
        let journal = try #require(folder.bytes(".lightshow/journal"))
        desk = nil
        var counts: Set<Int> = []
        var random = SeededRandom(seed: 1)
        for _ in 0..<25 {
            try folder.write(Array(original.utf8), to: "cues/tide.cue.json")
            let cut = Int.random(in: 0...journal.count, using: &random)
            try folder.write(Array(journal[..<cut]), to: ".lightshow/journal")
            _ = try await Desk(reopening: folder)
            let count = folder.sheet.occurrences(of: "lamp")
            counts.insert(count)
            #expect((0...4).contains(count))
            #expect(JSONContent(json: Array(folder.sheet.utf8)) != nil)
        }
        #expect(counts.count > 1)
    }

    @Test("a save that the journal does not tell of yet is not made twice")
    func savedAlready() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(folder)
        try await desk?.ask(edit)
        try await desk?.ask(edit)
        let journal = try #require(folder.bytes(".lightshow/journal"))
        try await desk?.ask(#"{"type": "save"}"#)
        let saved = folder.sheet
        desk = nil
        try folder.write(journal, to: ".lightshow/journal")
        _ = try await Desk(reopening: folder)
        #expect(folder.sheet == saved)
    }

    @Test(
        "where somebody else wrote to the file in between, theirs stays and ours is put beside it"
    )
    func conflict() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(folder)
        try await desk?.ask(edit)
        let journal = try #require(folder.bytes(".lightshow/journal"))
        desk = nil
        let theirs = #"[{"time": 1, "values": {"par_l": {"red": 1}}}]"#
        try folder.write(Array(theirs.utf8), to: "cues/tide.cue.json")
        try folder.write(journal, to: ".lightshow/journal")
        let next = try await Desk(reopening: folder)
        #expect(folder.sheet == theirs)
        #expect(folder.text(".lightshow/tide.recovered-1.cue.json")?.contains("lamp") == true)
        let message = try await next.state()["saved"]?["message"]?.string
        #expect(message?.contains("tide.recovered-1.cue.json") == true)
    }

    @Test(
        "a damaged journal is taken up as far as it goes, kept, and told of",
        arguments: [0, 4, 8, 9, 700, 1400]
    )
    func damaged(place: Int) async throws {
        let folder = try EditedFolder()
        let original = folder.sheet
        var desk: Desk? = try await Desk(folder)
        for _ in 0..<4 { try await desk?.ask(edit) }
        var journal = try #require(folder.bytes(".lightshow/journal"))
        desk = nil
        try folder.write(Array(original.utf8), to: "cues/tide.cue.json")
        // From its last records backwards.
        let damage = journal.count - 1 - place * (journal.count - 1) / 1400
        journal[damage] ^= 0x10
        try folder.write(journal, to: ".lightshow/journal")
        let next = try await Desk(reopening: folder)
        #expect(folder.sheet.occurrences(of: "lamp") < 4)
        #expect(JSONContent(json: Array(folder.sheet.utf8)) != nil)
        #expect(folder.bytes(".lightshow/journal.damaged-1") == journal)
        let message = try await next.state()["saved"]?["message"]?.string
        #expect(message?.contains("journal.damaged-1") == true)
    }

    @Test(
        "what is no journal at all is kept and told of",
        arguments: [
            [UInt8](repeating: 0, count: 4096), Array("hello, this is a text".utf8),
            [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0],
        ]
    )
    func noJournal(bytes: [UInt8]) async throws {
        let folder = try EditedFolder()
        let original = folder.sheet
        try folder.write(bytes, to: ".lightshow/journal")
        let desk = try await Desk(folder)
        #expect(folder.bytes(".lightshow/journal.damaged-1") == bytes)
        let message = try await desk.state()["saved"]?["message"]?.string
        #expect(message?.contains("journal.damaged-1") == true)
        #expect(folder.sheet == original)
    }

    @Test("a journal that a kill cut off in its last record is no damaged one")
    func cutIsNoDamage() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(folder)
        for _ in 0..<2 { try await desk?.ask(edit) }
        let journal = try #require(folder.bytes(".lightshow/journal"))
        desk = nil
        for cut in stride(from: 0, to: journal.count, by: 97) {
            try folder.write(Array(journal[..<cut]), to: ".lightshow/journal")
            _ = try await Desk(reopening: folder)
            #expect(folder.bytes(".lightshow/journal.damaged-1") == nil, "cut at \(cut)")
        }
    }

    @Test("a journal that somebody takes away is made anew with all that is not saved")
    func takenAway() async throws {
        let folder = try EditedFolder()
        var desk: Desk? = try await Desk(folder)
        try await desk?.ask(edit)
        try FileManager.default.removeItem(atPath: "\(folder.path)/.lightshow")
        await #expect(throws: EditorError.self) { _ = try await Desk(folder) }
        let answer = try await desk?.ask(edit)
        #expect(answer?["type"] == .string("accepted"))
        await #expect(throws: EditorError.self) { _ = try await Desk(folder) }
        #expect(!folder.sheet.contains("lamp"))
        desk = nil
        _ = try await Desk(reopening: folder)
        #expect(folder.sheet.occurrences(of: "lamp") == 2)
    }

    @Test("a journal that is taken away is there again by itself, and keeps other services out")
    func takenAwayAtRest() async throws {
        let desk = try await Desk()
        try await desk.ask(edit)
        let place = "\(desk.folder.path)/.lightshow"
        try FileManager.default.moveItem(atPath: place, toPath: place + ".away")
        for _ in 0..<1000 where desk.folder.bytes(".lightshow/journal")?.isEmpty ?? true {
            try await Task.sleep(for: .milliseconds(2))
        }
        #expect(!desk.folder.isFree)
        await #expect(throws: EditorError.self) { _ = try await Desk(desk.folder) }
    }

    @Test("where the journal cannot be made anew, an edit is rejected and not made")
    func cannotBeMade() async throws {
        let desk = try await Desk()
        let place = "\(desk.folder.path)/.lightshow"
        try FileManager.default.moveItem(atPath: place, toPath: place + ".away")
        try desk.folder.write([], to: ".lightshow")
        let answer = try await desk.ask(edit)
        #expect(answer["code"] == .string("cannot_save"))
        #expect(try await desk.state()["cues"]?.elements?.count == 6)
    }

    @Test("two services on one folder would lose edits: the second is refused")
    func once() async throws {
        let folder = try EditedFolder()
        let first = try await Desk(folder)
        await #expect(throws: EditorError.self) { _ = try await Desk(folder) }
        try await first.ask(edit)
    }
}

extension Desk {
    /// Opens `folder` again, once the session that had it is gone for good.
    convenience init(
        reopening folder: EditedFolder,
        showFiles: ShowFiles = ShowFiles()
    ) async throws {
        for _ in 0..<1000 {
            if folder.isFree { break }
            try await Task.sleep(for: .milliseconds(2))
        }
        try await self.init(folder, showFiles: showFiles)
    }
}

extension EditedFolder {
    /// Whether no session has it.
    fileprivate var isFree: Bool {
        ["\(path)/.lightshow/journal", path].allSatisfy { place in
            let descriptor = open(place, O_RDONLY)
            defer { close(descriptor) }
            return descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0
        }
    }

    /// The bytes of the file `name`; nil where there is none.
    func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
    }
}

extension String {
    /// How often `part` is in it.
    func occurrences(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
