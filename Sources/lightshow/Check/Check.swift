import ArgumentParser
import Audio
import ShowModel
import Timebase

/// `lightshow check`: what `compile` would say of a show, without compiling it.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Report everything wrong in a show, without compiling it.",
        discussion: """
            Reads the show folder, measures the sounds, and prints all that compile would say; \
            writes nothing.

            Exit code 0 where compile would write the show files, 1 where it would not, 2 where a \
            file cannot be read. The frame rate is chosen as compile does.
            """
    )

    @OptionGroup var show: ShowOptions

    func run() throws {
        try reportingFailures {
            let checked = try CheckedShow(show)
            let list = DiagnosticList(checked.diagnostics, isStrict: show.isStrict)
            if show.printsJSON {
                try say(json(CheckReport(show: checked.show?.name ?? "", list)))
            } else {
                try list.lines.forEach(say)
                if let summary = list.summary { try say(summary) }
            }
            try checked.throwFaults()
            guard !list.hasErrors, !checked.songs.isEmpty else { throw Failure.input() }
            if !show.printsJSON { try say(summary(of: checked, list)) }
        }
    }

    /// What was checked and found good, in one line.
    private func summary(of checked: CheckedShow, _ list: DiagnosticList) -> String {
        let songs = checked.songs
        let length = songs.reduce(Duration.zero) { $0 + $1.sound.length.duration }
        let what = [
            counted(songs.count, "song"),
            "\(Timecode.minutes(length)) at \(framesPerSecond(checked.rate))",
            counted(checked.show?.fixtures.count ?? 0, "fixture"),
            CueCounts(songs.flatMap(\.song.cues)).summary,
        ].joined(separator: ", ")
        let verdict = list.diagnostics.isEmpty ? "nothing wrong" : "no errors"
        return printable("\(show.folder): \(verdict): \(what)")
    }
}

/// What `check` found, as JSON.
private struct CheckReport: Encodable {
    let show: String
    let diagnostics: [DiagnosticReport]
    let errors: Int
    let warnings: Int
    let notes: Int

    init(show: String, _ list: DiagnosticList) {
        self.show = show
        diagnostics = list.diagnostics.map(DiagnosticReport.init)
        errors = list.count(of: .error)
        warnings = list.count(of: .warning)
        notes = list.count(of: .note)
    }
}
