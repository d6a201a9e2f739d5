import ShowModel
import Testing
import Timebase

extension ChaseStep {
    /// `effect` on `fixture` at `beat` thousandths of a beat, for `duration` of them.
    static func step(
        _ beat: Int,
        for duration: Int = 0,
        _ effect: Effect,
        on fixture: String
    ) -> ChaseStep {
        ChaseStep(
            beat: thousandths(beat),
            duration: thousandths(duration),
            fixture: FixtureID(fixture),
            effect: effect
        )
    }
}

/// A number of thousandths of a beat.
func thousandths(_ count: Int) -> Beats {
    Beats(attobeats: Int128(count) * 1_000_000_000_000_000)
}

/// The grid of `numerator`/`denominator` beats a minute.
func grid(_ numerator: Int, over denominator: Int = 1) throws -> BeatGrid {
    BeatGrid(tempo: try #require(Tempo(beatsPerMinute: numerator, over: denominator)))
}
