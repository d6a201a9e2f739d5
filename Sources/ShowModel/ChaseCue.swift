public import Timebase

/// A chase, started in a song.
public struct ChaseCue: Hashable, Sendable {
    /// The chase, with what the row overrides.
    public let chase: Chase
    /// How often it runs, each time one cycle after the last; 1….
    public let repetitions: Int
    /// Where the song's beats are.
    public let grid: BeatGrid

    /// `chase`, `repetitions` times over on the beats of `grid`.
    public init(chase: Chase, repetitions: Int = 1, grid: BeatGrid) {
        self.chase = chase
        self.repetitions = repetitions
        self.grid = grid
    }

    /// How long all of it takes where it starts at `start`.
    public func duration(from start: Duration) -> Duration {
        grid.time(chase.cycle * repetitions, after: start) - start
    }

    /// How many parts it comes to, however short the song is.
    public var partCount: Int {
        switch chase.content {
        case .steps(let steps): steps.count * repetitions
        case .wave: repetitions
        }
    }
}

extension Cue {
    /// What the row comes to, each part with a time of its own: the row itself; of a chase every
    /// repetition of every step as an effect, or every repetition of its wave.
    ///
    /// Of parts at one time the later one wins, as if it were a later row: they come repetition by
    /// repetition, and in each in the order of the chase.
    ///
    /// - Parameter end: parts that start at this time or later are left out.
    public func parts(before end: Duration) -> [Cue] {
        guard case .chase(let row) = action else { return [self] }
        var parts: [Cue] = []
        for repetition in 0..<row.repetitions {
            let offset = row.chase.cycle * repetition
            let start = row.grid.time(offset, after: time)
            guard start < end else { break }
            switch row.chase.content {
            case .steps(let steps):
                for step in steps {
                    let start = row.grid.time(offset + step.beat, after: time)
                    guard start < end else { continue }
                    let stop = row.grid.time(offset + step.end, after: time)
                    let effect = EffectCue(
                        fixture: step.fixture,
                        duration: stop - start,
                        effect: step.effect
                    )
                    parts.append(part(at: start, .effect(effect)))
                }
            case .wave:
                parts.append(part(at: start, .chase(ChaseCue(chase: row.chase, grid: row.grid))))
            }
        }
        return parts
    }

    private func part(at start: Duration, _ action: CueAction) -> Cue {
        Cue(row: row, time: start, name: name, action: action, location: location)
    }
}
