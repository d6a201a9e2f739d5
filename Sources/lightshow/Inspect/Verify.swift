import ArgumentParser
import Timebase
import TimelineFile

/// `lightshow verify`: is a show file as it was written?
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a whole show file and name what is damaged.",
        discussion: "Exit code 0 where nothing is, 1 where something is, 2 where it cannot be read."
    )

    @Argument(help: "The show file.", completion: .file(extensions: ["bin"]))
    var file: String

    @Flag(name: .customLong("json"), help: "Print the result as JSON.")
    var printsJSON = false

    func run() throws {
        try reportingFailures {
            let reader = try openShow(file, damage: .tolerating)
            let damage = reader.verify()
            if printsJSON {
                try say(json(VerifyReport(reader, damage, file: file)))
            } else if damage.isEmpty {
                let content =
                    "\(counted(reader.info.frameCount.frames, "frame")), \(size(reader.byteCount))"
                try say("\(file): undamaged (\(content))")
            } else {
                for item in damage { try say("\(file): \(item.description(at: reader.info.rate))") }
            }
            guard damage.isEmpty else {
                throw Failure.input(printsJSON ? nil : "\(file) is damaged; compile it again")
            }
        }
    }
}

/// Opens the show file at `path`; what is wrong becomes the exit code that says so.
func openShow(_ path: String, damage: DamagePolicy = .refusing) throws(Failure) -> TimelineReader {
    do throws(TimelineFileError) {
        return try TimelineReader(path: path, damage: damage)
    } catch {
        throw error.isOfTheWorld ? .world("\(path): \(error)") : .input("\(path): \(error)")
    }
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
    let damage: [Item]

    struct Item: Encodable {
        let part: String
        let firstFrame: OrNull<Int>
        let endFrame: OrNull<Int>
        let message: String
    }

    init(_ reader: TimelineReader, _ damage: [Damage], file: String) {
        self.file = file
        self.bytes = reader.byteCount
        self.frames = reader.info.frameCount.frames
        self.damage = damage.map { item in
            Item(
                part: "\(item.part)",
                firstFrame: OrNull(item.span?.start.index),
                endFrame: OrNull(item.span?.end.index),
                message: "\(item.error)"
            )
        }
    }
}
