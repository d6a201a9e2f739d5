import ShowModel

/// The files about fixtures in a show folder: the patch, and the profiles that it names.
struct FixtureFiles {
    /// The show folder.
    let folder: ShowFolder
    /// All there is to say: about the patch, then about the profiles in order of their names.
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that were read.
    private(set) var sourcePaths: [String] = []

    /// The files in `folder`.
    init(folder: ShowFolder) {
        self.folder = folder
    }

    /// Reads the patch; nil where it could not be read at all.
    mutating func read() throws(ShowSourceError) -> Patch? {
        guard let file = try folder.json(patchPath) else {
            let message = "there are no fixtures: no file \(folder.path(of: patchPath))"
            diagnostics.append(Diagnostic(.error, at: nil, message))
            return nil
        }
        sourcePaths.append(file.path)
        let names = try folder.names(in: "fixtures")
        var (profiles, reports) = try readProfiles(names)
        var reader = FixtureReader(profiles: Profiles(profiles), report: file.report)
        let patch = file.root.map { reader.read($0) }
        diagnostics += reader.report.sorted
        let isRead = file.root?.kind == .array
        for (index, profile) in profiles.enumerated() {
            if isRead, !reader.usedProfiles.contains(index) {
                let message = "profile '\(profile.id)' is used by no fixture"
                reports[index].note(at: reports[index].text.start, message)
            }
            diagnostics += reports[index].sorted
        }
        warnOfOthers(names)
        return isRead ? patch : nil
    }

    /// The profiles in the files called `names`, and what there is to say about each.
    private mutating func readProfiles(
        _ names: [String]
    ) throws(ShowSourceError) -> ([Profile], [Report]) {
        var profiles: [Profile] = []
        var reports: [Report] = []
        for name in names.compactMap({ ProfileName(file: $0) }) {
            guard let file = try folder.json("fixtures/\(name.file)") else { continue }
            sourcePaths.append(file.path)
            var reader = ProfileReader(file: name, others: profiles, report: file.report)
            profiles.append(reader.read(file.root))
            reports.append(reader.report)
        }
        return (profiles, reports)
    }

    /// Warns of files that look as if they were meant to be read, and are not.
    private mutating func warnOfOthers(_ names: [String]) {
        for name in names where name.lowercased().hasSuffix(".json") {
            if otherNames.contains(name) || ProfileName(file: name) != nil { continue }
            // Where the points are read, more is said.
            if isMisnamedPointFile("fixtures/\(name)") { continue }
            diagnostics.append(
                Diagnostic(
                    .warning,
                    at: nil,
                    "\(folder.path(of: "fixtures/\(name)")) is not read",
                    hint: "profiles are called fixture.<type>.<model>.json"
                )
            )
        }
    }
}

private let patchPath = "fixtures/fixtures.json"

/// What else is read from the folder.
private let otherNames = ["fixtures.json", "pois.json", "chasers.json"]
