import Glibc

/// The built program, as a user runs it.
enum Program {
    /// Where it is: beside the tests, whatever the configuration and the scratch path.
    static func path() throws -> String {
        let tests = "/proc/self/exe"
        guard let resolved = realpath(tests, nil) else {
            throw SystemFault(call: "realpath", errno: errno)
        }
        defer { free(resolved) }
        let folder = String(cString: resolved).split(separator: "/").dropLast()
        let program = "/\(folder.joined(separator: "/"))/lightshow"
        guard access(program, X_OK) == 0 else { throw NotBuilt(path: program) }
        return program
    }

    /// The program is not there: build the product `lightshow` too.
    struct NotBuilt: Error {
        let path: String
    }
}
