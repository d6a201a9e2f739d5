import ShowModel
import Timebase

/// What one row of a cue sheet, or one step of a chase, does to one fixture.
struct FixtureRow: Hashable, Sendable {
    /// What it does.
    enum Task: Hashable, Sendable {
        /// A snapshot's levels.
        case writes([ChannelWrite])
        /// An effect.
        case effect(Effect)
        /// A wave that runs through the fixture.
        case wave(WaveRun)
    }

    /// When it starts, as written.
    let time: Duration
    /// The row's number.
    let row: Int
    /// Which part of the row it is: later ones beat earlier ones at the same time.
    let part: Int
    /// The frame it starts at.
    let start: Int
    /// Frames from its start to its end; 0….
    let length: FrameCount
    /// What it does.
    let task: Task

    /// Whether it comes before `other`: of those that start together the later row has the last word.
    func comes(before other: FixtureRow) -> Bool {
        (time, row, part) < (other.time, other.row, other.part)
    }
}

/// Takes rows of a cue sheet apart, by the fixtures they work.
struct RowSplitter {
    let patch: Patch
    let rate: FrameRate
    let frameCount: FrameCount

    /// The rows of every fixture of the patch, each in the order in which they take over.
    func rows(of cues: [Cue]) -> [[FixtureRow]] {
        var rows = Array(repeating: [FixtureRow](), count: patch.fixtures.count)
        for cue in cues { split(cue) { rows[$0].append($1) } }
        for fixture in rows.indices { rows[fixture].sort { $0.comes(before: $1) } }
        return rows
    }

    /// What `cue` comes to, for each fixture that it works; what starts past the last frame does not
    /// count.
    func split(_ cue: Cue, _ body: (_ fixture: Int, FixtureRow) -> Void) {
        for (ordinal, part) in cue.parts(before: rate.time(of: .zero + frameCount)).enumerated() {
            let start = rate.frame(nearest: part.time)
            guard start < .zero + frameCount else { continue }
            split(part, ordinal, at: start, body)
        }
    }

    private func split(
        _ cue: Cue,
        _ ordinal: Int,
        at start: FrameNumber,
        _ body: (Int, FixtureRow) -> Void
    ) {
        func tell(_ id: FixtureID, _ end: FrameNumber, _ task: FixtureRow.Task) {
            guard let fixture = patch.index(of: id) else { return }
            let row = FixtureRow(
                time: cue.time,
                row: cue.row,
                part: ordinal,
                start: start.index,
                length: end - start,
                task: task
            )
            body(fixture, row)
        }
        switch cue.action {
        case .snapshot(let snapshot):
            let end = rate.frame(nearest: cue.time + snapshot.fade)
            for values in snapshot.values { tell(values.fixture, end, .writes(values.writes)) }
        case .effect(let row):
            let end = rate.frame(nearest: cue.time + row.duration)
            tell(row.fixture, end, .effect(row.effect))
        case .chase(let row):
            // The steps of a static chase have become effects before.
            guard case .wave(let wave) = row.chase.content else { return }
            let end = rate.frame(nearest: cue.time + row.duration(from: cue.time))
            let span = FrameSpan(start, to: min(end, .zero + frameCount))
            let beats = WaveBeats(row, at: cue.time, in: span, rate: rate)
            for (place, id) in wave.fixtures.enumerated() {
                tell(id, end, .wave(WaveRun(wave: wave, place: place, beats: beats)))
            }
        }
    }
}
