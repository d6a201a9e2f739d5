import ShowModel

/// A fixture, its rows, and what they come to: kept with the score, so that an edit needs to look at
/// the fixtures that it touches alone.
struct ScoredFixture: Hashable, Sendable {
    /// The fixture.
    let fixture: Fixture
    /// Its rows, in the order in which they take over.
    let rows: [FixtureRow]
    /// One story a channel of the fixture.
    let channels: [ChannelScore]
}
