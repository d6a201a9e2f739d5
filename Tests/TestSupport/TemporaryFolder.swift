import Glibc

/// A new empty folder, removed with all that is in it when the value goes out of scope.
public struct TemporaryFolder: ~Copyable {
    /// Where it is: an absolute path without a closing slash.
    public let path: String

    /// A folder under `$TMPDIR`, or under `/tmp` where that is not set.
    public init() {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let template = strdup("\(parent)/lightshow-test-XXXXXX")
        defer { free(template) }
        guard let template, mkdtemp(template) != nil else {
            preconditionFailure("no folder under \(parent): errno \(errno)")
        }
        self.path = String(cString: template)
    }

    /// The path of `name` in the folder.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    deinit { removeTree(path) }
}

/// Removes what is at `path`: a folder with all that is in it, a symbolic link and not its target.
private func removeTree(_ path: String) {
    if unlink(path) == 0 { return }
    for name in entries(of: path) { removeTree("\(path)/\(name)") }
    rmdir(path)
}

/// The names in a folder, without `.` and `..`; none where `path` is not a folder.
private func entries(of path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names
}
