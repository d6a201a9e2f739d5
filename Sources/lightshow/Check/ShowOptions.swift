import ArgumentParser
import ShowModel
import Timebase

/// Which show a command reads, and how strictly: what `compile` and `check` are both asked.
struct ShowOptions: ParsableArguments {
    @Argument(help: "The show folder.", completion: .directory)
    var folder: String

    @Option(name: .customLong("song"), help: "Read this song only; may be given more than once.")
    var songs: [String] = []

    @Option(
        parsing: .unconditional,
        help: "Frames a second: a whole number or a fraction such as 30000/1001.",
        transform: FrameRate.parsed
    )
    var rate: FrameRate?

    @Flag(name: .customLong("strict"), help: "Treat warnings as errors.")
    var isStrict = false

    @Flag(name: .customLong("json"), help: "Print the report as JSON.")
    var printsJSON = false

    func validate() throws {
        if rate == nil { try FrameRate.checkEnvironment() }
    }

    /// `--rate`, else the show's own, else `$FPS`, else 60.
    func rate(for show: Show?) -> FrameRate {
        rate ?? show?.defaultRate ?? environment("FPS").flatMap { FrameRate(text: $0) } ?? .fps60
    }
}

extension FrameRate {
    /// Throws where `$FPS` is set and is no rate.
    static func checkEnvironment() throws {
        guard let text = environment("FPS"), FrameRate(text: text) == nil else { return }
        throw ValidationError("$FPS is a rate such as 60, 50 or 30000/1001, not '\(text)'")
    }

    /// A rate on the command line: `60`, `30000/1001`.
    static func parsed(_ text: String) throws -> FrameRate {
        guard let rate = FrameRate(text: text) else {
            throw ValidationError("a rate is a number such as 60, 50 or 30000/1001, not '\(text)'")
        }
        return rate
    }
}
