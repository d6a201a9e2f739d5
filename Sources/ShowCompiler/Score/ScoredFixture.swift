import ShowModel

/// A fixture, its rows, and what they come to: kept with the score, so that an edit needs to look at
/// the fixtures that it touches alone.
struct ScoredFixture: Hashable, Sendable {
    /// The fixture.
    let fixture: Fixture
    /// Its rows, in the order in which they take over.
    var rows: [FixtureRow]
    /// For each of the rows, how many frames its dark approach asks for; 0 where it has none.
    var leads: [Int]
    /// One story a channel of the fixture.
    var channels: [ChannelScore]
}
