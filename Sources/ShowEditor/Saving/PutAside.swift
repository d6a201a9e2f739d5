import Glibc

/// What nobody may lose, and has no place of its own any more: goes into a new file of `.lightshow`.
struct PutAside: Sendable {
    private let bytes: [UInt8]
    private let name: String
    private let ending: String

    /// What `file` of `song` was to hold: `<song>.recovered-1.cue.json`.
    init(_ bytes: [UInt8], of song: String, as file: SongFile) {
        self.bytes = bytes
        self.name = "\(song).recovered"
        self.ending = file == .sheet ? ".cue.json" : ".metadata.json"
    }

    /// What stood in a journal that could not be read to its end: `journal.damaged-1`.
    init(damagedJournal bytes: [UInt8]) {
        self.bytes = bytes
        self.name = "journal.damaged"
        self.ending = ""
    }

    /// Writes it to a file of the show in `folder` that was not there, and waits for the disk.
    ///
    /// - Returns: where it is.
    /// - Throws: `JournalFault` with the cause; then there is no such file.
    func write(in folder: String) throws(JournalFault) -> String {
        let home = "\(folder)/.lightshow"
        if mkdir(home, 0o777) != 0, errno != EEXIST {
            throw JournalFault(path: home, errno: errno)
        }
        for number in 1...10_000 {
            let path = "\(home)/\(name)-\(number)\(ending)"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor < 0, errno == EEXIST { continue }
            guard descriptor >= 0 else { throw JournalFault(path: path, errno: errno) }
            defer { close(descriptor) }
            if let cause = fill(descriptor) ?? flushNames(in: home) {
                unlink(path)
                throw JournalFault(path: path, errno: cause)
            }
            return path
        }
        throw JournalFault(path: home, errno: EEXIST)
    }

    /// Writes all of it; nil, or why that could not be.
    private func fill(_ descriptor: Int32) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            done += count
        }
        return fsync(descriptor) == 0 ? nil : errno
    }
}

/// Waits until the names in `folder` are on the disk; nil, or why that could not be. Some file systems
/// have no such thing.
func flushNames(in folder: String) -> Int32? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 || errno == EINVAL ? nil : errno
}
