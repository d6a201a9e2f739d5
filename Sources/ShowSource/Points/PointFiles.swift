import ShowModel

/// The file about points of interest in a show folder: `pois.json`, or the one beside the fixtures.
struct PointFiles {
    /// The show folder.
    let folder: ShowFolder
    /// All there is to say about the file.
    private(set) var diagnostics: [Diagnostic] = []
    /// The file that was read, where there is one.
    private(set) var sourcePaths: [String] = []

    /// The file in `folder`.
    init(folder: ShowFolder) {
        self.folder = folder
    }

    /// Reads the points, whose fixtures are looked for in `patch`; none where there is no file.
    mutating func read(patch: Patch?) throws(ShowSourceError) -> PointIndex {
        var found: ReadFile?
        for place in places {
            guard let file = try folder.json(place) else { continue }
            if let first = found {
                diagnostics.append(
                    Diagnostic(
                        .warning,
                        at: nil,
                        "\(file.path) is not read",
                        hint: "there is \(first.path) too, which counts"
                    )
                )
            } else {
                found = file
            }
        }
        let misnamed = try warnOfOthers(besides: found)
        guard let found else { return PointIndex(isWhole: !misnamed) }
        sourcePaths.append(found.path)
        var reader = PointReader(patch: patch, report: found.report)
        let points = found.root.map { reader.read($0) } ?? PointIndex(isWhole: false)
        diagnostics = reader.report.sorted + diagnostics
        return points
    }

    /// Warns of files whose names are nearly right, of which `found` is not one; tells whether
    /// there are any.
    private mutating func warnOfOthers(besides found: ReadFile?) throws(ShowSourceError) -> Bool {
        let inShow = try folder.names(in: "")
        let inFixtures = try folder.names(in: "fixtures").map { "fixtures/\($0)" }
        let others = (inShow + inFixtures).filter { isMisnamedPointFile($0) }
        for other in others {
            let message = "\(folder.path(of: other)) is not read"
            let hint = found.map { "there is \($0.path) too, which counts" }
            diagnostics.append(
                Diagnostic(.warning, at: nil, message, hint: hint ?? "call it pois.json")
            )
        }
        return !others.isEmpty
    }
}

/// Whether the file at `path`, in the show or beside the fixtures, is called as if it were meant to
/// hold points of interest, and is not read.
func isMisnamedPointFile(_ path: String) -> Bool {
    guard !places.contains(path), let name = path.split(separator: "/").last?.lowercased(),
        name.hasSuffix(".json"), let word = name.split(separator: ".").first
    else { return false }
    return ["poi", "pois", "point", "points"].contains(word)
}

/// Where the file may be; the first that is there counts.
private let places = ["pois.json", "fixtures/pois.json"]
