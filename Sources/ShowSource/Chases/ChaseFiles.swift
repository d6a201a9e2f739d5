import ShowModel

/// Reads the chases of a show: the files in `chasers`, and the array in `fixtures/chasers.json`.
struct ChaseFiles {
    /// The show folder.
    let folder: ShowFolder
    /// The fixtures that chases may name; nil where they could not be read.
    let patch: Patch?
    /// The places that chases may name.
    let points: PointIndex
    /// The chases read so far.
    private(set) var library = ChaseLibrary()
    /// What there is to say about them, and about which one where it is about one.
    private var remarks: [(chase: String?, diagnostic: Diagnostic)] = []
    /// The files they were read from.
    private(set) var sourcePaths: [String] = []

    /// The chases in `folder`, on the fixtures of `patch` and the places of `points`.
    init(folder: ShowFolder, patch: Patch?, points: PointIndex) throws(ShowSourceError) {
        self.folder = folder
        self.patch = patch
        self.points = points
        for name in try folder.names(in: "chasers") {
            if name.hasSuffix(".json") {
                try read("chasers/\(name)")
            } else {
                let message = "\(folder.path(of: "chasers/\(name)")) is not read"
                let hint = "a chase is a file with the extension .json"
                remarks.append((nil, Diagnostic(.warning, at: nil, message, hint: hint)))
            }
        }
        try read("fixtures/chasers.json")
    }

    /// Reads the file at `path`, where there is one: a chase, or an array of them.
    private mutating func read(_ path: String) throws(ShowSourceError) {
        guard let file = try folder.json(path) else { return }
        sourcePaths.append(file.path)
        var reader = ChaseReader(
            patch: patch,
            points: points,
            library: library,
            report: file.report
        )
        remarks += reader.report.sorted.map { (nil, $0) }
        if let root = file.root {
            for chase in root.kind == .array ? root.elements : [root] {
                reader.report = Report(on: file.report.text)
                let id = reader.read(chase)
                remarks += reader.report.sorted.map { (id, $0) }
            }
        } else {
            reader.library.isWhole = false
        }
        library = reader.library
    }

    /// What there is to say about the chases where rows use those called `used`. What is wrong in another
    /// one harms nobody, so it is only a warning: a library of chases may be older than the rig.
    func diagnostics(using used: Set<String>) -> [Diagnostic] {
        remarks.map { chase, diagnostic in
            guard let chase, !used.contains(chase), diagnostic.severity == .error else {
                return diagnostic
            }
            var harmless = diagnostic
            harmless.severity = .warning
            return harmless
        }
    }
}
