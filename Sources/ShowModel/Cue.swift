/// At this time, do this: one row of a cue sheet.
public struct Cue: Hashable, Sendable {
    /// The row's place in the file, from 0. At equal times the later row wins.
    public let row: Int
    /// When it starts, from the start of the song, exactly as written.
    public let time: Duration
    /// The name people read; nil where not given.
    public let name: String?
    /// What it does.
    public let action: CueAction
    /// Where it is written.
    public let location: SourceLocation?

    /// Row number `row`, starting at `time`.
    public init(
        row: Int,
        time: Duration,
        name: String? = nil,
        action: CueAction,
        location: SourceLocation? = nil
    ) {
        self.row = row
        self.time = time
        self.name = name
        self.action = action
        self.location = location
    }
}

/// What a row does.
public enum CueAction: Hashable, Sendable {
    /// Sets every channel it names, over a fade from the levels found.
    case snapshot(Snapshot)
    /// Runs an effect on one fixture.
    case effect(EffectCue)
    /// Runs a chase on the song's beats.
    case chase(ChaseCue)
}

/// Levels of some channels of some fixtures, taken at one moment.
public struct Snapshot: Hashable, Sendable {
    /// How long it takes to get there; zero to snap.
    public let fade: Duration
    /// What it sets, fixture by fixture in the order written.
    public let values: [FixtureValues]

    /// A snapshot of `values`, faded in over `fade`.
    public init(fade: Duration = .zero, values: [FixtureValues]) {
        self.fade = fade
        self.values = values
    }
}

/// What a snapshot sets of one fixture.
public struct FixtureValues: Hashable, Sendable {
    /// The fixture.
    public let fixture: FixtureID
    /// What it sets, in the order written.
    public let writes: [ChannelWrite]

    /// `writes` to `fixture`.
    public init(fixture: FixtureID, writes: [ChannelWrite]) {
        self.fixture = fixture
        self.writes = writes
    }
}

/// An effect on one fixture.
public struct EffectCue: Hashable, Sendable {
    /// The fixture.
    public let fixture: FixtureID
    /// How long it runs; zero or more.
    public let duration: Duration
    /// What it does.
    public let effect: Effect

    /// `effect` on `fixture` for `duration`.
    public init(fixture: FixtureID, duration: Duration = .zero, effect: Effect) {
        self.fixture = fixture
        self.duration = duration
        self.effect = effect
    }
}
