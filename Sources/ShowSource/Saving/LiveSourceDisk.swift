import Glibc

/// The disk of this machine.
public struct LiveSourceDisk: SourceDisk {
    /// The disk of this machine.
    public init() {}

    public func create(beside path: String) throws(SourceDiskFault) -> UnfinishedFile {
        let folder = folder(of: path)
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw SourceDiskFault(errno: errno) }
        for attempt in 0..<10_000 {
            let name = "\(folder)/.lightshow-\(getpid())-\(attempt).tmp"
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
            let descriptor = open(name, flags, 0o666)
            if descriptor >= 0 {
                copyPermissions(of: path, to: descriptor)
                return UnfinishedFile(descriptor: descriptor, path: name)
            }
            if errno != EEXIST, errno != EINTR { break }
        }
        throw SourceDiskFault(errno: errno)
    }

    public func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: UnfinishedFile
    ) throws(SourceDiskFault) -> Int {
        try repeated { Glibc.write(file.descriptor, bytes.baseAddress, bytes.count) }
    }

    public func flush(_ file: UnfinishedFile) throws(SourceDiskFault) {
        _ = try repeated { Int(fsync(file.descriptor)) }
    }

    public func rename(_ file: UnfinishedFile, to path: String) throws(SourceDiskFault) {
        _ = try repeated { Int(Glibc.rename(file.path, path)) }
    }

    public func flushFolder(of path: String) throws(SourceDiskFault) {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        let descriptor = Int32(try repeated { Int(open(folder(of: path), flags)) })
        defer { _ = Glibc.close(descriptor) }
        _ = try repeated { Int(fsync(descriptor)) }
    }

    public func remove(_ file: UnfinishedFile) {
        unlink(file.path)
    }

    public func close(_ file: UnfinishedFile) {
        _ = Glibc.close(file.descriptor)
    }
}

/// Lets the new file be read and written by whom the old one was; a new name has the usual rights.
private func copyPermissions(of path: String, to descriptor: Int32) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    // Where this is refused the file is this user's own, and saving it matters more.
    _ = fchmod(descriptor, status.st_mode & 0o777)
}

/// The folder that the file at `path` is in.
private func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What `call` returns, asked again where a signal interrupted it; throws where it is negative.
private func repeated(_ call: () -> Int) throws(SourceDiskFault) -> Int {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw SourceDiskFault(errno: errno) }
    }
}
