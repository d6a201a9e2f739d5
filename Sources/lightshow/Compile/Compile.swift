import ArgumentParser

/// `lightshow compile`: a show folder in, show files out.
struct Compile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compile the songs of a show to show files, ready to play.",
        discussion: """
            Reads the show folder, reports everything wrong in it in one run, and writes \
            build/<show>/<song>.bin for every song. Nothing is written if there is an error.

            Where the file is there already, only the seconds that changed are compiled; the file \
            is the same as if all of it were. Where nothing changed it is left as it is.

            The frame rate is --rate, else the "rate" of show.json, else $FPS, else 60.
            """
    )

    @OptionGroup var show: ShowOptions

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "Write the one song to this file.",
        completion: .file(extensions: ["bin"])
    )
    var output: String?

    @Flag(name: .customLong("no-audio"), help: "Leave the sound out of the file, refer to it only.")
    var leavesSoundOut = false

    @Option(
        parsing: .unconditional,
        help: "How many blocks to compile at once (default: the number of processors)."
    )
    var jobs: Int?

    @Flag(name: .customLong("full"), help: "Compile everything, whatever is there already.")
    var compilesAll = false

    @Flag(help: "Compile without the rows that are wrong.")
    var keepGoing = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs is a number from 1 to 1024, not \(jobs)")
        }
        if let output, output.isEmpty || output.hasSuffix("/") {
            throw ValidationError("-o names the file to write, not a folder: '\(output)'")
        }
    }

    func run() async throws {
        try await reportingFailures {
            try await CompileRun(options: self).run()
        }
    }
}
