import Glibc

/// The folder of a show: what is in it, by paths relative to it.
struct ShowFolder {
    /// The folder as the user named it, without slashes at its end.
    let path: String

    /// The folder at `path`, which must be there.
    init(path: String) throws(ShowSourceError) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { throw .noSuchFolder(path: path) }
            if errno == ENOTDIR { throw .notAFolder(path: path) }
            throw .cannotRead(path: path, cause: errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: path) }
        self.path = path
    }

    /// What the folder is called, also where the user named it `.` or `..`.
    var name: String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        guard last == "." || last == ".." || last == "/" else { return last }
        guard let resolved = realpath(path, nil) else { return last }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").last.map(String.init) ?? last
    }

    /// Where the file `relative` is, as reached from where the program runs.
    func path(of relative: String) -> String {
        path == "/" ? "/\(relative)" : "\(path)/\(relative)"
    }

    /// The names in the folder `relative`, in order, hidden ones left out; none where the folder
    /// is not there.
    func names(in relative: String) throws(ShowSourceError) -> [String] {
        let path = path(of: relative)
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            if errno == ENOTDIR { throw .notAFolder(path: path) }
            throw .cannotRead(path: path, cause: errno)
        }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        guard errno == 0 else { throw .cannotRead(path: path, cause: errno) }
        return names.sorted()
    }

    /// The file `relative`; nil where there is none.
    func file(_ relative: String) throws(ShowSourceError) -> InputFile? {
        do {
            return try InputFile(path: path(of: relative))
        } catch .cannotRead(_, ENOENT) {
            return nil
        } catch {
            throw error
        }
    }
}
