/// A file in the making, under no name or one of its own beside the one it will have.
///
/// Published, it takes that name in one step; dropped before, it is taken away again. So at every
/// moment the old file or the new one is there, whole.
public struct NewFile: ~Copyable {
    private let disk: any Disk
    private let file: OpenFile
    private let target: String
    private var isPublished = false

    /// A new file that will be called `target`, in a folder that is there.
    public init(for target: String, on disk: any Disk = LiveDisk()) throws(WritingFault) {
        do {
            self.file = try disk.create(beside: target)
        } catch {
            throw WritingFault(step: .create, errno: error.errno)
        }
        self.disk = disk
        self.target = target
    }

    deinit {
        // Whoever drops an unfinished file is already reporting why; a second fault adds nothing.
        if !isPublished { try? disk.remove(file) }
        disk.close(file)
    }

    /// Writes all of `bytes` at `offset`.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(WritingFault) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            do {
                done += try disk.write(rest, to: file, at: offset + done)
            } catch {
                throw WritingFault(step: .write, errno: error.errno)
            }
        }
    }

    /// Writes all of `bytes` at `offset`.
    public func write(_ bytes: [UInt8], at offset: Int) throws(WritingFault) {
        // A closure handed to the standard library may not say what it throws, so it hands it out.
        let failure = bytes.withUnsafeBytes { bytes -> WritingFault? in
            do throws(WritingFault) {
                try write(bytes, at: offset)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Whether `bytes` are what was written at `offset`.
    public func holds(_ bytes: [UInt8], at offset: Int) throws(WritingFault) -> Bool {
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
            case .failure(let fault): throw WritingFault(step: .read, errno: fault.errno)
            }
        }
        return found == bytes
    }

    /// Brings what was written to the disk.
    public func flush() throws(WritingFault) {
        do {
            try disk.flush(file)
        } catch {
            throw WritingFault(step: .flush, errno: error.errno)
        }
    }

    /// Gives the file, which has been flushed, its name, and brings the name to the disk.
    public consuming func publish() throws(WritingFault) {
        var step = WritingStep.rename
        do {
            try disk.rename(file, to: target)
            isPublished = true
            step = .flushFolder
            try disk.flushFolder(of: target)
        } catch {
            throw WritingFault(step: step, errno: error.errno)
        }
    }
}

/// What was being done when a file could not be written.
public enum WritingStep: String, Hashable, Sendable, CaseIterable {
    /// Make a new file beside it.
    case create
    /// Write bytes of it.
    case write
    /// Read what was written, to compare.
    case read
    /// Bring what was written to the disk itself.
    case flush
    /// Give the finished file its name.
    case rename
    /// Bring the new name to the disk itself: the file is in place, but may not outlast a power cut.
    case flushFolder
}

/// The disk refused `step`, for the system's reason `errno`.
public struct WritingFault: Error, Hashable, Sendable {
    /// What was being done.
    public let step: WritingStep
    /// The system's `errno`.
    public let errno: Int32

    /// A refusal of `step` for the reason `errno`.
    public init(step: WritingStep, errno: Int32) {
        self.step = step
        self.errno = errno
    }
}
