import Files
import Glibc
import TestSupport
import Testing

struct NewFileTests {
    /// Where files have a name only at the end, and where they have one from the start.
    static let disks = [LiveDisk(), LiveDisk(makesUnnamedFiles: false)]

    /// Writes `bytes` to `path` as every room does.
    private func write(
        _ bytes: [UInt8],
        to path: String,
        on disk: any Disk
    ) throws(WritingFault) {
        let file = try NewFile(for: path, on: disk)
        try file.write(bytes, at: 0)
        guard try file.holds(bytes, at: 0) else { return }
        try file.flush()
        try file.publish()
    }

    @Test("what is written replaces what was, and nothing else is there", arguments: disks)
    func written(disk: LiveDisk) throws {
        let folder = TemporaryFolder()
        for bytes in [[1, 2, 3], [], [UInt8](repeating: 7, count: 300_000)] {
            try write(bytes, to: folder.file("new"), on: disk)
            #expect(contents(folder.file("new")) == bytes)
        }
        #expect(names(in: folder.path) == ["new"])
    }

    @Test("a disk that fails at any step leaves the old file or the new one", arguments: disks)
    func everyFault(disk: LiveDisk) throws {
        let folder = TemporaryFolder()
        let path = folder.file("file")
        let steps = try stepCount(folder, disk)
        for step in 0..<steps {
            try write([1, 2, 3, 4], to: path, on: disk)
            #expect(throws: WritingFault.self) {
                let faulty = FaultyDisk(failingAt: step, errno: EIO, bytesPerCall: 2, over: disk)
                try write([5, 6, 7, 8], to: path, on: faulty)
            }
            // Once renamed the new file is there; only that it will stay is then not certain.
            #expect(contents(path) == (step == steps - 1 ? [5, 6, 7, 8] : [1, 2, 3, 4]))
            #expect(names(in: folder.path) == ["file"])
        }
    }

    @Test("a kill at any step leaves the old file or the new one", arguments: disks)
    func everyKill(disk: LiveDisk) throws {
        let folder = TemporaryFolder()
        let path = folder.file("file")
        let steps = try stepCount(folder, disk)
        for step in 0..<steps {
            try write([1, 2, 3, 4], to: path, on: disk)
            #expect(throws: WritingFault.self) {
                let killed = FaultyDisk(failingAt: step, kills: true, bytesPerCall: 2, over: disk)
                try write([5, 6, 7, 8], to: path, on: killed)
            }
            #expect(contents(path) == (step == steps - 1 ? [5, 6, 7, 8] : [1, 2, 3, 4]))
        }
        try write([9], to: path, on: disk)
        #expect(names(in: folder.path) == ["file"])
    }

    @Test("a kill leaves no other file where files can be made without a name")
    func leavesNothing() throws {
        let folder = TemporaryFolder()
        let steps = try stepCount(folder, LiveDisk())
        for step in 0..<steps {
            let killed = FaultyDisk(failingAt: step, kills: true, bytesPerCall: 2)
            #expect(throws: WritingFault.self) {
                try write([5, 6, 7, 8], to: folder.file("file"), on: killed)
            }
            #expect(names(in: folder.path) == (step == steps - 1 ? ["file"] : []))
        }
    }

    @Test("what a kill left elsewhere is taken away by the next file in the folder")
    func clearsLeftovers() throws {
        let folder = TemporaryFolder()
        let named = LiveDisk(makesUnnamedFiles: false)
        #expect(throws: WritingFault.self) {
            let killed = FaultyDisk(failingAt: 2, kills: true, over: named)
            try write([1, 2, 3], to: folder.file("file"), on: killed)
        }
        put([1], to: folder.file(".lightshow-1-0.tmp"))
        #expect(names(in: folder.path).count == 2)
        try write([4], to: folder.file("file"), on: LiveDisk())
        #expect(names(in: folder.path) == ["file"])
    }

    @Test("a file that another run still writes is not taken away, nor what only looks like one")
    func sparesOthers() throws {
        let folder = TemporaryFolder()
        let named = LiveDisk(makesUnnamedFiles: false)
        let others = [".lightshow-1.tmp", ".lightshow--1.tmp", ".lightshow-a-1.tmp", "x"]
        for name in others { put([1], to: folder.file(name)) }
        let unfinished = try NewFile(for: folder.file("one"), on: named)
        try unfinished.write([1, 2, 3], at: 0)
        #expect(names(in: folder.path).count == others.count + 1)
        for disk in Self.disks { try write([4], to: folder.file("two"), on: disk) }
        try unfinished.flush()
        try unfinished.publish()
        #expect(contents(folder.file("one")) == [1, 2, 3])
        #expect(names(in: folder.path) == (others + ["one", "two"]).sorted())
    }

    @Test("a name in use is passed by, never opened", arguments: disks)
    func passesNames(disk: LiveDisk) throws {
        let folder = TemporaryFolder()
        let name = ".lightshow-\(getpid())-0.tmp"
        // A folder of that name is nobody's file in the making.
        try #require(mkdir(folder.file(name), 0o755) == 0)
        try write([1], to: folder.file("file"), on: disk)
        #expect(names(in: folder.path) == [name, "file"])
    }

    @Test("a file keeps the rights of the one that it replaces", arguments: disks)
    func keepsRights(disk: LiveDisk) throws {
        let folder = TemporaryFolder()
        put([1], to: folder.file("file"))
        try #require(chmod(folder.file("file"), 0o640) == 0)
        try write([2], to: folder.file("file"), on: disk)
        var status = stat()
        try #require(stat(folder.file("file"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o640)
    }

    @Test("what cannot be replaced is named by its reason, and stays", arguments: disks)
    func cannotReplace(disk: LiveDisk) throws {
        let folder = TemporaryFolder()
        try #require(mkdir(folder.file("file"), 0o755) == 0)
        #expect(throws: WritingFault(step: .rename, errno: EISDIR)) {
            try write([1], to: folder.file("file"), on: disk)
        }
        #expect(names(in: folder.path) == ["file"])
        #expect(throws: WritingFault(step: .create, errno: ENOENT)) {
            try write([1], to: folder.file("nowhere/file"), on: disk)
        }
        #expect(throws: WritingFault.self) { try write([1], to: "/sys/file", on: disk) }
    }

    @Test("many files at once each get their own bytes", arguments: disks)
    func manyAtOnce(disk: LiveDisk) async throws {
        let folder = TemporaryFolder()
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    for turn in 0..<3 {
                        let bytes = [UInt8(number), UInt8(turn)]
                        try write(bytes, to: "\(path)/\(number)", on: disk)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect((0..<40).allSatisfy { contents("\(path)/\($0)") == [UInt8($0), 2] })
        #expect(names(in: path).count == 40)
    }

    /// How many steps a file takes on `disk`, two bytes at a time.
    private func stepCount(_ folder: borrowing TemporaryFolder, _ disk: LiveDisk) throws -> Int {
        let counting = FaultyDisk(bytesPerCall: 2, over: disk)
        try write([5, 6, 7, 8], to: folder.file("counted"), on: counting)
        try #require(unlink(folder.file("counted")) == 0)
        return counting.stepCount
    }
}

/// The bytes of the file at `path`; nil where there is none.
private func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 400_000)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
}

/// Makes the file at `path`, which holds `bytes`.
private func put(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
}

/// The names in `folder`, in order.
private func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
}
