internal import Glibc
internal import NIOCore

/// A sound file that is open to be sent. Whoever has it closes it.
struct SoundFile: Sendable {
    let handle: NIOFileHandle
    let contentType: String
    /// In bytes, when it was opened.
    let size: Int
    /// Other after a change of the file.
    let tag: String

    /// Opens the file at `path`; nil where there is none that can be read. This may wait for the disk.
    static func open(path: String) -> SoundFile? {
        // Without O_NONBLOCK a pipe of that name would be waited for.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            Glibc.close(descriptor)
            return nil
        }
        let time = status.st_mtim
        let moment = "\(hex(UInt64(bitPattern: Int64(time.tv_sec))))-\(time.tv_nsec)"
        return SoundFile(
            handle: NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: descriptor),
            contentType: mediaType(of: path),
            size: Int(status.st_size),
            tag: "\"\(hex(UInt64(status.st_size)))-\(moment)\""
        )
    }

    /// Whether the file still reaches to `end`. Of one that was cut off meanwhile the kernel would send
    /// nothing, again and again.
    func reaches(_ end: Int) -> Bool {
        var status = stat()
        let result = try? handle.withUnsafeFileDescriptor { fstat($0, &status) }
        return result == 0 && Int(status.st_size) >= end
    }

    func close() {
        try? handle.close()
    }
}
