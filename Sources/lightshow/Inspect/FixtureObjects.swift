import Timebase
import TimelineFile

/// What a fixture gets over time as JSON: one object a run, a line each, so that a show of any
/// length goes through a pipe. Put together by hand: an encoder takes longer than reading the show.
struct FixtureObjects {
    private let columns: FixtureColumns
    private let rate: FrameRate
    /// The columns' names as JSON strings.
    private let names: [String]

    /// Objects of `columns` in a show of `rate`.
    init(_ columns: FixtureColumns, _ rate: FrameRate) throws {
        self.columns = columns
        self.rate = rate
        names = try columns.names.map { try json($0, pretty: false) }
    }

    /// The object of `run`: keys in order, the same every time.
    func line(_ run: FixtureRuns.Run) throws -> String {
        let fields: [(name: String, value: String)]
        switch run.levels {
        case .success(let levels):
            let numbers = columns.numbers(of: levels)
            let pairs = zip(names, numbers).map { "\($0):\($1)" }.joined(separator: ",")
            let colour = columns.light(at: levels).map { "\"\($0.hexadecimal)\"" }
            fields = [("colour", colour ?? "null"), ("error", "null"), ("levels", "{\(pairs)}")]
        case .failure(let error):
            let message = try json("\(error)", pretty: false)
            fields = [("colour", "null"), ("error", message), ("levels", "null")]
        }
        let span = [
            ("end_frame", "\(run.span.end.index)"),
            ("frame", "\(run.span.start.index)"),
            ("seconds", "\(rate.time(of: run.span.start).seconds)"),
        ]
        let all = (fields + span).sorted { $0.name < $1.name }
        return "{" + all.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
    }
}
