import DMX
import ShowPicture
import Timebase
import TimelineFile

/// What a fixture gets over time as a table for people: a line where something changes, the parts of
/// the song in between.
struct FixtureTable {
    private let columns: FixtureColumns
    private let rate: FrameRate
    private let widths: [Int]
    private let timeWidth: Int
    private let frameWidth: Int
    private let terminal: Terminal?
    /// Levels that stay as long as this are said to be held.
    private let shortestHold: FrameCount
    private var parts: ArraySlice<Marker>

    /// A table of the frames of `span`, for standard output.
    init(_ columns: FixtureColumns, _ info: TimelineInfo, in span: FrameSpan) {
        self.columns = columns
        rate = info.rate
        widths = zip(columns.names, columns.limits).map { max($0.count, "\($1)".count) }
        timeWidth = Timecode.minutes(rate.time(of: span.end)).count
        frameWidth = max("frame".count, "\(span.end.index)".count)
        terminal = Terminal(.standard)
        shortestHold = max(FrameCount(2), rate.frame(nearest: .milliseconds(500)) - .zero)
        parts =
            info.markers.filter { part in
                part.kind == .part && part.span.start < span.end
                    && (part.span.start >= span.start || part.span.end > span.start)
            }.sorted { $0.span.start < $1.span.start }[...]
    }

    /// Prints the names of the columns.
    func printHead() throws(Failure) {
        let names = zip(columns.names, widths).map { "  \($0.right($1))" }.joined()
        let colour = columns.hasLight ? "  colour" : ""
        try print(
            ScreenLine(
                "\("time".right(timeWidth))  \("frame".right(frameWidth))\(names)\(colour)",
                .bold
            )
        )
    }

    /// Prints what there is in `run`, which follows the one before.
    mutating func print(_ run: FixtureRuns.Run) throws(Failure) {
        var shown = run.span.start
        try printParts(through: shown)
        switch run.levels {
        case .success(let levels): try printLevels(levels, at: shown)
        case .failure(let error):
            let damage = Damage(.block(run.block), span: run.span, error: error)
            try print(ScreenLine(damage.description(at: rate), .alarm))
        }
        while let part = parts.first, part.span.start < run.span.end {
            if run.isReadable { try printHold(from: shown, to: part.span.start) }
            shown = part.span.start
            try printParts(through: shown)
        }
        if run.isReadable { try printHold(from: shown, to: run.span.end) }
    }

    private func printLevels(_ levels: [Level], at frame: FrameNumber) throws(Failure) {
        let numbers = zip(columns.numbers(of: levels), widths).map { "  \("\($0)".right($1))" }
        var line = ScreenLine(
            "\(time(frame).right(timeWidth))  \("\(frame.index)".right(frameWidth))\(numbers.joined())"
        )
        if let light = columns.light(at: levels) {
            line.append("  \(light.hexadecimal)")
            if terminal?.hasColour == true {
                line.append(" ")
                line.append("    ", .ground(red: light.red, green: light.green, blue: light.blue))
            }
        }
        try print(line)
    }

    /// Prints the parts of the song that start by `frame`.
    private mutating func printParts(through frame: FrameNumber) throws(Failure) {
        while let part = parts.first, part.span.start <= frame {
            try print(ScreenLine("— \(time(part.span.start)) \(part.name)", .bold))
            parts.removeFirst()
        }
    }

    private func printHold(from start: FrameNumber, to end: FrameNumber) throws(Failure) {
        guard end - start >= shortestHold else { return }
        try print(ScreenLine("\("…".right(timeWidth))  held until \(time(end))", .faint))
    }

    private func time(_ frame: FrameNumber) -> String { Timecode.minutes(rate.time(of: frame)) }

    private func print(_ line: ScreenLine) throws(Failure) {
        try say(line.rendered(columns: .max, hasColour: terminal?.hasColour == true))
    }
}
