import Glibc

/// Names in `folder` for files that have not got their own yet, one after the other.
func temporaryNames(inFolder folder: String) -> some Sequence<String> {
    (0..<10_000).lazy.map { "\(folder)/\(prefix)\(getpid())-\($0)\(suffix)" }
}

/// Holds the file open as `descriptor` as long as it is open, so that nobody takes it for one left
/// over; the system lets go of it when this process ends, however it ends.
///
/// - Returns: false where somebody else holds it.
func hold(_ descriptor: Int32) -> Bool {
    // Where files cannot be held at all, nobody takes any for left over either.
    flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
}

/// Takes away what writers left in `folder` that were killed where files have a name from the start:
/// files with a temporary name that nobody holds.
func clearLeftovers(inFolder folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if isTemporary(name) { clear("\(folder)/\(name)") }
    }
}

private let prefix = ".lightshow-"
private let suffix = ".tmp"

/// Whether `name` is one of `temporaryNames`, of any process.
private func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let numbers = name.dropFirst(prefix.count).dropLast(suffix.count)
        .split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2
        && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

/// Takes the file at `path` away where nobody holds it.
private func clear(_ path: String) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var held = stat()
    var named = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
        held.st_mode & S_IFMT == S_IFREG, lstat(path, &named) == 0,
        held.st_dev == named.st_dev, held.st_ino == named.st_ino
    else { return }
    unlink(path)
}
