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
    mutating func read(patch: Patch?) throws(ShowSourceError) -> [PointOfInterest] {
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
        guard let found else { return [] }
        sourcePaths.append(found.path)
        var reader = PointReader(patch: patch, report: found.report)
        let points = found.root.map { reader.read($0) } ?? []
        diagnostics = reader.report.sorted + diagnostics
        return points
    }
}

/// Where the file may be; the first that is there counts.
private let places = ["pois.json", "fixtures/pois.json"]
