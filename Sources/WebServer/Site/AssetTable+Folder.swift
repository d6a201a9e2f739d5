internal import Glibc

extension AssetTable {
    /// The most that a folder may hold to be kept in memory: 64 MB.
    public static let mostBytes = 64 << 20
    /// The most files in it: 2,000.
    public static let mostFiles = 2_000
    /// The most folders in each other: 8.
    public static let mostFolders = 8

    /// All files of a folder and of the folders in it, read now: what changes later is not served.
    ///
    /// Names that begin with a dot and symbolic links are left out.
    ///
    /// - Throws: `WebServerError.asset` with the path of the first that cannot be read or served.
    public init(folder: String) throws(WebServerError) {
        var reading = FolderReading()
        try reading.read(folder, as: "", depth: 1)
        try self.init(reading.assets)
    }
}

/// The files of a folder, as far as they have been read.
private struct FolderReading {
    var assets: [Asset] = []
    var bytes = 0

    mutating func read(_ folder: String, as path: String, depth: Int) throws(WebServerError) {
        guard depth <= AssetTable.mostFolders else { throw .asset(path: folder, .tooMuch) }
        for name in try names(in: folder) {
            let file = "\(folder)/\(name)"
            var status = stat()
            guard lstat(file, &status) == 0 else {
                throw .asset(path: file, .unreadable(cause: errno))
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try read(file, as: "\(path)/\(name)", depth: depth + 1)
            case S_IFREG: try add(file, as: "\(path)/\(name)")
            default: continue
            }
        }
    }

    private mutating func add(_ file: String, as path: String) throws(WebServerError) {
        let room = AssetTable.mostBytes - bytes
        guard let content = try contents(of: file, upTo: room),
            assets.count < AssetTable.mostFiles
        else { throw .asset(path: file, .tooMuch) }
        bytes += content.count
        assets.append(try Asset(path: path, bytes: content))
    }
}

/// The names in a folder that begin with no dot, in order.
private func names(in folder: String) throws(WebServerError) -> [String] {
    guard let stream = opendir(folder) else {
        throw .asset(path: folder, .unreadable(cause: errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.first != "." { names.append(name) }
    }
    return names.sorted()
}

/// The bytes of a file; nil where there are more than `most`.
private func contents(of path: String, upTo most: Int) throws(WebServerError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .asset(path: path, .unreadable(cause: errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let count = Glibc.read(descriptor, &piece, piece.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw .asset(path: path, .unreadable(cause: errno)) }
        if count == 0 { return bytes }
        bytes += piece[..<count]
        if bytes.count > most { return nil }
    }
}
