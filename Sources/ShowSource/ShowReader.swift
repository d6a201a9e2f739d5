public import ShowModel

/// Reads a show folder: what did the author write?
///
/// Everything that is wrong comes out in one run, and nothing that is wrong keeps the rest from
/// being read.
public struct ShowReader {
    private let path: String

    /// A reader of the show in `folder`.
    public init(folder: String) {
        self.path = folder
    }

    /// Reads the show.
    ///
    /// - Parameter songs: the songs to read, by name with or without extension; all of them where
    ///   empty.
    /// - Throws: `ShowSourceError` where the world failed: the folder is not there, a file may not
    ///   be read. Wrong input is in the reading's `diagnostics` instead.
    public func read(songs: [String] = []) throws(ShowSourceError) -> ShowReading {
        var folder = FolderReading(folder: try ShowFolder(path: path))
        return try folder.read(songs: songs)
    }
}

/// A show as read, and all there is to say about it.
public struct ShowReading: Sendable {
    /// All that could be read, what is wrong left out; nil where no fixture could be read, without
    /// which there is no show.
    public var show: Show?
    /// All there is to say: about the show, its fixtures and their profiles, its points of
    /// interest and its chases, then song by song about metadata and cues, each file's in the order
    /// of the file.
    public var diagnostics: [Diagnostic]
    /// The files that the show as a whole was read from: `show.json`, the fixtures, their profiles,
    /// the points of interest and the chases.
    public var sourcePaths: [String]
    /// By the names of the songs that have no cue sheet: what `diagnostics` say of that.
    public var missingSheets: [String: Diagnostic]
}

/// A show folder while it is read.
private struct FolderReading {
    let folder: ShowFolder
    var diagnostics: [Diagnostic] = []
    var sourcePaths: [String] = []

    init(folder: ShowFolder) {
        self.folder = folder
    }

    mutating func read(songs wanted: [String]) throws(ShowSourceError) -> ShowReading {
        let songsPath = folder.path(of: "songs")
        var list = SongList(files: try folder.names(in: "songs"), in: songsPath)
        let (settings, ordered) = try settings(list)
        let sounds = list.selected(wanted, of: ordered, in: songsPath)
        diagnostics += list.diagnostics
        let patch = try patch()
        let points = try points(on: patch)
        let chaseFiles = try ChaseFiles(folder: folder, patch: patch, points: points)
        sourcePaths += chaseFiles.sourcePaths
        let chases = chaseFiles.library
        let beforeSongs = diagnostics.count
        var sheets = SongFiles(
            folder: folder,
            metadata: try folder.names(in: "metadata"),
            cues: try folder.names(in: "cues"),
            chases: chases
        )
        var songs: [Song] = []
        for sound in sounds {
            let (song, found) = try sheets.song(sound, patch: patch, points: points)
            songs.append(song)
            diagnostics += found
        }
        diagnostics.insert(
            contentsOf: chaseFiles.diagnostics(using: sheets.usedChases),
            at: beforeSongs
        )
        if wanted.isEmpty {
            let strays = sheets.strays(besides: list.sounds)
            let listed = settings.setlist?.names ?? []
            let hasAllSounds = listed.allSatisfy { list.sound(named: $0.name) != nil }
            if sheets.knowsUsedChases, !list.sounds.isEmpty, hasAllSounds {
                diagnostics += chases.unused(besides: sheets.usedChases)
            }
            diagnostics += strays
        }
        let fixtures = patch?.usable ?? []
        let show = Show(
            name: settings.name ?? folder.name,
            defaultNode: settings.node,
            defaultRate: settings.rate,
            fixtures: fixtures,
            pointsOfInterest: points.points,
            songs: songs
        )
        return ShowReading(
            show: fixtures.isEmpty ? nil : show,
            diagnostics: diagnostics,
            sourcePaths: sourcePaths,
            missingSheets: sheets.missingSheets
        )
    }

    /// What `show.json` says, and the songs in its order.
    private mutating func settings(
        _ list: SongList
    ) throws(ShowSourceError) -> (ShowSettings, [SoundName]) {
        guard let file = try folder.json("show.json") else {
            return (ShowSettings(), list.sounds)
        }
        sourcePaths.append(file.path)
        var reader = SettingsReader(report: file.report)
        let settings = file.root.map { reader.read($0) } ?? ShowSettings()
        let ordered = settings.setlist.map { list.ordered(by: $0, &reader.report) }
        diagnostics += reader.report.sorted
        return (settings, ordered ?? list.sounds)
    }

    /// The fixtures; nil where they could not be read at all.
    private mutating func patch() throws(ShowSourceError) -> Patch? {
        var files = FixtureFiles(folder: folder)
        let patch = try files.read()
        diagnostics += files.diagnostics
        sourcePaths += files.sourcePaths
        return patch
    }

    /// The places that heads can point at.
    private mutating func points(on patch: Patch?) throws(ShowSourceError) -> PointIndex {
        var files = PointFiles(folder: folder)
        let points = try files.read(patch: patch)
        diagnostics += files.diagnostics
        sourcePaths += files.sourcePaths
        return points
    }
}
