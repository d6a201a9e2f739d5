import Foundation
import ShowSource
import Testing

/// Law 7, of the files that people write.
struct SavingKilledTests {
    /// Two sheets of which one is long, so that half of it would be seen.
    private static let sheets = [
        "[]\n",
        "[\n"
            + (0..<2000).map { #"  {"time": \#($0), "fixture_id": "wash"}"# }
            .joined(separator: ",\n") + "\n]\n",
    ]

    @Test(
        "an editor killed while it saves leaves one sheet or the other, whole, and no other file",
        arguments: 0..<24
    )
    func killed(part: Int) async throws {
        let show = try TemporaryShow(["cues/tide.cue.json": Self.sheets[0]])
        let path = show.path
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, part = part as Int] in
            let folder = SourceFolder(path: path)
            // From the first save into the tenth or so, whatever is being done then.
            Thread.detachNewThread {
                usleep(UInt32(part) * 400)
                kill(getpid(), SIGKILL)
            }
            while true {
                for sheet in Self.sheets {
                    let file = try folder.cueSheet(of: "tide")
                    _ = try folder.save(Array(sheet.utf8), over: file)
                }
            }
        }
        let folder = "\(path)/cues"
        // Who gives the file its name outlives the kill, by less than a millisecond.
        for _ in 0..<1000 where try names(in: folder) != ["tide.cue.json"] { usleep(1000) }
        #expect(try names(in: folder) == ["tide.cue.json"])
        let sheet = try String(contentsOfFile: "\(folder)/tide.cue.json", encoding: .utf8)
        #expect(Self.sheets.contains(sheet))
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
    }
}
