import DMX
import ShowModel

/// The fixtures of a show, as rows find them.
struct Patch {
    /// What a name in a row leads to.
    enum Place {
        /// A fixture that could be read.
        case fixture(PatchedFixture)
        /// A fixture that is written, but could not be read: that has been reported already.
        case unreadable
    }

    /// The fixtures that could be read, in the order written.
    let fixtures: [PatchedFixture]
    /// The names of all fixtures that are written, in that order.
    let names: [String]
    /// Those of them that come again, in the order written.
    let repeated: [String]
    private let places: [String: Place]

    /// A patch of `fixtures`, and of others that could not be read but are written, as `names`
    /// tells.
    init(fixtures: [PatchedFixture], names: [String], repeated: [String] = []) {
        var places: [String: Place] = [:]
        for name in names { places[name] = .unreadable }
        for fixture in fixtures { places[fixture.fixture.id.text] = .fixture(fixture) }
        self.fixtures = fixtures
        self.names = names
        self.repeated = repeated
        self.places = places
    }

    /// What the row's `name` leads to; nil where no fixture is called that.
    subscript(name: String) -> Place? { places[name] }

    /// What to do about `name`, which no fixture has.
    func cure(for name: String) -> String {
        ShowSource.cure(for: name, among: names, twice: repeated)
            ?? "there are: \(list(names.prefix(12)))"
    }

    /// The fixtures that a show can be compiled with.
    var usable: [Fixture] { fixtures.filter(\.isUsable).map(\.fixture) }
}

/// A fixture as rows are checked against it.
///
/// A class, because thousands of rows hand it around: it never changes.
final class PatchedFixture: Sendable {
    /// The fixture.
    let fixture: Fixture
    /// Where it is written, as an offset in the file.
    let offset: Int
    /// Channels that are written, but could not be read: that has been reported already.
    let unreadableChannels: [String]
    /// What else of it could not be read: that has been reported already.
    let gaps: FixtureGaps
    /// What its wheels show.
    let labels: [WheelLabel]
    /// The effects it understands, in alphabetical order.
    let effects: [EffectName]
    /// Whether a show can be compiled with it: its channels are whole, and its slots its own.
    let isUsable: Bool

    /// `fixture`, written at `offset`.
    init(
        _ fixture: Fixture,
        offset: Int,
        unreadableChannels: [String] = [],
        gaps: FixtureGaps = [],
        labels: [WheelLabel] = [],
        hasOwnSlots: Bool = true
    ) {
        self.fixture = fixture
        self.offset = offset
        self.unreadableChannels = unreadableChannels
        self.gaps = gaps
        self.labels = labels
        self.effects = fixture.supportedEffects
        self.isUsable = hasOwnSlots && gaps.isDisjoint(with: [.slots, .channels])
    }

    /// The fixture, not to be compiled with.
    var unusable: PatchedFixture { with(gaps, hasOwnSlots: false) }

    /// The fixture, whose id another one has too.
    var repeated: PatchedFixture { with(gaps.union(.identity), hasOwnSlots: true) }

    private func with(_ gaps: FixtureGaps, hasOwnSlots: Bool) -> PatchedFixture {
        PatchedFixture(
            fixture,
            offset: offset,
            unreadableChannels: unreadableChannels,
            gaps: gaps,
            labels: labels,
            hasOwnSlots: hasOwnSlots
        )
    }

    /// Whether what it can do is known.
    var isWhole: Bool { gaps.isDisjoint(with: [.channels, .identity]) }

    /// What messages call it: `par 'parcan_l'`.
    var title: String {
        let kind =
            switch fixture.kind.lowercased() {
            case "moving_head": "moving head"
            case "rgb", "parcan": "par"
            default: fixture.hasPosition ? "moving head" : fixture.hasColour ? "par" : "fixture"
            }
        return "\(kind) '\(fixture.id)'"
    }

    /// The channel that `name` calls, exactly or but for capitals; nil where there is none.
    func channelIndex(named name: String) -> Int? {
        if let exact = fixture.channelIndex(named: name) { return exact }
        let lower = name.lowercased()
        return fixture.channels.firstIndex { $0.name.lowercased() == lower }
    }

    /// Whether `name` is written as a channel, but could not be read as one.
    func isUnreadable(_ name: String) -> Bool { unreadableChannels.contains(name) }

    /// The slots from its lowest to its highest.
    var footprint: ClosedRange<Int> {
        let numbers = fixture.channels.map(\.slot.number)
        return (numbers.min() ?? 1)...(numbers.max() ?? 1)
    }
}
