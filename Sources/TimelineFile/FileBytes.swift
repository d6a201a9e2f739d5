import Glibc

/// The bytes of a file on disk, read with `pread` on a descriptor of its own.
///
/// Not mapped, on purpose: a file that is cut short under a map ends the program with SIGBUS, and
/// mapped pages count as resident memory (FORMAT.md, "Reading"). A file replaced by a rename while
/// it is open stays readable as it was.
public final class FileBytes: ByteSource {
    /// Where the file is.
    public let path: String
    /// Length of the file when it was opened, in bytes.
    public let byteCount: Int
    private let descriptor: Int32

    /// The file at `path`; throws `.io` where it cannot be opened.
    public init(path: String) throws(TimelineFileError) {
        // Not blocking: a pipe in place of a file is an empty file, not a wait without end.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .io(path: path, operation: .open, errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let reason = errno
            close(descriptor)
            throw .io(path: path, operation: .open, errno: reason)
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw .io(path: path, operation: .read, errno: EISDIR)
        }
        self.path = path
        self.byteCount = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    public func read(
        at offset: Int,
        into target: UnsafeMutableRawBufferPointer
    ) throws(TimelineFileError) -> Int {
        var done = 0
        while done < target.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: target[done...])
            let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count == 0 { break }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw .io(path: path, operation: .read, errno: errno)
            }
        }
        return done
    }
}
