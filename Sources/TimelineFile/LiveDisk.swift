import Glibc

/// The disk of this machine.
public struct LiveDisk: Disk {
    /// The disk of this machine.
    public init() {}

    public func create(inFolder folder: String) throws(DiskFault) -> OpenFile {
        // The process and a number make the name; a name left over from another run is passed by,
        // never opened.
        for attempt in 0..<10_000 {
            let path = "\(folder)/.lightshow-\(getpid())-\(attempt).tmp"
            let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
            let descriptor = open(path, flags, 0o666)
            if descriptor >= 0 { return OpenFile(descriptor: descriptor, path: path) }
            if errno != EEXIST { break }
        }
        throw DiskFault(errno: errno)
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

    public func close(_ file: OpenFile) {
        _ = Glibc.close(file.descriptor)
    }

    public func rename(_ path: String, to newPath: String) throws(DiskFault) {
        _ = try repeated { Int(Glibc.rename(path, newPath)) }
    }

    public func flushFolder(_ folder: String) throws(DiskFault) {
        let descriptor = try repeated { Int(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) }
        defer { _ = Glibc.close(Int32(descriptor)) }
        _ = try repeated { Int(fsync(Int32(descriptor))) }
    }

    public func remove(_ path: String) throws(DiskFault) {
        _ = try repeated { Int(unlink(path)) }
    }
}

/// What `call` returns, asked again where a signal interrupted it; throws where it is negative.
private func repeated(_ call: () -> Int) throws(DiskFault) -> Int {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw DiskFault(errno: errno) }
    }
}
