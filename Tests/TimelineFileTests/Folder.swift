import Foundation
import TimelineFile

/// A folder of a test's own, gone when the test is.
final class Folder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "timeline-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of the file `name` in the folder.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The names in the folder, in order.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// The bytes of the file `name`.
    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }
}

extension Sample {
    /// The bytes of the show's file.
    func fileBytes(encoded: [EncodedBlock]? = nil) throws -> [UInt8] {
        let folder = try Folder()
        try write(to: folder.file("show.bin"), encoded: encoded)
        return try folder.bytes("show.bin")
    }
}
