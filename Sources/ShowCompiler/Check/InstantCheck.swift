import ShowModel
import Timebase

/// Looks for effects that are started twice at one instant: one of the two is seen at most.
struct InstantCheck {
    /// What may be started once.
    private struct Start: Hashable {
        let time: Duration
        let fixture: FixtureID
        let effect: EffectName
    }

    /// Two rows, or one chase twice, that are told once.
    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    /// Where the song ends: nothing is started from there on.
    let end: Duration

    /// Rows that start an effect on a fixture at the very time at which an earlier row of `cues` starts
    /// the same; of a chase, its steps. Each is told at the later row, once.
    func diagnostics(of cues: [Cue]) -> [Diagnostic] {
        var first: [Start: Cue] = [:]
        var told: Set<Pair> = []
        return cues.flatMap { cue in
            cue.parts(before: end).compactMap { part in
                guard case .effect(let row) = part.action else { return nil }
                let start = Start(time: part.time, fixture: row.fixture, effect: row.effect.name)
                guard let other = first[start] else {
                    first[start] = cue
                    return nil
                }
                let isNew = told.insert(Pair(first: other.row, second: cue.row)).inserted
                return isNew ? diagnostic(start, of: cue, and: other) : nil
            }
        }
    }

    private func diagnostic(_ start: Start, of cue: Cue, and other: Cue) -> Diagnostic {
        let what = "'\(start.effect.rawValue)' on '\(start.fixture)'"
        let time = Timecode.minutes(start.time)
        guard cue.row != other.row else {
            return Diagnostic(
                .warning,
                at: cue.location,
                "two steps of this chase start \(what) at the same instant, \(time)",
                hint: "both are kept, and the later one wins; take one out of the chase, or move it"
            )
        }
        let row = other.location.map { "the row in line \($0.line)" } ?? "row \(other.row)"
        let chase =
            if case .chase(let other) = other.action { "chase '\(other.chase.id)' of " } else { "" }
        let place = chase + row
        return Diagnostic(
            .warning,
            at: cue.location,
            "\(place) starts \(what) at the same instant, \(time)",
            hint: "both are kept, and the later one wins; take one out, or move it"
        )
    }
}
