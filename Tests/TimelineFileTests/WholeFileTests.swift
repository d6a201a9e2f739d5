import Glibc
import TestSupport
import Testing
import TimelineFile

struct WholeFileTests {
    @Test("what is written is there, and replaces what was")
    func written() throws {
        let folder = TemporaryFolder()
        for bytes in [[1, 2, 3], [], [UInt8](repeating: 7, count: 300_000)] {
            try WholeFile.write(bytes, to: folder.file("picture"))
            #expect(try folder.bytes("picture") == bytes)
        }
        #expect(folder.names() == ["picture"])
    }

    @Test("where the folder is missing nothing is written, and the path is named")
    func noFolder() {
        let folder = TemporaryFolder()
        let path = folder.file("nowhere/picture")
        let error = #expect(throws: TimelineFileError.self) {
            try WholeFile.write([1], to: path)
        }
        guard case .io(path, .create, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("whatever step fails, the old file or the new one is there, and nothing else")
    func everyStep() throws {
        let folder = TemporaryFolder()
        let path = folder.file("picture")
        let counting = FaultyDisk()
        try WholeFile.write([1, 2, 3], to: path, disk: counting)
        for step in 0..<counting.stepCount {
            try WholeFile.write([1, 2, 3], to: path)
            #expect(throws: TimelineFileError.self) {
                try WholeFile.write([4], to: path, disk: FaultyDisk(failingAt: step, errno: ENOSPC))
            }
            // Once renamed the new file is there; only that it will stay is then not certain.
            let isLast = step == counting.stepCount - 1
            #expect(try folder.bytes("picture") == (isLast ? [4] : [1, 2, 3]))
            #expect(folder.names() == ["picture"])
        }
        #expect(counting.stepCount > 3)
    }
}
