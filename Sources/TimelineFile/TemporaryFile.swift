import Files

/// A new file whose faults are those of a show file.
struct TemporaryFile: ~Copyable {
    private let file: NewFile
    private let target: String

    /// A new file that will be called `target`.
    init(for target: String, on disk: any Disk) throws(TimelineFileError) {
        do {
            self.file = try NewFile(for: target, on: disk)
        } catch {
            throw TimelineFileError(error, path: target)
        }
        self.target = target
    }

    /// Writes all of `bytes` at `offset`.
    func write(_ bytes: [UInt8], at offset: Int) throws(TimelineFileError) {
        do {
            try file.write(bytes, at: offset)
        } catch {
            throw TimelineFileError(error, path: target)
        }
    }

    /// Whether `bytes` are what was written at `offset`.
    func holds(_ bytes: [UInt8], at offset: Int) throws(TimelineFileError) -> Bool {
        do {
            return try file.holds(bytes, at: offset)
        } catch {
            throw TimelineFileError(error, path: target)
        }
    }

    /// Brings the file to the disk, gives it its name, and brings the name to the disk.
    consuming func publish() throws(TimelineFileError) {
        let target = target
        do {
            try file.flush()
            try file.publish()
        } catch {
            throw TimelineFileError(error, path: target)
        }
    }
}

extension TimelineFileError {
    /// What `fault` says of the show file that was to be written to `path`.
    fileprivate init(_ fault: WritingFault, path: String) {
        let operation: DiskOperation =
            switch fault.step {
            case .create: .create
            case .write: .write
            case .read: .read
            case .flush: .flush
            case .rename: .rename
            case .flushFolder: .flushFolder
            }
        self = .io(path: path, operation: operation, errno: fault.errno)
    }
}
