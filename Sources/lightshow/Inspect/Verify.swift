import ArgumentParser
import Glibc
import Timebase
import TimelineFile

/// `lightshow verify`: is a show file as it was written?
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a whole show file and name what is damaged.",
        discussion: "Exit code 0 where nothing is, 1 where something is, 2 where it cannot be read."
    )

    @Argument(help: "The show files.", completion: .file(extensions: ["bin"]))
    var files: [String]

    @Flag(
        name: .customLong("json"),
        help: "Print the result as JSON: an object for one file, a list for several."
    )
    var printsJSON = false

    func run() throws {
        try reportingFailures {
            var reports: [VerifyReport] = []
            var worst: Failure?
            for file in files {
                do throws(Failure) {
                    reports.append(try verify(file))
                } catch {
                    if let message = error.message { complain("error: \(message)") }
                    worst = error.kind == .worldFailed ? error : worst ?? error
                }
            }
            if printsJSON {
                try say(files.count == 1 && reports.count == 1 ? json(reports[0]) : json(reports))
            } else {
                try reports.flatMap(\.lines).forEach(say)
            }
            let damaged = reports.filter { !$0.damage.isEmpty }.map(\.file)
            if let worst { throw Failure(kind: worst.kind, message: nil) }
            if !damaged.isEmpty {
                let names = damaged.joined(separator: ", ")
                throw Failure.input(printsJSON ? nil : "damaged: \(names); compile it again")
            }
        }
    }

    private func verify(_ file: String) throws(Failure) -> VerifyReport {
        let reader = try openShow(file, damage: .tolerating)
        return VerifyReport(reader, reader.verify(), file: file)
    }
}

/// Opens the show file at `path`; what is wrong becomes the exit code that says so.
func openShow(_ path: String, damage: DamagePolicy = .refusing) throws(Failure) -> TimelineReader {
    guard !isDeviceOrPipe(path) else {
        throw .world("\(path): a device or a pipe, not a show file; name the file itself")
    }
    do throws(TimelineFileError) {
        return try TimelineReader(path: path, damage: damage)
    } catch {
        throw error.isOfTheWorld ? .world("\(path): \(error)") : .input("\(path): \(error)")
    }
}

/// Whether what is at `path` cannot be a show file, as it cannot be read from any place on.
private func isDeviceOrPipe(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
}

extension TimelineFileError {
    /// Whether the system is at fault, not the file.
    var isOfTheWorld: Bool {
        if case .io = self { return true }
        return false
    }
}

/// The result of `verify` as JSON.
private struct VerifyReport: Encodable {
    let file: String
    let bytes: Int
    let frames: Int
    let damage: [DamageItem]
    /// The result for people: a line for what is whole, or a line for each place that is hurt.
    let lines: [String]

    enum CodingKeys: CodingKey {
        case file, bytes, frames, damage
    }

    init(_ reader: TimelineReader, _ damage: [Damage], file: String) {
        self.file = file
        self.bytes = reader.byteCount
        self.frames = reader.info.frameCount.frames
        self.damage = damage.map { DamageItem($0, at: reader.info.rate) }
        let content = "\(counted(frames, "frame")), \(size(bytes))"
        lines =
            damage.isEmpty
            ? ["\(file): undamaged (\(content))"]
            : self.damage.map { "\(file): \($0.line)" }
    }
}
