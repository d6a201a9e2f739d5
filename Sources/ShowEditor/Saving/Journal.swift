import Files
import Glibc

/// The journal of a show folder, `.lightshow/journal`: every edit is in it before it is accepted, so
/// that a service that is killed loses none.
///
/// Written in order by one owner; `flush` is for any thread, as it may take long.
final class Journal: Sendable {
    /// Where it is.
    let path: String
    private let descriptor: Int32

    /// Opens the journal of the show in `folder`, and makes it where there is none.
    ///
    /// - Throws: `JournalFault` with the cause.
    init(folder: String) throws(JournalFault) {
        let home = "\(folder)/.lightshow"
        if mkdir(home, 0o777) != 0, errno != EEXIST {
            throw JournalFault(path: home, errno: errno)
        }
        let path = "\(home)/journal"
        var descriptor: Int32
        repeat {
            descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o666)
            guard descriptor >= 0 else { throw JournalFault(path: path, errno: errno) }
            // Two services on one folder would write over each other's edits.
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let cause = errno
                close(descriptor)
                throw JournalFault(path: path, errno: cause)
            }
            // Taken away between the two, it would lock nobody out.
            if isFile(descriptor, at: path) { break }
            close(descriptor)
        } while true
        for place in [home, folder] {
            guard let cause = flushNames(in: place) else { continue }
            close(descriptor)
            throw JournalFault(path: place, errno: cause)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// What is in it, as bytes.
    func bytes() throws(JournalFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = pread(descriptor, &piece, piece.count, off_t(bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw JournalFault(path: path, errno: errno) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Whether it is still where the next service looks for it.
    var isInPlace: Bool { isFile(descriptor, at: path) }

    /// How many bytes it has.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Writes `records` to its end, all of them or none.
    func append(_ records: [JournalRecord]) throws(JournalFault) {
        let bytes = records.flatMap(\.bytes)
        let start = size
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let cause = errno
                _ = ftruncate(descriptor, off_t(start))
                throw JournalFault(path: path, errno: cause)
            }
            done += count
        }
    }

    /// Waits until all that was written is on `disk`.
    func flush(on disk: any Disk) throws(JournalFault) {
        do {
            try disk.flushContent(OpenFile(descriptor: descriptor, path: path))
        } catch {
            throw JournalFault(path: path, errno: error.errno)
        }
    }

    /// Begins anew with `records`: everything before is in files that have been flushed.
    ///
    /// A kill in between leaves an empty journal, which says the same; and a journal that the disk still
    /// has from before tells of states that the files have by now. So nobody waits for the disk here.
    func restart(with records: [JournalRecord]) throws(JournalFault) {
        guard ftruncate(descriptor, 0) == 0 else { throw JournalFault(path: path, errno: errno) }
        try append(records)
    }
}

/// What the system would not let the journal do.
public struct JournalFault: Error, Hashable, Sendable {
    /// The journal, or its folder.
    public let path: String
    /// Why, as the system numbers it.
    public let errno: Int32
}

extension JournalFault: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        if errno == EWOULDBLOCK {
            return "the show is being edited already: another 'lightshow edit' has '\(path)'"
        }
        return "cannot keep the journal '\(path)': \(String(cString: strerror(errno)))"
    }
}

/// Whether the file open as `descriptor` is the one at `path`.
private func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var open = stat()
    var named = stat()
    guard fstat(descriptor, &open) == 0, fstatat(AT_FDCWD, path, &named, 0) == 0 else {
        return false
    }
    return open.st_dev == named.st_dev && open.st_ino == named.st_ino
}
