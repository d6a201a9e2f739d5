import Glibc
import ShowSource

/// A folder of schemas, which files of shows name by their paths.
struct SchemaFolder {
    /// Where it is.
    let path: String

    /// Writes every schema, over older ones of its own only.
    ///
    /// - Returns: the paths of the files, in order.
    func write() throws(Failure) -> [String] {
        let files = InputSchema.allCases.map { (path: "\(path)/\($0.fileName)", text: $0.text) }
        // All are looked at first, so that nothing is written where one is refused.
        for file in files { try checkIsOurs(file.path) }
        for file in files {
            try OutputPath.makeFolders(above: file.path)
            if let cause = writeFile(file.text, to: file.path) {
                throw .world("cannot write '\(file.path)': \(systemMessage(cause))")
            }
        }
        return files.map(\.path)
    }

    /// Refuses a place where something else is.
    private func checkIsOurs(_ path: String) throws(Failure) {
        try OutputPath.check(path, sources: [])
        guard let file = fopen(path, "r") else {
            if errno == ENOENT || errno == ENOTDIR { return }
            throw .world("cannot read '\(path)': \(systemMessage(errno))")
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = fread(&bytes, 1, bytes.count, file)
        let start = String(decoding: bytes[..<count], as: UTF8.self)
        if count > 0, !start.contains(InputSchema.mark) {
            throw .input("'\(path)' is no schema of this program: it is left as it is")
        }
    }
}
