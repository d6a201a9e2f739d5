import Foundation
import Glibc

/// A program that is installed on some machines and not on others.
struct Tool {
    let path: String

    /// The program `name` on the search path; nil where there is none.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = folders.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        self.path = path
    }

    /// Whether all of `names` are installed.
    static func areInstalled(_ names: String...) -> Bool {
        names.allSatisfy { Tool($0) != nil }
    }

    /// Starts the program, deaf and dumb, with `environment` added to this process's own.
    ///
    /// Not by Foundation's `Process`, which waits by a run loop that not every thread has.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        let variables = ProcessInfo.processInfo.environment
            .merging(environment) { _, new in new }
            .map { "\($0)=\($1)" }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var settings = variables.map { strdup($0) } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var identity = pid_t()
        let cause = posix_spawn(&identity, path, &actions, nil, &words, &settings)
        guard cause == 0 else { throw ToolFailure(command: [path] + arguments, status: cause) }
        return identity
    }

    /// Runs the program to its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws {
        let identity = try start(arguments, environment: environment)
        var status: Int32 = 0
        while waitpid(identity, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else {
            throw ToolFailure(command: [path] + arguments, status: status)
        }
    }
}

/// A program that could not be started, or ended with a status that is not 0.
struct ToolFailure: Error {
    let command: [String]
    let status: Int32
}

/// A folder of a test's own, gone when the test is.
final class ScratchFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "lightshow-audio-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of `name` in the folder.
    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes `bytes` to the file `name` and returns its path.
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: url.appending(path: name))
        return path(name)
    }
}
