import Glibc
import TestSupport
import Testing
import TimelineFile

struct NeverTornTests {
    @Test("whatever step fails, the old file or the new one is there, whole, and nothing else")
    func everyStep() throws {
        let folder = TemporaryFolder()
        let path = folder.file("show.bin")
        try Sample.smallest.write(to: path)
        let old = try folder.bytes("show.bin")
        let new = try Sample.full().fileBytes()
        let counting = FaultyDisk()
        try Sample.full().write(to: folder.file("other"), disk: counting)
        remove(folder.file("other"))

        for step in 0..<counting.stepCount {
            let disk = FaultyDisk(failingAt: step, errno: ENOSPC)
            let error = #expect(throws: TimelineFileError.self) {
                try Sample.full().write(to: path, disk: disk)
            }
            guard case .io(path, let operation, ENOSPC) = error else {
                Issue.record("step \(step) threw \(String(describing: error))")
                continue
            }
            // Once renamed the new file is there; only that it will stay is then not certain.
            let isLast = step == counting.stepCount - 1
            #expect((operation == .flushFolder) == isLast)
            #expect(try folder.bytes("show.bin") == (isLast ? new : old))
            #expect(folder.names() == ["show.bin"])
        }
        #expect(counting.stepCount > 15)
    }

    @Test("killed before any step, a writer leaves the old file or the new one, and nothing else")
    func everyKill() throws {
        let folder = TemporaryFolder()
        let path = folder.file("show.bin")
        let new = try Sample.full().fileBytes()
        let counting = FaultyDisk()
        try Sample.full().write(to: path, disk: counting)

        for step in 0..<counting.stepCount {
            try Sample.smallest.write(to: path)
            let old = try folder.bytes("show.bin")
            #expect(throws: TimelineFileError.self) {
                try Sample.full().write(
                    to: path,
                    disk: FaultyDisk(failingAt: step, kills: true)
                )
            }
            let isLast = step == counting.stepCount - 1
            #expect(try folder.bytes("show.bin") == (isLast ? new : old))
            #expect(folder.names() == ["show.bin"])
        }
    }

    @Test("a disk that takes a few bytes at a time gets the same file", arguments: [1, 7, 100])
    func shortWrites(bytesPerCall: Int) throws {
        let folder = TemporaryFolder()
        let disk = FaultyDisk(bytesPerCall: bytesPerCall)
        try Sample.full().write(to: folder.file("show.bin"), disk: disk)
        #expect(try folder.bytes("show.bin") == Sample.full().fileBytes())
    }

    @Test("a writer that is dropped half-way leaves nothing behind")
    func dropped() throws {
        let folder = TemporaryFolder()
        let sample = Sample.full()
        var writer = try TimelineWriter(path: folder.file("show.bin"), info: sample.info)
        try writer.append(sample.encoded()[0])
        _ = consume writer
        #expect(folder.names().isEmpty)
    }

    @Test("a file that is replaced while it is read stays as it was to its reader")
    func replacedWhileRead() throws {
        let folder = TemporaryFolder()
        let path = folder.file("show.bin")
        try Sample.full().write(to: path)
        let reader = try TimelineReader(path: path)
        try Sample.smallest.write(to: path)
        #expect(reader.verify().isEmpty)
        #expect(try TimelineReader(path: path).info == Sample.smallest.info)
    }

    @Test("a file cut short while it is read is an error, and the rest still reads")
    func cutWhileRead() throws {
        let folder = TemporaryFolder()
        let path = folder.file("show.bin")
        try Sample.full().write(to: path)
        let reader = try TimelineReader(path: path)
        let dissected = try DissectedFile(folder.bytes("show.bin"))
        let length = dissected.offset(of: "blks") + dissected["blks"].count - 1
        #expect(truncate(path, off_t(length)) == 0)
        var decoder = BlockDecoder()
        #expect(try reader.block(0, using: &decoder) == Sample.full().blocks[0])
        #expect(throws: TimelineFileError.truncated(expected: length + 1, actual: length)) {
            var decoder = BlockDecoder()
            _ = try reader.block(1, using: &decoder)
        }
        #expect(reader.verify().contains { $0.span == .frames(10..<20) })
    }
}
