import ArgumentParser
import ShowPicture
import Timebase

/// `lightshow picture`: a whole show at a glance, as a picture.
struct PictureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "picture",
        abstract: "Draw a show file as a PNG: time across, fixtures down, in their colours.",
        discussion: """
            Above the fixtures stand the sound, the parts of the song and how many cues there are; \
            over moving heads, where they point. A second that cannot be read is hatched.

            Without -o the picture goes beside the show file: show.png beside show.bin. An older \
            picture there is replaced, any other file is not.
            """
    )

    @Argument(help: "The show file.", completion: .file(extensions: ["bin"]))
    var file: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "Write the picture to this file.",
        completion: .file(extensions: ["png"])
    )
    var output: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Begin this far into the show.", valueName: "s"),
        transform: Duration.parsedSeconds
    )
    var from: Duration?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("End this far into the show.", valueName: "s"),
        transform: Duration.parsedSeconds
    )
    var to: Duration?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Make it this wide, 640 to 8000.", valueName: "px")
    )
    var width = 2000

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Make it this high, 200 to 8000 (default: what the fixtures need).",
            valueName: "px"
        )
    )
    var height: Int?

    func validate() throws {
        let (widths, heights) = (PictureOrder.widths, PictureOrder.heights)
        guard widths.contains(width) else {
            throw ValidationError(
                "--width is \(widths.lowerBound) to \(widths.upperBound) pixels, not \(width)"
            )
        }
        if let height, !heights.contains(height) {
            throw ValidationError(
                "--height is \(heights.lowerBound) to \(heights.upperBound) pixels, not \(height)"
            )
        }
        if let from, let to, from >= to {
            throw ValidationError("--from comes before --to: \(from.seconds) \(to.seconds)")
        }
        if let output, output.isEmpty || output.hasSuffix("/") {
            throw ValidationError("-o names the file to write, not a folder: '\(output)'")
        }
    }

    func run() throws {
        try reportingFailures {
            try PictureRun(options: self).run()
        }
    }
}
