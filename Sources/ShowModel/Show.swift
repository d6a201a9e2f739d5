public import Timebase

/// Everything needed for a performance: the setlist, the patch, the cue sheets.
public struct Show: Hashable, Sendable {
    /// The name people read; the folder's name where `show.json` gives none.
    public var name: String
    /// Where the show's frames go if nobody says otherwise: `IP` or `IP:port`.
    public var defaultNode: String?
    /// The rate to compile at if nobody says otherwise.
    public var defaultRate: FrameRate?
    /// The patched fixtures, in the order written.
    public var fixtures: [Fixture]
    /// The places that heads can point at, in the order written.
    public var pointsOfInterest: [PointOfInterest]
    /// The setlist, in order.
    public var songs: [Song]

    /// A show of `songs` on `fixtures`.
    public init(
        name: String,
        defaultNode: String? = nil,
        defaultRate: FrameRate? = nil,
        fixtures: [Fixture],
        pointsOfInterest: [PointOfInterest] = [],
        songs: [Song]
    ) {
        self.name = name
        self.defaultNode = defaultNode
        self.defaultRate = defaultRate
        self.fixtures = fixtures
        self.pointsOfInterest = pointsOfInterest
        self.songs = songs
    }
}

/// One song of a show.
public struct Song: Hashable, Sendable {
    /// The sound file's name without its extension: what metadata and cue sheet are found by.
    public var name: String
    /// The sound file, as reached from where the program runs.
    public var soundPath: String
    /// What the author knows of it.
    public var metadata: SongMetadata
    /// Its cues, in the order of the file.
    public var cues: [Cue]
    /// The files it was read from, besides the sound: metadata and cue sheet.
    public var sourcePaths: [String]

    /// The song `name`, heard from `soundPath`.
    public init(
        name: String,
        soundPath: String,
        metadata: SongMetadata = SongMetadata(),
        cues: [Cue] = [],
        sourcePaths: [String] = []
    ) {
        self.name = name
        self.soundPath = soundPath
        self.metadata = metadata
        self.cues = cues
        self.sourcePaths = sourcePaths
    }
}
