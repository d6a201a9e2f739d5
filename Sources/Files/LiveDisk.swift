import CFiles
import Glibc

/// The disk of this machine.
public struct LiveDisk: Disk {
    /// Whether files are made without a name where the file system can: a kill leaves nothing of them.
    private let makesUnnamedFiles: Bool

    /// The disk of this machine.
    ///
    /// - Parameter makesUnnamedFiles: false to do without, as on file systems that have no such files:
    ///   FAT, NFS, many in user space.
    public init(makesUnnamedFiles: Bool = true) {
        self.makesUnnamedFiles = makesUnnamedFiles
    }

    public func makeFolder(of path: String) throws(DiskFault) {
        if mkdir(folder(of: path), 0o777) != 0, errno != EEXIST { throw DiskFault(errno: errno) }
    }

    public func create(beside path: String) throws(DiskFault) -> OpenFile {
        let folder = Files.folder(of: path)
        clearLeftovers(inFolder: folder)
        let file = try newFile(inFolder: folder)
        copyRights(of: path, to: file.descriptor)
        return file
    }

    private func newFile(inFolder folder: String) throws(DiskFault) -> OpenFile {
        if makesUnnamedFiles, let file = unnamedFile(inFolder: folder) { return file }
        return try namedFile(inFolder: folder)
    }

    public func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try repeated { pwrite(file.descriptor, bytes.baseAddress, bytes.count, off_t(offset)) }
    }

    public func read(
        _ target: UnsafeMutableRawBufferPointer,
        from file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try repeated { pread(file.descriptor, target.baseAddress, target.count, off_t(offset)) }
    }

    public func flush(_ file: OpenFile) throws(DiskFault) {
        _ = try repeated { Int(fsync(file.descriptor)) }
    }

    public func flushContent(_ file: OpenFile) throws(DiskFault) {
        _ = try repeated { Int(fdatasync(file.descriptor)) }
    }

    public func rename(_ file: OpenFile, to path: String) throws(DiskFault) {
        if let old = file.path {
            _ = try repeated { Int(Glibc.rename(old, path)) }
            return
        }
        var cause = EEXIST
        for name in temporaryNames(inFolder: folder(of: path)) where cause == EEXIST {
            cause = cfiles_name(file.descriptor, name, path)
        }
        if cause != 0 { throw DiskFault(errno: cause) }
    }

    public func flushFolder(of path: String) throws(DiskFault) {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        let descriptor = Int32(try repeated { Int(open(folder(of: path), flags)) })
        defer { _ = Glibc.close(descriptor) }
        _ = try repeated { Int(fsync(descriptor)) }
    }

    public func remove(_ file: OpenFile) throws(DiskFault) {
        guard let path = file.path else { return }
        _ = try repeated { Int(unlink(path)) }
    }

    public func close(_ file: OpenFile) {
        _ = Glibc.close(file.descriptor)
    }
}

/// A new file without a name, which a kill or a power cut leaves nothing of (open(2), O_TMPFILE); nil
/// where the file system has no such files.
private func unnamedFile(inFolder folder: String) -> OpenFile? {
    let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY
    // Its name will be given through the kernel's list of this process's open files (proc(5)).
    guard access("/proc/self/fd", X_OK) == 0 else { return nil }
    let descriptor = open(folder, O_RDWR | O_CLOEXEC | withoutName, 0o666)
    guard descriptor >= 0 else { return nil }
    _ = hold(descriptor)
    return OpenFile(descriptor: descriptor, path: nil)
}

/// A new file under a temporary name.
private func namedFile(inFolder folder: String) throws(DiskFault) -> OpenFile {
    for path in temporaryNames(inFolder: folder) {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(path, flags, 0o666)
        if descriptor < 0 {
            if errno == EEXIST || errno == EINTR { continue }
            throw DiskFault(errno: errno)
        }
        if hold(descriptor), isNamed(descriptor) {
            return OpenFile(descriptor: descriptor, path: path)
        }
        // Somebody took it for a file left over, in the moment before it was held.
        close(descriptor)
    }
    throw DiskFault(errno: EEXIST)
}

private func isNamed(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
}

/// Lets the new file be read and written by whom the old one was; a new name has the usual rights.
private func copyRights(of path: String, to descriptor: Int32) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    // Where this is refused the file is this user's own, and writing it matters more.
    _ = fchmod(descriptor, status.st_mode & 0o777)
}

/// What `call` returns, asked again where a signal interrupted it; throws where it is negative.
private func repeated(_ call: () -> Int) throws(DiskFault) -> Int {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw DiskFault(errno: errno) }
    }
}
