import DMX
import ShowCompiler
import ShowModel
import Timebase

/// A row played on stage without being written: on the fixtures it works, over the frame that was
/// shown when it began.
struct Preview: Sendable {
    private let score: Score
    /// Where the slots of its own score lie in a frame of the show.
    private let places: [(own: Int, offset: Int)]
    private let started: Instant
    private let clock: any MachineClock
    /// When it is over.
    let end: Instant

    /// The row `cue`, from now on, over `shown`, a frame of `stand`; nil where it works no fixture.
    init?(
        _ cue: Cue,
        on stand: SongStand,
        over shown: [Level],
        clock: any MachineClock
    ) {
        let ids = cue.action.fixtures
        let fixtures = stand.patch.fixtures.filter { ids.contains($0.id) }
        guard !fixtures.isEmpty else { return nil }
        let patch = Patch(fixtures)
        let found = fixtures.map { fixture in
            let writes = fixture.channels.indices.compactMap { index -> ChannelWrite? in
                let slot = fixture.address(of: fixture.channels[index])
                return stand.patch.layout.offset(of: slot).map {
                    .level(channel: index, shown[$0])
                }
            }
            return FixtureValues(fixture: fixture.id, writes: writes)
        }
        // A dark way to where the effect begins needs time ahead of it.
        let lead = Duration.seconds(5)
        // A row may be said to take days; who looks at it will not.
        let length = lead + min(cue.action.length(from: lead), .seconds(600)) + .seconds(1)
        let start = Cue(row: 0, time: .zero, action: .snapshot(Snapshot(values: found)))
        let row = Cue(row: 1, time: lead, name: cue.name, action: cue.action)
        let compiler = ScoreCompiler(patch: patch, rate: stand.rate)
        let before = compiler.score(
            of: [start],
            frameCount: stand.rate.frame(nearest: length) - .zero
        )
        score = compiler.score(before, without: [], with: [row])
        places = fixtures.flatMap { fixture in
            fixture.channels.compactMap { channel in
                let slot = fixture.address(of: channel)
                return patch.layout.offset(of: slot).flatMap { own in
                    stand.patch.layout.offset(of: slot).map { (own, $0) }
                }
            }
        }
        self.clock = clock
        // What the row does ahead of its own time is seen, and nothing before that.
        let seen = score.changes(since: before).spans.first?.start ?? .zero
        started = clock.now() + (.zero - min(stand.rate.time(of: seen), lead))
        end = started + length
    }

    /// Lays it over `frame`, a frame of the show, as it is now.
    func lay(over frame: UnsafeMutableRawBufferPointer) {
        let elapsed = clock.now() - started
        guard elapsed >= .zero else { return }
        let due = score.rate.frame(dueAt: elapsed)
        guard due < .zero + score.frameCount else { return }
        let levels = score.render(FrameSpan(due, to: due + FrameCount(1))).columns
        for place in places { frame[place.offset] = levels[place.own] }
    }
}

extension CueAction {
    /// The fixtures that it works.
    var fixtures: [FixtureID] {
        switch self {
        case .snapshot(let snapshot): snapshot.values.map(\.fixture)
        case .effect(let cue): [cue.fixture]
        case .chase(let cue): cue.chase.content.fixtures
        }
    }

    /// How long it takes from `start` on.
    func length(from start: Duration) -> Duration {
        switch self {
        case .snapshot(let snapshot): snapshot.fade
        case .effect(let cue): cue.duration
        case .chase(let cue): cue.duration(from: start)
        }
    }
}

extension ChaseContent {
    fileprivate var fixtures: [FixtureID] {
        let all =
            switch self {
            case .steps(let steps): steps.map(\.fixture)
            case .wave(let wave): wave.fixtures
            }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
