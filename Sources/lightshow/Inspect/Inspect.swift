import ArgumentParser
import DMX
import ShowModel
import Timebase
import TimelineFile

/// `lightshow inspect`: what is in a show file, so that a show can be checked without a light.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what a show file holds: its header, any frame, or what a fixture does.",
        discussion: """
            Without options: the header. --frame or --time: all levels of one frame. --csv FROM TO: \
            the 512 slots of one universe, a line a frame, TO not included. --fixture: a table over \
            time of what one fixture gets, a line where something changes; with --json an object a \
            line.
            """
    )

    @Argument(help: "The show file.", completion: .file(extensions: ["bin"]))
    var file: String

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Option(parsing: .unconditional, help: "Print the levels of this frame, from 0.")
    var frame: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Print the levels of the frame nearest to this time, in seconds.",
            valueName: "s"
        ),
        transform: Duration.parsedSeconds
    )
    var time: Duration?

    @Option(
        name: .customLong("csv"),
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Print the frames FROM up to, not including, TO as CSV.",
            valueName: "from to"
        )
    )
    var csv: [Int] = []

    @Option(
        parsing: .unconditional,
        help: "The universe to print as CSV (default: the first of the show)."
    )
    var universe: Int?

    @Option(
        help: ArgumentHelp("Print what this fixture gets over time.", valueName: "id")
    )
    var fixture: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Start the table this far into the show.", valueName: "s"),
        transform: Duration.parsedSeconds
    )
    var from: Duration?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("End the table before this time.", valueName: "s"),
        transform: Duration.parsedSeconds
    )
    var to: Duration?

    @Flag(name: .customLong("all"), help: "Print every frame of the table.")
    var everyFrame = false

    func validate() throws {
        try validateFixture()
        if frame != nil, time != nil {
            throw ValidationError("--frame and --time name one frame each: give one of them")
        }
        guard csv.isEmpty || csv.count == 2 else {
            throw ValidationError("--csv takes two frame numbers, FROM and TO")
        }
        if csv.count == 2, csv[0] < 0 || csv[0] > csv[1] {
            throw ValidationError("--csv goes from FROM, 0 or more, up to TO: \(csv[0]) \(csv[1])")
        }
        if !csv.isEmpty, printsJSON {
            throw ValidationError("--csv and --json are two forms of the same: give one of them")
        }
        if !csv.isEmpty, frame != nil || time != nil {
            throw ValidationError("--csv prints many frames, --frame and --time one: give one")
        }
        if universe != nil, csv.isEmpty {
            throw ValidationError("--universe goes with --csv")
        }
    }

    private func validateFixture() throws {
        guard fixture != nil else {
            if from == nil, to == nil, !everyFrame { return }
            throw ValidationError("--from, --to and --all go with --fixture")
        }
        if frame != nil || time != nil || !csv.isEmpty {
            throw ValidationError(
                "--fixture goes over time: give --from and --to, not --frame, --time or --csv"
            )
        }
        if let from, let to, from > to {
            throw ValidationError("--from is not after --to: \(from.seconds) \(to.seconds)")
        }
    }

    func run() throws {
        try reportingFailures {
            let reader = try openShow(file)
            if let fixture {
                let listing = try FixtureListing(
                    of: fixture,
                    from: from ?? .zero,
                    to: to,
                    in: reader,
                    file
                )
                return try listing.print(everyFrame: everyFrame, asJSON: printsJSON)
            }
            let levels = LevelTable(reader: reader)
            if csv.count == 2 {
                try levels.printCSV(from: csv[0], to: csv[1], universe: universe)
            } else if let number = try frameNumber(in: reader.info) {
                try say(printsJSON ? levels.json(of: number) : levels.text(of: number))
            } else {
                let header = HeaderReport(reader, file: file)
                try say(printsJSON ? json(header) : header.text)
            }
        }
    }

    private func frameNumber(in info: TimelineInfo) throws -> FrameNumber? {
        let number =
            frame.map(FrameNumber.init)
            ?? time.map { info.rate.frame(nearest: $0) }
        guard let number else { return nil }
        guard FrameSpan(all: info.frameCount).contains(number) else {
            throw Failure.input(
                "\(file) has frames 0 to \(info.frameCount.frames - 1), not \(number.index)"
            )
        }
        return number
    }
}
