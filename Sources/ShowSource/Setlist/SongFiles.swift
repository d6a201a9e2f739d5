import ShowModel

/// The files about songs in a show folder: metadata and cue sheets, found by the songs' names.
struct SongFiles {
    /// The show folder.
    let folder: ShowFolder
    /// The names in its folder `metadata`.
    let metadata: [String]
    /// The names in its folder `cues`.
    let cues: [String]
    /// The chases that cue sheets may name.
    let chases: ChaseLibrary
    /// The ids of the chases that cue sheets have named so far.
    private(set) var usedChases: Set<String> = []
    /// What there is to say about songs without a cue sheet, by their names.
    private(set) var missingSheets: [String: Diagnostic] = [:]
    /// Whether the chases used are all: false where a cue sheet is missing, or something in it is wrong.
    private(set) var knowsUsedChases = true

    /// The files in `folder` that are called `metadata` and `cues`, on the chases of the show.
    init(folder: ShowFolder, metadata: [String], cues: [String], chases: ChaseLibrary) {
        self.folder = folder
        self.metadata = metadata
        self.cues = cues
        self.chases = chases
    }

    /// The song in `sound`, and what there is to say about its files.
    mutating func song(
        _ sound: SoundName,
        patch: Patch?,
        points: PointIndex
    ) throws(ShowSourceError) -> (Song, [Diagnostic]) {
        var song = Song(name: sound.song, soundPath: folder.path(of: "songs/\(sound.file)"))
        var diagnostics = try readMetadata(of: &song)
        diagnostics += try readCues(of: &song, patch: patch, points: points)
        return (song, diagnostics)
    }

    private func readMetadata(of song: inout Song) throws(ShowSourceError) -> [Diagnostic] {
        guard let name = metadata.first(where: { $0 == song.name + metadataEnding }),
            let file = try folder.json("metadata/\(name)")
        else { return [] }
        song.sourcePaths.append(file.path)
        var reader = MetadataReader(song: song.name, report: file.report)
        if let root = file.root { song.metadata = reader.read(root) }
        return reader.report.sorted
    }

    private mutating func readCues(
        of song: inout Song,
        patch: Patch?,
        points: PointIndex
    ) throws(ShowSourceError) -> [Diagnostic] {
        let sheets = cueEndings.compactMap { ending in
            cues.first { $0 == song.name + ending }
        }
        guard let name = sheets.first, let file = try folder.json("cues/\(name)") else {
            knowsUsedChases = false
            let path = folder.path(of: "cues/\(song.name)\(cueEndings[0])")
            // Whoever begins has none yet; a slip in a file's name must be seen all the same.
            let missing = Diagnostic(
                .warning,
                at: nil,
                "song '\(song.name)' has no cue sheet yet: it stays dark",
                hint: "the sheet is expected at \(path)"
            )
            missingSheets[song.name] = missing
            return [missing]
        }
        song.sourcePaths.append(file.path)
        var reader = CueSheetReader(
            song: song.name,
            patch: patch,
            points: points,
            report: file.report
        )
        reader.chases = SongChases(library: chases, grid: song.metadata.beatGrid)
        if let root = file.root { song.cues = reader.read(root) }
        usedChases.formUnion(reader.chases.used)
        if reader.report.hasErrors { knowsUsedChases = false }
        let unread = sheets.dropFirst().map { other in
            Diagnostic(
                .warning,
                at: nil,
                "\(folder.path(of: "cues/\(other)")) is not read",
                hint: "song '\(song.name)' has '\(name)' too, which counts"
            )
        }
        return reader.report.sorted + unread
    }

    /// What there is to say about files that are of none of `songs`.
    mutating func strays(besides songs: [SoundName]) -> [Diagnostic] {
        let names = songs.map(\.song)
        let sheets = strays(cues, in: "cues", endings: cueEndings, besides: names)
        if !sheets.isEmpty { knowsUsedChases = false }
        return strays(metadata, in: "metadata", endings: [metadataEnding], besides: names) + sheets
    }

    private func strays(
        _ files: [String],
        in subfolder: String,
        endings: [String],
        besides songs: [String]
    ) -> [Diagnostic] {
        let known = Set(songs.flatMap { song in endings.map { song + $0 } })
        return files.filter { !known.contains($0) }.map { file in
            let ending = endings.first { file.hasSuffix($0) }
            return Diagnostic(
                .warning,
                at: nil,
                "\(folder.path(of: "\(subfolder)/\(file)")) is of no song",
                hint: ending.flatMap { guess(String(file.dropLast($0.count)), among: songs) }
            )
        }
    }
}

/// What the name of a song's metadata ends with.
let metadataEnding = ".metadata.json"

/// What the name of a cue sheet ends with; of two sheets of a song the first counts.
let cueEndings = [".cue.json", ".json"]
