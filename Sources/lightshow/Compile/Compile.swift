import ArgumentParser
import ShowSource
import Timebase

/// `lightshow compile`: a show folder in, show files out.
struct Compile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compile the songs of a show to show files, ready to play.",
        discussion: """
            Reads the show folder, reports everything wrong in it in one run, and writes \
            build/<show>/<song>.bin for every song. Nothing is written if there is an error.

            The frame rate is --rate, else the "rate" of show.json, else $FPS, else 60.
            """
    )

    @Argument(help: "The show folder.", completion: .directory)
    var folder: String

    @Option(name: .customLong("song"), help: "Compile this song only; may be given more than once.")
    var songs: [String] = []

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "Write the one song to this file.",
        completion: .file(extensions: ["bin"])
    )
    var output: String?

    @Option(
        parsing: .unconditional,
        help: "Frames a second: a whole number or a fraction such as 30000/1001.",
        transform: FrameRate.parsed
    )
    var rate: FrameRate?

    @Flag(name: .customLong("no-audio"), help: "Leave the sound out of the file, refer to it only.")
    var leavesSoundOut = false

    @Option(
        parsing: .unconditional,
        help: "How many blocks to compile at once (default: the number of processors)."
    )
    var jobs: Int?

    @Flag(help: "Compile without the rows that are wrong.")
    var keepGoing = false

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Flag(name: .customLong("json"), help: "Print the report as JSON.")
    var printsJSON = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs is a number from 1 to 1024, not \(jobs)")
        }
        if let output, output.isEmpty || output.hasSuffix("/") {
            throw ValidationError("-o names the file to write, not a folder: '\(output)'")
        }
        if rate == nil, let text = environment("FPS"), FrameRate(text: text) == nil {
            throw ValidationError("$FPS is a rate such as 60, 50 or 30000/1001, not '\(text)'")
        }
    }

    func run() async throws {
        try await reportingFailures {
            try await CompileRun(options: self).run()
        }
    }
}

extension FrameRate {
    /// A rate on the command line: `60`, `30000/1001`.
    static func parsed(_ text: String) throws -> FrameRate {
        guard let rate = FrameRate(text: text) else {
            throw ValidationError("a rate is a number such as 60, 50 or 30000/1001, not '\(text)'")
        }
        return rate
    }
}
