internal import Glibc

/// A sound file on disk, open for reading as long as anyone holds it.
///
/// A class, because decoders share it: the descriptor is closed when the last one lets go.
public final class SoundFile: SoundSource {
    /// Bytes in the file when it was opened.
    public let size: Int
    /// The name that was opened.
    public let path: String
    private let descriptor: Int32

    /// Opens the regular file at `path`.
    ///
    /// - Throws: `AudioError.unreadable` with the system's reason.
    public init(path: String) throws(AudioError) {
        // Not blocking: a pipe in place of a sound is refused below, not waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, cause: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let cause = errno
            close(descriptor)
            throw .unreadable(path: path, cause: cause)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable(
                path: path,
                cause: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
            )
        }
        self.descriptor = descriptor
        self.path = path
        self.size = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// Copies bytes from `offset` on, going on where a signal interrupts.
    public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
            if count >= 0 || errno != EINTR { return count }
        }
    }
}
