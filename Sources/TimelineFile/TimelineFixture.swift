public import DMX

/// One fixture, as far as watching the show and ending it need to know.
public struct TimelineFixture: Hashable, Sendable {
    /// One channel of the fixture.
    public struct Channel: Hashable, Sendable {
        /// The name in the fixture file.
        public let name: String
        /// The slot of the fixture's universe.
        public let slot: SlotNumber
        /// What the channel does, as the show model spells it; treat an unknown role as `other`.
        public let role: String
        /// The level it holds before the fixture can emit light; nil where it is not armed.
        public let armLevel: Level?

        /// A channel called `name` on `slot`.
        public init(name: String, slot: SlotNumber, role: String, armLevel: Level? = nil) {
            self.name = name
            self.slot = slot
            self.role = role
            self.armLevel = armLevel
        }
    }

    /// The name that cues call it by.
    public let id: String
    /// The name people read.
    public let name: String
    /// What kind of light it is, as written; may be empty.
    public let kind: String
    /// The universe its channels are in.
    public let universe: PortAddress
    /// Its channels, in rising order of slot.
    public let channels: [Channel]

    /// A fixture called `id` with `channels` in `universe`.
    public init(
        id: String,
        name: String,
        kind: String,
        universe: PortAddress,
        channels: [Channel]
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.universe = universe
        self.channels = channels
    }
}
