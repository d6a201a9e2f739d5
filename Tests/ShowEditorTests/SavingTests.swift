import DMX
import Dispatch
import Files
import Glibc
import ShowEditor
import ShowSource
import Synchronization
import TestSupport
import Testing
import Timebase

/// Edits that come while something else is under way.
struct SavingTests {
    @Test("an edit that comes while files are being saved is saved, too")
    func whileSaving() async throws {
        let disk = SlowDisk()
        let desk = try await Desk(disk: disk)
        try await desk.ask(lamp(1))
        let first = Task { try await desk.ask(#"{"type": "save"}"#) }
        await disk.waitUntilAsked()
        try await desk.ask(lamp(2))
        let second = Task { try await desk.ask(#"{"type": "save"}"#) }
        disk.goOn()
        _ = try await first.value
        _ = try await second.value
        #expect(desk.folder.sheet.contains("lamp 1"))
        #expect(desk.folder.sheet.contains("lamp 2"))
        #expect(try await desk.state()["saved"]?["state"] == .string("saved"))
    }

    @Test("a save that fails is told, and made again by itself until the disk takes it")
    func again() async throws {
        let disk = FaultyDisk(failingAt: 2, errno: EIO)
        let desk = try await Desk(disk: disk)
        try await desk.ask(lamp(1))
        try await desk.ask(#"{"type": "save"}"#)
        let failed = try #require(desk.client.last("saved"))
        #expect(failed["state"] == .string("failed"))
        #expect(failed["message"]?.string?.isEmpty == false)
        _ = try await desk.client.wait(for: "save") { message in
            message["type"] == .string("saved") && message["state"] == .string("saved")
        }
        #expect(desk.folder.sheet.contains("lamp 1"))
    }

    @Test("a save that fails at any step is made again, and takes its own file for no other's")
    func everyStep() async throws {
        for step in 1...8 {
            let desk = try await Desk(disk: FaultyDisk(failingAt: step, errno: EIO))
            try await desk.ask(lamp(1))
            try await desk.ask(#"{"type": "save"}"#)
            _ = try await desk.client.wait(for: "save") { message in
                message["type"] == .string("saved") && message["state"] == .string("saved")
            }
            #expect(desk.client.last("conflict") == nil, "failed at \(step)")
            #expect(desk.folder.sheet.contains("lamp 1"))
        }
    }

    @Test("an edit whose journal cannot be flushed is accepted once it is in the file itself")
    func journalNotFlushed() async throws {
        let desk = try await Desk(disk: FaultyDisk(failingAt: 0, errno: EIO))
        let answer = try await desk.ask(lamp(1))
        #expect(answer["type"] == .string("accepted"))
        #expect(desk.folder.sheet.contains("lamp 1"))
        try await desk.ask(lamp(2))
        let saved = try await desk.state()["saved"]
        #expect(saved?["message"] == .null)
    }

    @Test("an edit that no disk takes is told to stand and be on none; the next is not made")
    func nothingTakesIt() async throws {
        let desk = try await Desk(disk: FaultyDisk(failingAt: 0, errno: EIO, kills: true))
        let answer = try await desk.ask(lamp(1))
        #expect(answer["code"] == .string("cannot_save"))
        #expect(answer["reason"]?.string?.contains("stands here") == true)
        #expect(answer["reason"]?.string?.contains("Input/output error") == true)
        let state = try await desk.state()
        #expect(state.text.contains("lamp 1"))
        #expect(state["saved"]?["state"] == .string("failed"))
        #expect(state["saved"]?["message"]?.string?.contains("Input/output error") == true)
        let next = try await desk.ask(lamp(2))
        #expect(next["code"] == .string("cannot_save"))
        #expect(!(try await desk.state().text.contains("lamp 2")))
        let told = try #require(await desk.session.end().edits)
        #expect(told.contains("may be lost"))
    }

    @Test("no edit is lost that one client makes while another loads songs")
    func whileLoading() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        let loading = Task {
            for turn in 0..<30 {
                let song = turn.isMultiple(of: 2) ? "ebb" : "tide"
                try await desk.ask(#"{"type": "load_song", "song": "\#(song)"}"#)
            }
        }
        for number in 0..<150 { try await desk.ask(lamp(number), as: 2, at: other) }
        try await loading.value
        try await desk.ask(#"{"type": "save"}"#)
        let written = desk.folder.sheet + (desk.folder.text("cues/ebb.cue.json") ?? "")
        let lost = (0..<150).filter { !written.contains("\"lamp \($0)\"") }
        #expect(lost.isEmpty)
    }

    @Test("a browser that says play and never where it is leaves the stage dark after two seconds")
    func silentFromTheStart() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 2.5}"#)
        desk.client.forget()
        desk.clock.advance(by: .milliseconds(1900))
        try await Task.sleep(for: .milliseconds(150))
        #expect(desk.client.last("playback") == nil)
        desk.clock.advance(by: .milliseconds(200))
        let told = try await desk.client.wait(for: "playback")
        #expect(told["state"] == .string("stopped"))
        #expect(told["reason"]?.string != nil)
    }

    private func lamp(_ number: Int) -> String {
        #"{"type": "insert_cue", "row": {"time": 1.5, "name": "lamp \#(number)", "#
            + #""values": {"lamp": {"dim": 7}}}}"#
    }
}

/// A disk whose first file takes until it is told to go on.
private final class SlowDisk: Disk {
    private let live = LiveDisk()
    private let asked = DispatchSemaphore(value: 0)
    private let gate = DispatchSemaphore(value: 0)
    private let isFirst = Atomic(true)

    /// Returns once a file is being saved.
    func waitUntilAsked() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.asked.wait()
                continuation.resume()
            }
        }
    }

    func goOn() { gate.signal() }

    func create(beside path: String) throws(DiskFault) -> OpenFile {
        if isFirst.exchange(false, ordering: .relaxed) {
            asked.signal()
            gate.wait()
        }
        return try live.create(beside: path)
    }

    func makeFolder(of path: String) throws(DiskFault) { try live.makeFolder(of: path) }

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try live.write(bytes, to: file, at: offset)
    }

    func read(
        _ target: UnsafeMutableRawBufferPointer,
        from file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try live.read(target, from: file, at: offset)
    }

    func flush(_ file: OpenFile) throws(DiskFault) { try live.flush(file) }
    func rename(_ file: OpenFile, to path: String) throws(DiskFault) {
        try live.rename(file, to: path)
    }
    func flushFolder(of path: String) throws(DiskFault) { try live.flushFolder(of: path) }
    func remove(_ file: OpenFile) throws(DiskFault) { try live.remove(file) }
    func close(_ file: OpenFile) { live.close(file) }
}
