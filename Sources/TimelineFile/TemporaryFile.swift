/// A file in the making, under a name of its own beside the one it will have.
///
/// Published, it takes that name in one step; dropped before, it is taken away again. So at every
/// moment the old file or the new one is there, whole.
struct TemporaryFile: ~Copyable {
    private let disk: any Disk
    private let file: OpenFile
    private let target: String
    private var isPublished = false

    /// A new file that will be called `target`.
    init(for target: String, on disk: any Disk) throws(TimelineFileError) {
        let folder = folder(of: target)
        do {
            self.file = try disk.create(inFolder: folder)
        } catch {
            throw .io(path: target, operation: .create, errno: error.errno)
        }
        self.disk = disk
        self.target = target
    }

    deinit {
        disk.close(file)
        guard !isPublished else { return }
        // Whoever drops an unfinished file is already reporting why; a second fault adds nothing.
        try? disk.remove(file.path)
    }

    /// Writes all of `bytes` at `offset`.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(TimelineFileError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            do {
                done += try disk.write(rest, to: file, at: offset + done)
            } catch {
                throw .io(path: target, operation: .write, errno: error.errno)
            }
        }
    }

    /// Writes all of `bytes` at `offset`.
    func write(_ bytes: [UInt8], at offset: Int) throws(TimelineFileError) {
        let failure = bytes.withUnsafeBytes { bytes -> TimelineFileError? in
            do throws(TimelineFileError) {
                try write(bytes, at: offset)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Whether `bytes` are what was written at `offset`.
    func holds(_ bytes: [UInt8], at offset: Int) throws(TimelineFileError) -> Bool {
        var done = 0
        var found = [UInt8](repeating: 0, count: bytes.count)
        while done < bytes.count {
            let result = found.withUnsafeMutableBytes { found -> Result<Int, DiskFault> in
                let rest = UnsafeMutableRawBufferPointer(rebasing: found[done...])
                return Result { () throws(DiskFault) in
                    try disk.read(rest, from: file, at: offset + done)
                }
            }
            switch result {
            case .success(0): return false
            case .success(let count): done += count
            case .failure(let fault):
                throw .io(path: target, operation: .read, errno: fault.errno)
            }
        }
        return found == bytes
    }

    /// Brings the file to the disk, gives it its name, and brings the name to the disk.
    consuming func publish() throws(TimelineFileError) {
        var step = DiskOperation.flush
        do {
            try disk.flush(file)
            step = .rename
            try disk.rename(file.path, to: target)
            isPublished = true
            step = .flushFolder
            try disk.flushFolder(folder(of: target))
        } catch {
            throw .io(path: target, operation: step, errno: error.errno)
        }
    }
}

/// The folder that the file at `path` is in.
private func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}
