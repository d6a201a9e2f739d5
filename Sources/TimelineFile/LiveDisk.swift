import Glibc

/// The disk of this machine.
public struct LiveDisk: Disk {
    /// The disk of this machine.
    public init() {}

    public func create(inFolder folder: String) throws(DiskFault) -> OpenFile {
        if let file = unnamedFile(inFolder: folder) { return file }
        return try newName(inFolder: folder) { path in
            let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
            return open(path, flags, 0o666)
        }
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

    public func rename(_ file: OpenFile, to path: String) throws(DiskFault) {
        let named = try named(file)
        do {
            _ = try repeated { Int(Glibc.rename(named.path, path)) }
        } catch {
            if named != file { unlink(named.path) }
            throw error
        }
    }

    public func flushFolder(_ folder: String) throws(DiskFault) {
        let descriptor = try repeated { Int(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) }
        defer { _ = Glibc.close(Int32(descriptor)) }
        _ = try repeated { Int(fsync(Int32(descriptor))) }
    }

    public func remove(_ file: OpenFile) throws(DiskFault) {
        guard hasName(file) else { return }
        _ = try repeated { Int(unlink(file.path)) }
    }

    public func close(_ file: OpenFile) {
        _ = Glibc.close(file.descriptor)
    }
}

/// A new file without a name, which a kill or a power cut leaves nothing of (open(2), O_TMPFILE); nil
/// where the file system has no such files.
private func unnamedFile(inFolder folder: String) -> OpenFile? {
    let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY
    guard access(openFiles, X_OK) == 0 else { return nil }
    let descriptor = open(folder, O_RDWR | O_CLOEXEC | withoutName, 0o666)
    guard descriptor >= 0 else { return nil }
    return OpenFile(descriptor: descriptor, path: folder)
}

/// `file` under a name of its own beside the one it will have: only a file with a name can take
/// another's place.
private func named(_ file: OpenFile) throws(DiskFault) -> OpenFile {
    if hasName(file) { return file }
    let named = try newName(inFolder: file.path) { path in
        linkat(AT_FDCWD, "\(openFiles)/\(file.descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW)
    }
    return OpenFile(descriptor: file.descriptor, path: named.path)
}

private func hasName(_ file: OpenFile) -> Bool {
    var status = stat()
    return fstat(file.descriptor, &status) == 0 && status.st_nlink > 0
}

/// Where the kernel shows this process's open files (proc(5)).
private let openFiles = "/proc/self/fd"

/// The file that `make` makes under a name in `folder` that nobody uses.
///
/// The process and a number make the name; one left over from another run is passed by, never
/// opened.
private func newName(
    inFolder folder: String,
    _ make: (String) -> Int32
) throws(DiskFault) -> OpenFile {
    for attempt in 0..<10_000 {
        let path = "\(folder)/.lightshow-\(getpid())-\(attempt).tmp"
        let result = make(path)
        if result >= 0 { return OpenFile(descriptor: result, path: path) }
        if errno != EEXIST { break }
    }
    throw DiskFault(errno: errno)
}

/// What `call` returns, asked again where a signal interrupted it; throws where it is negative.
private func repeated(_ call: () -> Int) throws(DiskFault) -> Int {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw DiskFault(errno: errno) }
    }
}
