import Glibc
import TestSupport
import Testing
import TimelineFile

/// The folder `Golden`: bytes that every later reader and writer must stand by. Written anew by
/// `UPDATE_GOLDEN=1 swift test --filter GoldenFileTests`.
struct GoldenFileTests {
    private let folder =
        "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false)
        .dropLast().joined(separator: "/") + "/Golden"

    @Test("every golden file is what this writer makes, and its twin says what is in it")
    func everyFile() throws {
        for file in try goldenFiles() {
            #expect(file.bytes.count <= 2048)
            if getenv("UPDATE_GOLDEN") != nil {
                try put(file.bytes, atPath: "\(folder)/\(file.name).bin")
                try put(Array(file.twin.utf8), atPath: "\(folder)/\(file.name).txt")
            }
            try expectStands(file)
        }
    }

    /// Every case of `TimelineFileError`, so that one without a golden file is missed.
    enum Case: CaseIterable {
        case notAShowFile, textModeDamage, unsupportedVersion, truncated, trailingBytes
        case badChecksum, malformed, outOfRange, soundLength, io

        init(_ error: TimelineFileError) {
            self =
                switch error {
                case .notAShowFile: .notAShowFile
                case .textModeDamage: .textModeDamage
                case .unsupportedVersion: .unsupportedVersion
                case .truncated: .truncated
                case .trailingBytes: .trailingBytes
                case .badChecksum: .badChecksum
                case .malformed: .malformed
                case .outOfRange: .outOfRange
                case .soundLength: .soundLength
                case .io: .io
                }
        }
    }

    @Test("every error is caused by a golden file, or by one that is not there")
    func everyError() throws {
        var caused = Set(try goldenFiles().flatMap { verdict(on: $0.bytes).errors }.map(Case.init))
        let error = #expect(throws: TimelineFileError.self) {
            try TimelineReader(path: "\(folder)/not there")
        }
        caused.formUnion([error].compactMap { $0 }.map(Case.init))
        #expect(caused == Set(Case.allCases))
    }

    private func expectStands(_ file: GoldenFile) throws {
        let bytes = try allBytes(atPath: "\(folder)/\(file.name).bin")
        let twin = String(
            decoding: try allBytes(atPath: "\(folder)/\(file.name).txt"),
            as: UTF8.self
        )
        // Whichever libzstd is here, the file reads as its twin says.
        #expect(
            twin.hasPrefix("\(file.sentence)\n\n\(verdict(on: bytes).text)\n\n"),
            "\(file.name).txt"
        )
        // Another libzstd may pack the same levels into other bytes: then only what is read counts.
        guard try isPackedByThisLibrary(folder) else { return }
        #expect(bytes == file.bytes, "\(file.name).bin")
        #expect(twin == file.twin, "\(file.name).txt")
    }

    /// Whether the libzstd that packed the golden files is the one that packs here.
    private func isPackedByThisLibrary(_ folder: String) throws -> Bool {
        let golden = try TimelineReader(path: "\(folder)/smallest.bin").zstdVersion
        let here = try TimelineReader(reading: MemoryBytes(Sample.smallest.fileBytes()))
        return golden == here.zstdVersion
    }
}
