import Glibc

/// The world failed while a show was read. Wrong input is never one of these: it is a list of
/// `Diagnostic`s.
public enum ShowSourceError: Error, Hashable, Sendable {
    /// There is no folder at `path`.
    case noSuchFolder(path: String)
    /// There is something at `path`, but it is no folder.
    case notAFolder(path: String)
    /// There is something at `path`, but it is no regular file: a folder, a pipe, a device.
    case notAFile(path: String)
    /// The system did not let `path` be read; `cause` is its `errno`.
    case cannotRead(path: String, cause: Int32)
    /// The cryptographic library did not give a digest of `path`.
    case cannotDigest(path: String)
}

extension ShowSourceError: CustomStringConvertible {
    /// One line for people: what is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .noSuchFolder(let path):
            "there is no folder '\(path)'; name the folder of a show, such as shows/demo"
        case .notAFolder(let path):
            "'\(path)' is no folder, and one is needed there"
        case .notAFile(let path):
            "'\(path)' is no file but a folder, a pipe or a device; put the file in its place"
        case .cannotRead(let path, let cause):
            "cannot read '\(path)': \(String(cString: strerror(cause)))"
        case .cannotDigest(let path):
            "cannot make the SHA-256 of '\(path)': the cryptographic library refused"
        }
    }
}
