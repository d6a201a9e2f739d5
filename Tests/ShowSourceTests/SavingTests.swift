import Files
import Foundation
import ShowModel
import ShowSource
import Testing

struct SavingTests {
    static let before = "[\n  {\"time\": 1, \"fixture_id\": \"wash\", \"effect\": \"full\"}\n]\n"

    private func text(_ show: TemporaryShow, _ name: String) -> String? {
        FileManager.default.contents(atPath: "\(show.path)/\(name)")
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private func names(_ show: TemporaryShow, _ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(show.path)/\(folder)").sorted()
    }

    @Test("an edited sheet goes back to the file it was read from, a new one to its own")
    func savesWhereItWas() throws {
        let show = try TemporaryShow(["cues/tide.json": Self.before, "songs/dusk.mp3": ""])
        let folder = SourceFolder(path: show.path)
        let file = try folder.cueSheet(of: "tide")
        #expect(file.path == "\(show.path)/cues/tide.json")
        var sheet = try CueSheetDocument(file, song: "tide")
        try sheet.duplicate(RowID(1))
        let saved = try folder.save(sheet.bytes, over: file)
        #expect(text(show, "cues/tide.json") == sheet.text)
        #expect(try !saved.isChangedOutside())
        #expect(try folder.cueSheet(of: "tide") == saved)
        let new = try folder.cueSheet(of: "dusk")
        #expect(new.bytes == nil)
        _ = try folder.save(CueSheetDocument(new, song: "dusk").bytes, over: new)
        #expect(text(show, "cues/dusk.cue.json") == CueSheetDocument(newFor: "dusk").text)
        let metadata = try folder.metadata(of: "dusk")
        _ = try folder.save(MetadataDocument(metadata, song: "dusk").bytes, over: metadata)
        #expect(try names(show, "metadata") == ["dusk.metadata.json"])
        #expect(try names(show, "cues") == ["dusk.cue.json", "tide.json"])
    }

    @Test("what keeps a file from being edited is said with its place")
    func placesFaults() throws {
        let show = try TemporaryShow([
            "cues/tide.cue.json": "[\n5", "metadata/tide.metadata.json": "5",
        ])
        let folder = SourceFolder(path: show.path)
        let sheet = try folder.cueSheet(of: "tide")
        let metadata = try folder.metadata(of: "tide")
        let faults = [
            #expect(throws: EditError.self) { try CueSheetDocument(sheet, song: "tide") },
            #expect(throws: EditError.self) { try MetadataDocument(metadata, song: "tide") },
        ]
        let places = faults.map { fault -> [ShowModel.SourceLocation?] in
            guard case .unreadable(let diagnostics)? = fault else { return [] }
            return diagnostics.map(\.location)
        }
        #expect(
            places == [
                [ShowModel.SourceLocation(file: sheet.path, line: 2, column: 2)],
                [ShowModel.SourceLocation(file: metadata.path, line: 1, column: 1)],
            ]
        )
    }

    @Test("what somebody else wrote in the meantime is never overwritten")
    func noticesOthers() throws {
        let show = try TemporaryShow(["cues/tide.cue.json": Self.before])
        let folder = SourceFolder(path: show.path)
        let file = try folder.cueSheet(of: "tide")
        let changed = ShowSourceError.changedOutside(path: file.path)
        try show.write(Data("[]".utf8), to: "cues/tide.cue.json")
        #expect(try file.isChangedOutside())
        #expect(throws: changed) { try folder.save(Array("[1]".utf8), over: file) }
        #expect(text(show, "cues/tide.cue.json") == "[]")
        try FileManager.default.removeItem(atPath: file.path)
        #expect(throws: changed) { try folder.save(Array("[1]".utf8), over: file) }
        let none = try folder.cueSheet(of: "tide")
        try show.write(Data("[2]".utf8), to: "cues/tide.cue.json")
        #expect(throws: changed) { try folder.save(Array("[1]".utf8), over: none) }
        #expect(try names(show, "cues") == ["tide.cue.json"])
        #expect(text(show, "cues/tide.cue.json") == "[2]")
    }

