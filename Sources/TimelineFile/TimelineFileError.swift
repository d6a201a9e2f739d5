import Glibc

/// What can be wrong with a show file, or with the disk it is on; each case carries the evidence.
public enum TimelineFileError: Error, Hashable, Sendable {
    /// The file starts with other bytes than a show file does.
    case notAShowFile(found: [UInt8])
    /// The file was a show file before something copied it as text.
    case textModeDamage(found: [UInt8])
    /// The file is whole, and of a version that this program does not know.
    case unsupportedVersion(found: Int, supported: Int)
    /// The file ends too early; lengths in bytes.
    case truncated(expected: Int, actual: Int)
    /// The file goes on after its end; lengths in bytes.
    case trailingBytes(expected: Int, actual: Int)
    /// A part's bytes are not those that were written.
    case badChecksum(of: FilePart, expected: UInt32, actual: UInt32)
    /// A part is as it was written, and makes no sense; `offset` is from the start of the file.
    case malformed(FilePart, offset: Int, reason: String)
    /// A number is outside what the format allows.
    case outOfRange(what: String, value: Int, allowed: ClosedRange<Int>)
    /// The sound has another length than the one announced; lengths in bytes.
    case soundLength(expected: Int, actual: Int)
    /// The system refused `operation` on the file at `path`, for the reason `errno`.
    case io(path: String, operation: DiskOperation, errno: Int32)
}

/// What was asked of the disk.
public enum DiskOperation: String, Hashable, Sendable, CaseIterable {
    /// Open an existing file for reading.
    case open
    /// Read bytes of a file.
    case read
    /// Make a new file to write to.
    case create
    /// Write bytes of a file.
    case write
    /// Bring what was written to the disk itself.
    case flush
    /// Give the finished file its name.
    case rename
    /// Bring the new name to the disk itself.
    case flushFolder
}

extension TimelineFileError: CustomStringConvertible {
    /// One line for people: what is wrong, the evidence, and what to do about it.
    public var description: String {
        switch self {
        case .notAShowFile(let found):
            "not a show file: it starts with \(spaced(found)); name a file that"
                + " 'lightshow compile' wrote"
        case .textModeDamage(let found):
            "damaged by a copy in text mode: it starts with \(spaced(found)); copy it again as"
                + " binary"
        case .unsupportedVersion(let found, let supported):
            "written in version \(found) of the format, and this program reads version"
                + " \(supported); compile the show again"
        case .truncated(let expected, let actual):
            "cut short: \(actual) bytes of \(expected) are there; copy or compile it again"
        case .trailingBytes(let expected, let actual):
            "too long: \(actual) bytes where \(expected) were written; copy or compile it again"
        case .badChecksum(let part, let expected, let actual):
            "damaged: \(part) has checksum \(hexadecimal(actual)) where \(hexadecimal(expected))"
                + " was written; copy or compile it again"
        case .malformed(let part, let offset, let reason):
            "malformed: \(part) at byte \(offset): \(reason); compile the show again"
        case .outOfRange(let what, let value, let allowed):
            "out of range: \(what): \(value), where the format allows \(allowed.lowerBound) to"
                + " \(allowed.upperBound)"
        case .soundLength(let expected, let actual):
            "the sound has \(actual) bytes where \(expected) were announced; compile the show"
                + " again"
        case .io(let path, let operation, let errno):
            "cannot \(operation.verb) \(path): \(String(cString: strerror(errno)))"
                + cure(errno)
        }
    }
}

extension DiskOperation {
    fileprivate var verb: String {
        switch self {
        case .flushFolder: "flush the folder of"
        default: rawValue
        }
    }
}

private func cure(_ errno: Int32) -> String {
    switch errno {
    case ENOSPC, EDQUOT: "; make room on the disk and try again"
    case ENOENT: "; check the path"
    case EACCES, EPERM, EROFS: "; check the permissions of file and folder"
    case EISDIR: "; name a file, not a folder"
    case EIO: "; the disk may be failing: copy what you can to another"
    default: ""
    }
}

private func spaced(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "nothing" : bytes.map { hexadecimal([$0]) }.joined(separator: " ")
}

private func hexadecimal(_ checksum: UInt32) -> String {
    hexadecimal((0..<4).reversed().map { UInt8(truncatingIfNeeded: checksum >> (8 * UInt32($0))) })
}
