import Foundation
import ShowSource
import Testing

/// The folder `shows/schemas`, which the files of the shows name. Written anew by `make golden`.
struct GoldenSchemaTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../shows/schemas")

    @Test(
        "every schema of shows/schemas is what the program prints",
        arguments: InputSchema.allCases
    )
    func isPrinted(file: InputSchema) throws {
        let url = folder.appendingPathComponent(file.fileName)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try Data(file.text.utf8).write(to: url)
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == file.text)
    }

    @Test("there is no other file in shows/schemas")
    func noOther() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == InputSchema.allCases.map(\.fileName).sorted())
    }
}
