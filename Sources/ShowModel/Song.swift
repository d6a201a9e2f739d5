public import Timebase

/// What the author knows of a song besides its sound; every part optional.
public struct SongMetadata: Hashable, Sendable {
    /// The length as written, only compared with the sound's.
    public var length: Duration?
    /// Where the length is written; nil where it is not.
    public var lengthLocation: SourceLocation?
    /// How fast its beats follow each other.
    public var tempo: Tempo?
    /// The musical key, as written.
    public var key: String?
    /// The song's parts, in the order written.
    public var parts: [SongPart]
    /// Moments under a name each: drops, claps, kicks, ….
    public var hints: [SongHint]
    /// The beats, in rising order.
    public var beats: [Duration]

    /// Metadata of what is given.
    public init(
        length: Duration? = nil,
        lengthLocation: SourceLocation? = nil,
        tempo: Tempo? = nil,
        key: String? = nil,
        parts: [SongPart] = [],
        hints: [SongHint] = [],
        beats: [Duration] = []
    ) {
        self.length = length
        self.lengthLocation = lengthLocation
        self.tempo = tempo
        self.key = key
        self.parts = parts
        self.hints = hints
        self.beats = beats
    }

    /// Where the beats are: as measured, or by the tempo; nil where neither is known.
    public var beatGrid: BeatGrid? { BeatGrid(beats: beats, tempo: tempo) }
}

/// A part of a song: intro, verse, chorus.
public struct SongPart: Hashable, Sendable {
    /// The name people read.
    public let name: String
    /// When it starts.
    public let start: Duration
    /// When it ends: the part holds every time before this one.
    public let end: Duration

    /// The part `name` from `start` to `end`.
    public init(name: String, start: Duration, end: Duration) {
        self.name = name
        self.start = start
        self.end = end
    }
}

/// Moments of a song under one name.
public struct SongHint: Hashable, Sendable {
    /// What happens then.
    public let name: String
    /// When, in the order written.
    public let times: [Duration]

    /// `name` happens at `times`.
    public init(name: String, times: [Duration]) {
        self.name = name
        self.times = times
    }
}
