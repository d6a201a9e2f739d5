import Glibc
import TestSupport

/// A folder to run the program in, removed with all that is in it when nothing refers to it any more.
final class Workshop {
    private let folder = TemporaryFolder()

    /// Where it is: an absolute path.
    var path: String { folder.path }

    /// The absolute path of the file `name` in it.
    func path(of name: String) -> String { folder.file(name) }

    /// Runs the program with `arguments` until it ends. The environment is the tests' own without
    /// what the program looks for, and with `environment`.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).finish()
    }

    /// Starts the program with `arguments`.
    func start(
        _ arguments: [String],
        environment: [String: String] = [:],
        isHeld: Bool = false
    ) throws -> RunningProgram {
        let own = ["FPS", "DMX_NODE_IP", "SWIFT_BACKTRACE"] + environment.keys
        var all = inheritedEnvironment().filter { entry in
            !own.contains { entry.hasPrefix("\($0)=") }
        }
        all += environment.map { "\($0.key)=\($0.value)" }
        // A crash is told by its signal; a backtrace would only take seconds.
        all.append("SWIFT_BACKTRACE=enable=no")
        return try RunningProgram(arguments, in: path, environment: all, isHeld: isHeld)
    }

    /// Writes `bytes` to the file `name`, making the folders above it.
    func write(_ bytes: [UInt8], to name: String) throws {
        var above = path
        for part in name.split(separator: "/").dropLast() {
            above += "/\(part)"
            guard mkdir(above, 0o755) == 0 || errno == EEXIST else {
                throw SystemFault(call: "mkdir \(above)", errno: errno)
            }
        }
        guard let file = fopen(path(of: name), "w") else {
            throw SystemFault(call: "fopen \(name)", errno: errno)
        }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else {
            throw SystemFault(call: "fwrite \(name)", errno: errno)
        }
    }

    /// Writes `text` to the file `name`, making the folders above it.
    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    /// Makes a named pipe called `name`.
    func makePipe(_ name: String) throws {
        guard mkfifo(path(of: name), 0o644) == 0 else {
            throw SystemFault(call: "mkfifo \(name)", errno: errno)
        }
    }

    /// Puts an empty folder in the place of the file `name`.
    func replaceByFolder(_ name: String) throws {
        unlink(path(of: name))
        try write([], to: "\(name)/inside")
        guard unlink(path(of: "\(name)/inside")) == 0 else {
            throw SystemFault(call: "unlink \(name)/inside", errno: errno)
        }
    }

    /// The bytes of the file `name`; nil where there is none.
    func bytes(of name: String) -> [UInt8]? { readFile(path(of: name)) }

    /// Which file `name` is: another one after it has been replaced; nil where there is none.
    func identity(of name: String) -> UInt64? {
        var status = stat()
        return stat(path(of: name), &status) == 0 ? UInt64(status.st_ino) : nil
    }

    /// Every file below the folder `name`, by path relative to it, in order.
    func files(in name: String = ".") -> [String] {
        filesBelow(path(of: name)).sorted()
    }
}

/// The bytes of the file at `path`; nil where it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&piece, 1, piece.count, file)
        if count == 0 { return ferror(file) == 0 ? bytes : nil }
        bytes += piece[..<count]
    }
}

private func filesBelow(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var files: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        if entry.pointee.d_type == UInt8(DT_DIR) {
            files += filesBelow("\(path)/\(name)").map { "\(name)/\($0)" }
        } else {
            files.append(name)
        }
    }
    return files
}

private func inheritedEnvironment() -> [String] {
    var entries: [String] = []
    var next = environ
    while let entry = next.pointee {
        entries.append(String(cString: entry))
        next += 1
    }
    return entries
}
