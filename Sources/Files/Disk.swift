/// The few things a writer asks of a disk: an argument, so that a test can break any of them.
public protocol Disk: Sendable {
    /// Makes the folder of `path`, in one that is there; nothing where there is one already.
    func makeFolder(of path: String) throws(DiskFault)

    /// Makes a new, empty file in the folder of `path`, under a name that nobody uses or under none
    /// yet, with the rights of the file at `path` where there is one.
    func create(beside path: String) throws(DiskFault) -> OpenFile

    /// Writes `bytes` at `offset`; returns how many were written, which may be fewer.
    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int

    /// Reads from `offset` into `target`; returns how many bytes were read, which may be fewer.
    func read(
        _ target: UnsafeMutableRawBufferPointer,
        from file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int

    /// Returns when all that was written is on the disk itself.
    func flush(_ file: OpenFile) throws(DiskFault)

    /// Returns when what `file` holds is on the disk itself; when it was written need not be.
    func flushContent(_ file: OpenFile) throws(DiskFault)

    /// Gives `file` the name `path`, replacing what is there in one step.
    func rename(_ file: OpenFile, to path: String) throws(DiskFault)

    /// Returns when the names in the folder of `path` are on the disk itself.
    func flushFolder(of path: String) throws(DiskFault)

    /// Takes `file` away, which has not been renamed.
    func remove(_ file: OpenFile) throws(DiskFault)

    /// Closes `file`; nothing else may be asked of it after that.
    func close(_ file: OpenFile)
}

extension Disk {
    /// Flushes all there is to flush.
    public func flushContent(_ file: OpenFile) throws(DiskFault) { try flush(file) }
}

/// A file open for writing.
public struct OpenFile: Hashable, Sendable {
    /// The system's number for it.
    public let descriptor: Int32
    /// Where it is until it is renamed; nil while it has no name.
    public let path: String?

    /// The file at `path`, open as `descriptor`.
    public init(descriptor: Int32, path: String?) {
        self.descriptor = descriptor
        self.path = path
    }
}

/// What the disk refused, by the system's number.
public struct DiskFault: Error, Hashable, Sendable {
    /// The system's `errno`.
    public let errno: Int32

    /// A refusal for the reason `errno`.
    public init(errno: Int32) {
        self.errno = errno
    }
}

/// The folder that the file at `path` is in.
func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}
