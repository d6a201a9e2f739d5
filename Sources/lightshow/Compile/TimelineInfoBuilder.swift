import Audio
import DMX
import ShowCompiler
import ShowModel
import Timebase
import TimelineFile

/// What a show file says besides its frames, told from the show.
struct TimelineInfoBuilder {
    let show: Show
    let song: ScoredSong

    func info(sources: [SourceDigest], sound: TimelineSound) -> TimelineInfo {
        TimelineInfo(
            showName: show.name,
            songName: song.song.name,
            node: show.defaultNode,
            rate: song.score.rate,
            frameCount: song.score.frameCount,
            layout: song.patch.layout,
            fixtures: show.fixtures.map(TimelineFixture.init),
            intensityMask: song.patch.intensityMask,
            blackoutLook: song.patch.blackoutLook,
            markers: parts + hints + beats + cues,
            sources: sources,
            sound: sound,
            record: CompileRecord(
                rules: Score.rules,
                isSoundClean: song.sound.remarks.isEmpty,
                fingerprints: song.score.fingerprints(
                    framesPerBlock: song.score.rate.framesInOneSecond
                )
            )
        )
    }

    private var parts: [Marker] {
        song.song.metadata.parts.map { marker(.part, $0.name, from: $0.start, to: $0.end) }
    }

    private var hints: [Marker] {
        song.song.metadata.hints.flatMap { hint in
            hint.times.map { marker(.hint, hint.name, from: $0, to: $0) }
        }
    }

    private var beats: [Marker] {
        song.song.metadata.beats.map { marker(.beat, "", from: $0, to: $0) }
    }

    /// The rows in the order in which they take over.
    private var cues: [Marker] {
        song.song.cues.sorted { ($0.time, $0.row) < ($1.time, $1.row) }.map { cue in
            marker(.cue, cue.title, from: cue.time, to: cue.time + cue.duration)
        }
    }

    /// A marker cut to the frames of the song.
    private func marker(
        _ kind: Marker.Kind,
        _ name: String,
        from start: Duration,
        to end: Duration
    ) -> Marker {
        let last = FrameNumber.zero + song.score.frameCount
        let first = min(max(song.score.rate.frame(nearest: start), .zero), last)
        let after = min(max(song.score.rate.frame(nearest: end), first), last)
        return Marker(kind, name: name, span: FrameSpan(first, to: after))
    }
}

extension Cue {
    /// The name, or what the row does where it has none.
    var title: String {
        if let name { return name }
        switch action {
        case .snapshot: return "snapshot"
        case .effect(let row): return "\(row.effect.name.rawValue) \(row.fixture)"
        case .chase(let row): return "chase \(row.chase.name)"
        }
    }

    /// How long the row works.
    var duration: Duration {
        switch action {
        case .snapshot(let snapshot): snapshot.fade
        case .effect(let row): row.duration
        case .chase(let row): row.duration(from: time)
        }
    }
}

extension TimelineFixture {
    /// What the show file keeps of `fixture`.
    init(_ fixture: Fixture) {
        self.init(
            id: fixture.id.text,
            name: fixture.name,
            kind: fixture.kind,
            universe: fixture.universe,
            channels: fixture.channels.map { channel in
                Channel(
                    name: channel.name,
                    slot: channel.slot,
                    role: channel.role.rawValue,
                    armLevel: channel.armLevel
                )
            }
        )
    }
}
