import DMX
import ShowSource
import Timebase
import TimelineFile

/// What one fixture of a show file does over time: `inspect --fixture`.
struct FixtureListing {
    private let reader: TimelineReader
    private let file: String
    private let fixture: TimelineFixture
    private let span: FrameSpan

    /// The listing of the fixture called `id` in the show that `reader` reads from `file`, between two
    /// times; the show's end comes before a later `end`.
    init(
        of id: String,
        from start: Duration,
        to end: Duration?,
        in reader: TimelineReader,
        _ file: String
    ) throws(Failure) {
        let info = reader.info
        guard let fixture = info.fixtures.first(where: { $0.id == id }) else {
            throw .input(FixtureListing.unknown(id, in: info, file))
        }
        self.reader = reader
        self.file = file
        self.fixture = fixture
        span = try info.span(from: start, to: end, in: file)
    }

    /// Prints the listing: a line where something changes, or one for `everyFrame`.
    func print(everyFrame: Bool, asJSON: Bool) throws {
        var runs = FixtureRuns(of: fixture, in: span, reader, everyFrame: everyFrame)
        let columns = FixtureColumns(of: fixture)
        var table = FixtureTable(columns, reader.info, in: span)
        let objects = try FixtureObjects(columns, reader.info.rate)
        if !asJSON { try table.printHead() }
        var fault: TimelineFileError?
        while let run = runs.next() {
            if case .failure(let error) = run.levels { fault = fault ?? error }
            if asJSON { try say(objects.line(run)) } else { try table.print(run) }
        }
        guard let fault else { return }
        throw fault.isOfTheWorld
            ? Failure.world("\(file): \(fault)")
            : Failure.input("\(file) is damaged; compile it again")
    }

    /// What is said of an `id` that no fixture has.
    private static func unknown(_ id: String, in info: TimelineInfo, _ file: String) -> String {
        let ids = info.fixtures.map(\.id)
        guard !ids.isEmpty else { return "\(file) has no fixtures" }
        let most = 20
        let more = ids.count > most ? " and \(counted(ids.count - most, "other"))" : ""
        let known = ids.prefix(most).joined(separator: ", ") + more
        let guessed = guess(id, among: ids).map { "; \($0)" } ?? ""
        return "\(file) has no fixture '\(id)'; it has \(known)\(guessed)"
    }
}
