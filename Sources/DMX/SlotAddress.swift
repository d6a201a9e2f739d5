/// One slot of one universe: where a channel is patched.
public struct SlotAddress: Hashable, Comparable, Sendable {
    /// The universe.
    public let universe: PortAddress
    /// The slot in it.
    public let slot: SlotNumber

    /// Slot `slot` of universe `universe`.
    public init(_ universe: PortAddress, _ slot: SlotNumber) {
        self.universe = universe
        self.slot = slot
    }

    public static func < (a: SlotAddress, b: SlotAddress) -> Bool {
        (a.universe, a.slot) < (b.universe, b.slot)
    }
}
