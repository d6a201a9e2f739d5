public import Files
import Glibc

/// The world failed while a show was read or saved. Wrong input is never one of these: it is a list of
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
    /// No song can be called `name`: it would lead out of the show's folder, or be hidden.
    case notASong(name: String)
    /// The file at `path` is larger than `limit` bytes, and not read whole.
    case tooLargeToEdit(path: String, limit: Int)
    /// `path` would be larger than `limit` bytes, and could not be read again.
    case tooLargeToSave(path: String, limit: Int)
    /// The file at `path` is not the one that was read: somebody else wrote it, or took it away.
    case changedOutside(path: String)
    /// The disk refused `step` while `path` was saved; `cause` is its `errno`.
    case cannotSave(path: String, step: WritingStep, cause: Int32)
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
        case .notASong(let name):
            "no song is called '\(shortened(name))'; name a sound file in the show's folder songs"
        case .tooLargeToEdit(let path, let limit):
            "'\(path)' is larger than \(limit >> 20) MiB, and cannot be edited"
        case .tooLargeToSave(let path, let limit):
            "'\(path)' would be larger than \(limit >> 20) MiB, and is not saved"
        case .changedOutside(let path):
            "'\(path)' was changed outside, and is not overwritten; open it again, or save elsewhere"
        case .cannotSave(let path, .flushFolder, let cause):
            "'\(path)' is saved, but may not outlast a power cut: \(String(cString: strerror(cause)))"
        case .cannotSave(let path, let step, let cause):
            "cannot save '\(path)' (\(step.rawValue)): \(String(cString: strerror(cause)))"
        }
    }
}
