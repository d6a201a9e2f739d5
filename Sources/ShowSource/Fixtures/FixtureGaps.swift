/// What of a fixture is written but could not be read, which has been reported: nothing else is
/// said to be wrong because of it.
struct FixtureGaps: OptionSet, Hashable, Sendable {
    let rawValue: Int

    /// Where its channels are: the slots that it has may not be those it was meant to have.
    static let slots = FixtureGaps(rawValue: 1)
    /// Its channels, or what they are for: it may be able to do more than it seems to.
    static let channels = FixtureGaps(rawValue: 2)
    /// The names of its colours.
    static let colours = FixtureGaps(rawValue: 4)
    /// Its presets.
    static let presets = FixtureGaps(rawValue: 8)
    /// Which of two it is: its id comes again, and rows may mean the other.
    static let identity = FixtureGaps(rawValue: 16)
}
