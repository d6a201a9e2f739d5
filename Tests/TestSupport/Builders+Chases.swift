public import ShowModel
public import Timebase

extension Cue {
    /// A row that starts `chase`.
    public static func chase(
        _ chase: Chase,
        row: Int = 0,
        at time: Duration,
        repetitions: Int = 1,
        on grid: BeatGrid
    ) -> Cue {
        let cue = ChaseCue(chase: chase, repetitions: repetitions, grid: grid)
        return Cue(row: row, time: time, action: .chase(cue))
    }
}

extension ChaseStep {
    /// `effect` on `fixture` at `beat` thousandths of a beat, for `duration` of them.
    public static func step(
        _ beat: Int,
        for duration: Int = 0,
        _ effect: Effect,
        on fixture: FixtureID
    ) -> ChaseStep {
        ChaseStep(
            beat: .thousandths(beat),
            duration: .thousandths(duration),
            fixture: fixture,
            effect: effect
        )
    }
}

extension Beats {
    /// A number of thousandths of a beat.
    public static func thousandths(_ count: Int) -> Beats {
        Beats(attobeats: Int128(count) * 1_000_000_000_000_000)
    }
}

extension BeatGrid {
    /// `tempo` beats a minute, 1…, beat 0 at the start.
    public static func at(_ tempo: Int) -> BeatGrid {
        guard let tempo = Tempo(beatsPerMinute: tempo) else {
            preconditionFailure("no tempo \(tempo)")
        }
        return BeatGrid(tempo: tempo)
    }

    /// Measured beats, two at least, in milliseconds.
    public static func measured(_ beats: [Int]) -> BeatGrid {
        guard let grid = BeatGrid(beats: beats.map { .milliseconds($0) }) else {
            preconditionFailure("no grid of \(beats)")
        }
        return grid
    }
}
