internal import Glibc
internal import NIOCore

/// A sound file that is open to be sent. It is closed when nobody holds it any more, and the place
/// it took among the sounds is free again.
final class SoundFile: Sendable {
    let contentType: String
    /// In bytes, when it was opened.
    let size: Int
    /// Other after a change of the file.
    let tag: String

    private let descriptor: Int32
    private let place: SoundPlace

    /// Opens the file at `path`; nil where there is none that can be read. This may wait for the
    /// disk.
    init?(path: String, place: SoundPlace) {
        // Without O_NONBLOCK a pipe of that name would be waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.place = place
        contentType = mediaType(of: path)
        size = Int(status.st_size)
        let seconds = hex(UInt64(bitPattern: Int64(status.st_mtim.tv_sec)))
        tag = "\"\(hex(UInt64(status.st_size)))-\(seconds)-\(status.st_mtim.tv_nsec)\""
    }

    deinit {
        close(descriptor)
    }

    /// The file for the connection to send from, which must close it; nil where this process has no
    /// descriptors left.
    func handle() -> NIOFileHandle? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy < 0 ? nil : NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: copy)
    }

    /// Whether the file still reaches to `end`. Of one that was cut off meanwhile the kernel would
    /// send nothing, again and again.
    func reaches(_ end: Int) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && Int(status.st_size) >= end
    }
}

/// One of the places for sounds that are being sent; free again when nobody holds it.
final class SoundPlace: Sendable {
    private let connections: ConnectionTable

    init(of connections: ConnectionTable) {
        self.connections = connections
    }

    deinit {
        connections.soundEnded()
    }
}
