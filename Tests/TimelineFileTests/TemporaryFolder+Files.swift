import Glibc
import TestSupport
import TimelineFile

extension TemporaryFolder {
    /// The names in the folder, in order.
    func names() -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of the file `name`.
    func bytes(_ name: String) throws -> [UInt8] {
        try allBytes(atPath: file(name))
    }

    /// Makes the file `name`, which holds `bytes`.
    func make(_ name: String, _ bytes: [UInt8]) throws {
        try put(bytes, atPath: file(name))
    }
}

/// The bytes of the file at `path`.
func allBytes(atPath path: String) throws(TimelineFileError) -> [UInt8] {
    let file = try FileBytes(path: path)
    var bytes = [UInt8](repeating: 0, count: file.byteCount)
    let count = bytes.withUnsafeMutableBytes { bytes in
        (try? file.read(at: 0, into: bytes)) ?? 0
    }
    return Array(bytes[..<count])
}

/// Makes the file at `path`, which holds `bytes`, or gives it those.
func put(_ bytes: [UInt8], atPath path: String) throws(TimelineFileError) {
    guard let file = fopen(path, "w") else {
        throw .io(path: path, operation: .create, errno: errno)
    }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
        throw .io(path: path, operation: .write, errno: errno)
    }
}
