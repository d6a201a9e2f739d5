/// A file in the making, under a name of its own beside the one it will have.
///
/// Published, it takes that name in one step; dropped before, it is taken away again.
struct NewFile: ~Copyable {
    private let disk: any SourceDisk
    private let file: UnfinishedFile
    private let target: String
    /// What messages call it.
    private let name: String
    private var isPublished = false

    /// A new file that will be `target`, which messages call `name`.
    init(
        for target: String,
        named name: String,
        on disk: any SourceDisk
    ) throws(ShowSourceError) {
        do {
            self.file = try disk.create(beside: target)
        } catch {
            throw .cannotSave(path: name, step: .create, cause: error.errno)
        }
        self.disk = disk
        self.target = target
        self.name = name
    }

    deinit {
        if !isPublished { disk.remove(file) }
        disk.close(file)
    }

    /// Writes all of `bytes`, and brings them to the disk.
    func write(_ bytes: [UInt8]) throws(ShowSourceError) {
        var step = SavingStep.write
        do {
            var done = 0
            while done < bytes.count {
                let result = bytes.withUnsafeBytes { buffer in
                    Result { () throws(SourceDiskFault) in
                        try disk.write(UnsafeRawBufferPointer(rebasing: buffer[done...]), to: file)
                    }
                }
                done += try result.get()
            }
            step = .flush
            try disk.flush(file)
        } catch {
            throw .cannotSave(path: name, step: step, cause: error.errno)
        }
    }

    /// Gives the file its name, and brings the name to the disk.
    consuming func publish() throws(ShowSourceError) {
        var step = SavingStep.rename
        do {
            try disk.rename(file, to: target)
            isPublished = true
            step = .flushFolder
            try disk.flushFolder(of: target)
        } catch {
            throw .cannotSave(path: name, step: step, cause: error.errno)
        }
    }
}
