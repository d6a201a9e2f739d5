/// The few things that saving asks of a disk: an argument, so that a test can break any of them.
public protocol SourceDisk: Sendable {
    /// Makes a new, empty file beside `path`, under a name that nobody uses; makes the folder where
    /// it is missing.
    func create(beside path: String) throws(SourceDiskFault) -> UnfinishedFile

    /// Writes `bytes` where the last ones ended; returns how many were written, which may be fewer.
    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: UnfinishedFile
    ) throws(SourceDiskFault) -> Int

    /// Returns when all that was written is on the disk itself.
    func flush(_ file: UnfinishedFile) throws(SourceDiskFault)

    /// Gives `file` the name `path`, replacing what is there in one step.
    func rename(_ file: UnfinishedFile, to path: String) throws(SourceDiskFault)

    /// Returns when the names in the folder of `path` are on the disk itself.
    func flushFolder(of path: String) throws(SourceDiskFault)

    /// Takes `file` away, which has not been renamed.
    func remove(_ file: UnfinishedFile)

    /// Closes `file`; nothing else may be asked of it after that but to remove it.
    func close(_ file: UnfinishedFile)
}

/// A file open for writing, which has not the name it will have.
public struct UnfinishedFile: Hashable, Sendable {
    /// The system's number for it.
    public let descriptor: Int32
    /// Where it is until it is renamed.
    public let path: String

    /// The file at `path`, open as `descriptor`.
    public init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }
}

/// What the disk refused, by the system's number.
public struct SourceDiskFault: Error, Hashable, Sendable {
    /// The system's `errno`.
    public let errno: Int32

    /// A refusal for the reason `errno`.
    public init(errno: Int32) {
        self.errno = errno
    }
}

/// What was being done when a file could not be saved.
public enum SavingStep: String, Hashable, Sendable, CaseIterable {
    /// Make a new file beside it.
    case create
    /// Write bytes of it.
    case write
    /// Bring what was written to the disk itself.
    case flush
    /// Give the finished file its name.
    case rename
    /// Bring the new name to the disk itself: the file is in place, but may not outlast a power cut.
    case flushFolder
}
