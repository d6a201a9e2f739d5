import DMX
public import ShowModel
public import Timebase

/// Cues → score. A pure function of the patch, the rate and the rows.
public struct ScoreCompiler: Sendable {
    private let patch: Patch
    private let rate: FrameRate

    /// A compiler for the fixtures of `patch` at `rate`.
    public init(patch: Patch, rate: FrameRate) {
        self.patch = patch
        self.rate = rate
    }

    /// The score of a song of `frameCount` frames.
    ///
    /// Rows come in any order. Of the rows started by a frame the one with the latest time as written
    /// (less the dark approach that orbits and sweeps begin with) owns a channel, at equal times the
    /// later row; a row past the last frame is not rendered. A chase is as many rows as it has steps,
    /// each with its own time.
    public func score(of cues: [Cue], frameCount: FrameCount) -> Score {
        let rows = splitter(frameCount).rows(of: cues)
        let fixtures = patch.fixtures.indices.map { fixture in
            scored(patch.fixtures[fixture], rows[fixture], frameCount)
        }
        return Score(fixtures, on: patch, rate: rate, frameCount: frameCount)
    }

    /// The same score, made from `old`: of fixtures that are as they were, with the rows they had, it is
    /// taken over. `old` may be of another patch, rate and length.
    public func score(of cues: [Cue], frameCount: FrameCount, after old: Score) -> Score {
        guard old.rate == rate, old.frameCount == frameCount else {
            return score(of: cues, frameCount: frameCount)
        }
        let known = Dictionary(
            old.fixtures.indices.map { (old.fixtures[$0].fixture.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let rows = splitter(frameCount).rows(of: cues)
        let fixtures = patch.fixtures.indices.map { index in
            let fixture = patch.fixtures[index]
            if let earlier = known[fixture.id].map({ old.fixtures[$0] }),
                earlier.fixture == fixture, earlier.rows == rows[index]
            {
                return earlier
            }
            return scored(fixture, rows[index], frameCount)
        }
        return Score(fixtures, on: patch, rate: rate, frameCount: frameCount)
    }

    /// The score that `old`, which this compiler made, becomes when the rows `removed` go and the rows
    /// `added` come. Of the fixtures that those rows work only the frames are scored again in which
    /// something else is found than before. A row that changes goes and comes. Rows are told apart by their numbers; of chases that are in both the numbers must differ.
    public func score(_ old: Score, without removed: [Cue], with added: [Cue]) -> Score {
        precondition(
            old.rate == rate && old.fixtures.count == patch.fixtures.count,
            "a score of this compiler"
        )
        var going: [Int: [FixtureRow]] = [:]
        var coming: [Int: [FixtureRow]] = [:]
        let splitter = splitter(old.frameCount)
        for cue in removed { splitter.split(cue) { going[$0, default: []].append($1) } }
        for cue in added { splitter.split(cue) { coming[$0, default: []].append($1) } }
        var score = old
        for index in Set(going.keys).union(coming.keys) {
            let edited = old.fixtures[index].edited(
                without: going[index] ?? [],
                with: coming[index] ?? [],
                rate: rate,
                frameCount: old.frameCount
            )
            score.replace(index, by: edited, on: patch)
        }
        return score
    }

    private func splitter(_ frameCount: FrameCount) -> RowSplitter {
        RowSplitter(patch: patch, rate: rate, frameCount: frameCount)
    }

    private func scored(
        _ fixture: Fixture,
        _ rows: [FixtureRow],
        _ frameCount: FrameCount
    ) -> ScoredFixture {
        var score = FixtureScore(fixture, rate: rate, frameCount: frameCount)
        let leads = rows.map { score.add($0) }
        return ScoredFixture(
            fixture: fixture,
            rows: rows,
            leads: leads,
            channels: score.channels
        )
    }
}