    @Test("what is written while the save is under way is noticed too")
    func noticesOthersLate() throws {
        let show = try TemporaryShow(["cues/tide.cue.json": Self.before])
        let path = show.path + "/cues/tide.cue.json"
        let disk = BreakingDisk { step in
            if step == .flush { try? Data("[]".utf8).write(to: URL(fileURLWithPath: path)) }
            return nil
        }
        let folder = SourceFolder(path: show.path, disk: disk)
        let file = try folder.cueSheet(of: "tide")
        #expect(throws: ShowSourceError.changedOutside(path: file.path)) {
            try folder.save(Array("[1]".utf8), over: file)
        }
        #expect(text(show, "cues/tide.cue.json") == "[]")
        #expect(try names(show, "cues") == ["tide.cue.json"])
    }

    @Test(
        "a disk that fails at any step leaves the old file or the new one, whole",
        arguments: [.create, .write, .flush, .rename, .flushFolder] as [WritingStep],
        [false, true]
    )
    func survivesFaults(step: WritingStep, isKilled: Bool) throws {
        let show = try TemporaryShow(["cues/tide.cue.json": Self.before])
        let disk = BreakingDisk(isKilled: isKilled) { $0 == step ? EIO : nil }
        let folder = SourceFolder(path: show.path, disk: disk)
        let file = try folder.cueSheet(of: "tide")
        let new = "[{\"time\": 2}]"
        let fault = ShowSourceError.cannotSave(path: file.path, step: step, cause: EIO)
        #expect(throws: fault) { try folder.save(Array(new.utf8), over: file) }
        let isNamed = step == .flushFolder
        #expect(text(show, "cues/tide.cue.json") == (isNamed ? new : Self.before))
        #expect(try names(show, "cues") == ["tide.cue.json"])
        let working = SourceFolder(path: show.path)
        _ = try working.save(Array(new.utf8), over: working.cueSheet(of: "tide"))
        #expect(text(show, "cues/tide.cue.json") == new)
    }

    @Test("a link stays a link, and rights stay as they were")
    func keepsLinksAndRights() throws {
        let show = try TemporaryShow(["elsewhere/a.json": "[]", "cues/x.json": "[]"])
        let link = "\(show.path)/cues/tide.cue.json"
        let target = "\(show.path)/elsewhere/a.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
        let folder = SourceFolder(path: show.path)
        _ = try folder.save(Array("[1]".utf8), over: folder.cueSheet(of: "tide"))
        #expect(text(show, "elsewhere/a.json") == "[1]")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
        let rights = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
        #expect(rights as? Int == 0o640)
    }

    @Test("no song's name leads out of the show", arguments: ["", "..", "../x", "a/b", ".x", "\0"])
    func refusesPaths(name: String) throws {
        let show = try TemporaryShow([:])
        let folder = SourceFolder(path: show.path)
        #expect(throws: ShowSourceError.notASong(name: name)) { try folder.cueSheet(of: name) }
        #expect(throws: ShowSourceError.notASong(name: name)) { try folder.metadata(of: name) }
    }
}

/// A disk on which one step goes wrong, or on which something else happens at it.
private struct BreakingDisk: Disk {
    private let disk = LiveDisk()
    private let fault: @Sendable (WritingStep) -> Int32?
    /// Whether nothing is cleaned up either, as where the program was killed.
    private let isKilled: Bool

    init(isKilled: Bool = false, _ fault: @escaping @Sendable (WritingStep) -> Int32?) {
        (self.isKilled, self.fault) = (isKilled, fault)
    }

    private func pass(_ step: WritingStep) throws(DiskFault) {
        if let errno = fault(step) { throw DiskFault(errno: errno) }
    }

    func makeFolder(of path: String) throws(DiskFault) { try disk.makeFolder(of: path) }

    func create(beside path: String) throws(DiskFault) -> OpenFile {
        try pass(.create)
        return try disk.create(beside: path)
    }

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        // A few bytes at a time, so that a write that breaks leaves half a file.
        let some = UnsafeRawBufferPointer(rebasing: bytes.prefix(5))
        let count = try disk.write(some, to: file, at: offset)
        try pass(.write)
        return count
    }

    func read(
        _ target: UnsafeMutableRawBufferPointer,
        from file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try disk.read(target, from: file, at: offset)
    }

    func flush(_ file: OpenFile) throws(DiskFault) {
        try pass(.flush)
        try disk.flush(file)
    }

    func rename(_ file: OpenFile, to path: String) throws(DiskFault) {
        try pass(.rename)
        try disk.rename(file, to: path)
    }

    func flushFolder(of path: String) throws(DiskFault) {
        try pass(.flushFolder)
        try disk.flushFolder(of: path)
    }

    func remove(_ file: OpenFile) throws(DiskFault) {
        if !isKilled { try disk.remove(file) }
    }

    func close(_ file: OpenFile) { disk.close(file) }
}
