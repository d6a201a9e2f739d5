import Glibc
import TimelineFile

/// Where show files go.
enum OutputPath {
    /// `build/<show>/<song>.bin`, where `<show>` is the name of the show's folder.
    static func standard(folder: String, _ song: String) -> String {
        "build/\(name(ofFolder: folder))/\(song).bin"
    }

    /// The last part of a folder's real path, so that `.` has a name too.
    static func name(ofFolder folder: String) -> String {
        let resolved = realpath(folder, nil)
        defer { free(resolved) }
        let path = resolved.map { String(cString: $0) } ?? folder
        return path.split(separator: "/").last.map(String.init) ?? "show"
    }

    /// Refuses a place that no show file can take, before any work is done for it. Renaming a file
    /// into its place would replace a device, and one of the show's own `sources` for good.
    static func check(_ path: String, sources: [String]) throws(Failure) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .world("cannot write '\(path)': it is a folder; name a file in it")
        default: throw .world("cannot write '\(path)': it is a device or a pipe, not a file")
        }
        if sources.contains(where: { isSameFile($0, path) }) {
            throw .input("'\(path)' is a file of the show itself; give -o another name")
        }
    }

    /// Refuses to write a show file over something else that somebody named `path`.
    static func checkForShow(_ path: String) throws(Failure) {
        let isOurs = path.hasSuffix(".bin") || TimelineReader.isShowFile(path)
        guard fileSize(path) > 0, !isOurs else { return }
        throw .input("'\(path)' is not a show file; give -o another name, or take it away first")
    }

    /// Whether one file is at both paths, whatever they are called.
    static func isSameFile(_ one: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Makes the folders above `path` that are not there.
    static func makeFolders(above path: String) throws(Failure) {
        var folder = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            guard mkdir(folder, 0o777) != 0, errno != EEXIST else { continue }
            let cause = errno
            var status = stat()
            // A folder that is there and may not be made (a read-only parent) is good enough.
            if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
            throw .world("cannot make the folder '\(folder)': \(systemMessage(cause))")
        }
    }
}

/// How many processors this machine has.
func processorCount() -> Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
