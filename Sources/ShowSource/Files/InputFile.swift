import Glibc

/// A regular file, open for reading; closed when it goes out of scope.
struct InputFile: ~Copyable {
    /// Where it is, as reached.
    let path: String
    /// How large it was when it was opened, in bytes.
    let size: Int
    private let descriptor: Int32

    /// Opens the file at `path`. Never waits: a pipe or a device is refused, not read.
    init(path: String) throws(ShowSourceError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotRead(path: path, cause: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let cause = errno
            close(descriptor)
            throw .cannotRead(path: path, cause: cause)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path: path)
        }
        self.path = path
        self.size = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Fills `buffer` with what comes next.
    ///
    /// - Returns: how many bytes came, 1…; 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ShowSourceError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .cannotRead(path: path, cause: errno) }
        }
    }

    /// All bytes of the file, or the first `limit` of them.
    func bytes(upTo limit: Int) throws(ShowSourceError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(size + 1, limit))
        var filled = 0
        while filled < limit {
            if filled == bytes.count {
                bytes.append(contentsOf: repeatElement(0, count: min(filled + 1, limit - filled)))
            }
            let count = try fill(&bytes, from: filled)
            if count == 0 { break }
            filled += count
        }
        bytes.removeSubrange(filled...)
        return bytes
    }

    private func fill(_ bytes: inout [UInt8], from start: Int) throws(ShowSourceError) -> Int {
        // A closure cannot throw typed through the standard library here, so a result comes out.
        let result = bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(ShowSourceError) in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
            }
        }
        return try result.get()
    }
}
