import Glibc

/// What tells a file from the one that was there before, without reading it.
struct FileSign: Hashable, Sendable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    private let inode: UInt64

    /// The sign of the file at `path`; nil where there is none.
    init?(of path: String) {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, 0) == 0 else { return nil }
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
        inode = UInt64(status.st_ino)
    }

    /// The signs of the files and folders at `paths` that are there.
    static func all(of paths: [String]) -> [String: FileSign] {
        paths.reduce(into: [:]) { $0[$1] = FileSign(of: $1) }
    }
}
