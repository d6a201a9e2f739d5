import ArgumentParser
import ArtNet
import ShowPlayer
import Timebase

/// `lightshow play`: a show file to the lights, in step with its sound.
struct Play: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a show file to Art-Net nodes, in step with its sound.",
        discussion: """
            Goes to the nodes named by --node, else $DMX_NODE_IP, else the node the show names, else \
            this machine (127.0.0.1). Ctrl-C, SIGTERM and the end of the show all put the ending on \
            the wire before the program goes.

            A damaged file plays as far as it goes: the last good look stays where it cannot be read, and \
            what is damaged is told at the start and in the report. The exit code is 1 then.
            """
    )

    @Argument(help: "The show file.", completion: .file(extensions: ["bin"]))
    var file: String

    @Option(
        name: .customLong("node"),
        help: ArgumentHelp(
            "Send to this node, IP or IP:port; may be given more than once.",
            valueName: "ip[:port]"
        )
    )
    var nodes: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Send the light this much later than the sound; negative for earlier.",
            valueName: "ms"
        )
    )
    var offset: Double = 0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Start this far into the show.", valueName: "s"),
        transform: Duration.parsedSeconds
    )
    var from: Duration = .zero

    @Flag(help: "Start again at the end, until stopped.")
    var loop = false

    @Option(
        help: "What stays on stage at the end: blackout, zero or hold.",
        transform: Ending.parsed
    )
    var ending: Ending = .blackout

    @Flag(name: .customLong("no-audio"), help: "Play without sound, on the machine's own clock.")
    var isSilent = false

    @Option(
        name: .customLong("audio-device"),
        help: ArgumentHelp("Play through this ALSA device.", valueName: "name")
    )
    var audioDevice: String?

    @Flag(
        name: .customLong("strict"),
        help: "Read the whole file first, and refuse one that is damaged."
    )
    var isStrict = false

    @Flag(help: "Do everything but send.")
    var dryRun = false

    @Option(
        help: ArgumentHelp("Write the report to this file as JSON.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var report: String?

    func validate() throws {
        guard abs(offset) <= 10_000 else {
            throw ValidationError("--offset is a time from -10000 to 10000 ms, not \(offset)")
        }
        if let report, OutputPath.isSameFile(report, file) {
            throw ValidationError("--report names the show file itself: \(report)")
        }
    }

    func run() throws {
        let signals = StopSignals()
        // Until the first frame there is nothing on stage to end.
        signals.whenReceived(StopSignals.endProgram)
        try reportingFailures {
            let performance = try Performance(options: self)
            try performance.run(until: signals)
        }
    }
}

extension Ending {
    /// An ending on the command line.
    static func parsed(_ text: String) throws -> Ending {
        guard let ending = Ending(rawValue: text) else {
            let all = allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("an ending is one of \(all), not '\(text)'")
        }
        return ending
    }
}
