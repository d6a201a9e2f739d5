import Glibc

/// Keeps other services out of a show folder while it is there: also while the journal, which is locked
/// as well, was taken away by somebody.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Locks `folder`. Where the file system has no locks of folders, the journal's has to do.
    ///
    /// - Throws: `JournalFault` where another service has it.
    init(folder: String) throws(JournalFault) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK
        else { return }
        throw JournalFault(path: "\(folder)/.lightshow", errno: EWOULDBLOCK)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
