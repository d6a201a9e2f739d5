public import DMX
public import ShowModel

/// Tells what sheets that are being edited say, on the fixtures, points of interest and chases of
/// their show, without a file: what a save would bring, before it is saved.
public struct ShowChecker: Sendable {
    private let patch: Patch?
    private let points: PointIndex
    private let chases: ChaseLibrary

    /// A checker on the show in `folder`, as it is now.
    ///
    /// What is wrong with fixtures, points of interest and chases is told where the show is read.
    ///
    /// - Throws: `ShowSourceError` where the folder is not there, or a file may not be read.
    public init(folder: String) throws(ShowSourceError) {
        let folder = try ShowFolder(path: folder)
        var fixtures = FixtureFiles(folder: folder)
        let patch = try fixtures.read()
        var pointFiles = PointFiles(folder: folder)
        let points = try pointFiles.read(patch: patch)
        self.patch = patch
        self.points = points
        self.chases = try ChaseFiles(folder: folder, patch: patch, points: points).library
    }

    /// What the wheels of the fixture called `id` show: a channel, one of its levels, and the name of
    /// what it shows there.
    public func wheelLabels(
        of id: FixtureID
    ) -> [(channel: String, level: Level, name: String)] {
        guard case .fixture(let fixture) = patch?[id.text] else { return [] }
        return fixture.labels.map { ($0.channel, $0.level, $0.name) }
    }

    /// The chases that rows may name: id and name, in the order written.
    public var chaseNames: [(id: String, name: String)] {
        chases.names.map { chase in
            if case .chase(let read) = chases[chase.id] { return (chase.id, read.name) }
            return (chase.id, chase.id)
        }
    }

    /// What the row with the bytes `text` says alone, in `song` with `metadata`: the cue, where it can
    /// be played, and what there is to say about it.
    ///
    /// Places in the diagnostics count from the row itself.
    public func check(
        row text: ArraySlice<UInt8>,
        of song: String,
        with metadata: SongMetadata
    ) -> (cue: Cue?, diagnostics: [Diagnostic]) {
        let bytes = Array("[".utf8) + text + Array("]".utf8)
        guard let sheet = try? CueSheetDocument(bytes: bytes, song: song) else {
            return (nil, [Diagnostic(.error, at: nil, "it is no JSON")])
        }
        let checked = check(sheet, with: metadata, at: "")
        return (checked.cues.first?.cue, checked.diagnostics)
    }

    /// What `sheet` says in a song with `metadata`, which its chases run by.
    ///
    /// - Parameter path: what the diagnostics call the file.
    public func check(
        _ sheet: CueSheetDocument,
        with metadata: SongMetadata,
        at path: String
    ) -> CheckedSheet {
        let text = SourceText(file: path, bytes: sheet.bytes)
        let (document, faults) = JSONParser.parse(text)
        var report = Report(on: text)
        for fault in faults { report.error(at: fault.offset, fault.message, hint: fault.hint) }
        var reader = CueSheetReader(song: sheet.song, patch: patch, points: points, report: report)
        reader.chases = SongChases(library: chases, grid: metadata.beatGrid)
        guard let root = document?.root else {
            return CheckedSheet(cues: [], diagnostics: report.sorted, rows: [:])
        }
        let cues = reader.read(root)
        let diagnostics = reader.report.sorted
        let places = RowPlaces(root, in: text)
        var rows: [RowID: [Diagnostic]] = [:]
        for diagnostic in diagnostics {
            if let index = diagnostic.location.flatMap({ places.row(at: $0) }) {
                rows[sheet.marks[index].id, default: []].append(diagnostic)
            }
        }
        let numbered = cues.map { NumberedCue(id: sheet.marks[$0.row].id, cue: $0) }
        return CheckedSheet(cues: numbered, diagnostics: diagnostics, rows: rows)
    }
}

/// What a sheet that is being edited says, and all there is to say about it.
public struct CheckedSheet: Hashable, Sendable {
    /// The rows that can be played, in the order of the file.
    public let cues: [NumberedCue]
    /// All there is to say about the file, in its order.
    public let diagnostics: [Diagnostic]
    /// What of that is about a row, by the row's number: what an editor marks it with.
    public let rows: [RowID: [Diagnostic]]
}

/// A row that can be played, and its number in the editor.
public struct NumberedCue: Hashable, Sendable {
    /// Its number.
    public let id: RowID
    /// What it says.
    public let cue: Cue
}

/// Where the rows of a sheet are, for people.
private struct RowPlaces {
    private let starts: [SourceLocation]
    private let ends: [SourceLocation]

    init(_ root: JSONValue, in text: SourceText) {
        let entries = root.kind == .array ? root : root.object?["entries"]
        let rows = entries?.elements ?? []
        starts = rows.map { text.location(at: $0.offset) }
        ends = rows.map { text.location(at: $0.offset + $0.bytes.count - 1) }
    }

    /// Which row holds `location`; nil where none does.
    func row(at location: SourceLocation) -> Int? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= location { low = middle + 1 } else { high = middle }
        }
        return low > 0 && location <= ends[low - 1] ? low - 1 : nil
    }
}
