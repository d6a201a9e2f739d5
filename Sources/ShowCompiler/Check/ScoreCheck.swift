public import ShowModel
import Timebase

/// What can only be said of a song's rows once its score is made: what the stage will look like.
///
/// All of it is worth a warning and none of it an error: a show may mean it so.
public struct ScoreCheck: Sendable {
    private let stories: [FixtureStory]
    private let rate: FrameRate
    private let end: Duration

    /// A check of `score`.
    public init(_ score: Score) {
        self.rate = score.rate
        self.end = score.rate.time(of: .zero + score.frameCount)
        self.stories = score.fixtures.filter { !$0.rows.isEmpty }.map { fixture in
            FixtureStory(fixture.fixture, fixture.channels, of: score)
        }
    }

    /// What there is to say of `song`, whose rows the score was made of, in the order of the rows:
    /// rows that stay dark, light on a fixture that is not armed, flashes that are too fast for too
    /// long, and moves that a head cannot make.
    public func diagnostics(of song: Song) -> [Diagnostic] {
        let cues = Dictionary(
            song.cues.map { ($0.row, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let walks = WalkCheck(song.cues, rate: rate, before: end)
        let found = stories.flatMap { story in
            story.darkRows(of: cues) + story.unarmedLight() + story.fastFlashes(at: rate)
                + story.fastMoves(of: cues) + walks.findings(on: story)
        }
        return found.enumerated().sorted {
            ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
        }.map { _, finding in
            Diagnostic(
                .warning,
                at: cues[finding.row]?.location,
                finding.message,
                hint: finding.hint
            )
        }
    }
}

/// Something to say of a row.
struct Finding: Hashable {
    /// The row's number.
    let row: Int
    /// What is to be said.
    let message: String
    /// What to do about it.
    let hint: String
}
