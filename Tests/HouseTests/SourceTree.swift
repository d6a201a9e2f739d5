import Foundation

/// The repository, as far as house rules look at it.
struct SourceTree {
    /// What lies in the repository's root, sorted, without what git ignores.
    var topLevel: [String] = []
    /// Every text file, sorted by path, without what git ignores.
    var files: [SourceFile] = []

    /// The repository that this very file is in.
    static func repository(file: String = #filePath) throws -> SourceTree {
        let tests = URL(filePath: file).deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        return try SourceTree(root: root)
    }

    private init(root: URL) throws {
        let ignored = IgnoredNames(
            gitignore: try String(contentsOf: root.appending(path: ".gitignore"), encoding: .utf8)
        )
        topLevel = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { !ignored.contains($0, atTop: true) }
            .sorted()
        for name in topLevel {
            files += try Self.files(at: name, under: root, ignored)
        }
    }

    init(topLevel: [String] = [], files: [SourceFile] = []) {
        self.topLevel = topLevel
        self.files = files
    }

    private static func files(
        at path: String,
        under root: URL,
        _ ignored: IgnoredNames
    ) throws -> [SourceFile] {
        let url = root.appending(path: path)
        if try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
            return try FileManager.default.contentsOfDirectory(atPath: url.path)
                .filter { !ignored.contains($0, atTop: false) }
                .sorted()
                .flatMap { try files(at: "\(path)/\($0)", under: root, ignored) }
        }
        let data = try Data(contentsOf: url)
        guard !data.contains(0), let text = String(data: data, encoding: .utf8) else { return [] }
        return [SourceFile(path, text)]
    }
}

/// The names that `.gitignore` keeps out: plain names with `*`, one a line, `/` before those that
/// count in the root alone.
struct IgnoredNames {
    private let patterns: [(pattern: String, onlyAtTop: Bool)]

    init(gitignore: String) {
        let lines = gitignore.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let bare = CharacterSet(charactersIn: "/")
        patterns =
            [(".git", true)]
            + lines.map { ($0.trimmingCharacters(in: bare), $0.hasPrefix("/")) }
    }

    func contains(_ name: String, atTop: Bool) -> Bool {
        patterns.contains { pattern, onlyAtTop in
            (atTop || !onlyAtTop) && fnmatch(pattern, name, 0) == 0
        }
    }
}
