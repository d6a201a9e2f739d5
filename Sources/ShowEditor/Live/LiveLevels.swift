import DMX

/// The levels that were set by hand, over whatever the song does.
struct LiveLevels: Hashable, Sendable {
    private var levels: [SlotAddress: Level] = [:]

    /// Whether there are none.
    var isEmpty: Bool { levels.isEmpty }

    /// The level of `slot`; nil where it was not set by hand.
    subscript(slot: SlotAddress) -> Level? { levels[slot] }

    /// All of them, in rising order of slot.
    var changes: [LiveChange] {
        levels.keys.sorted().map { LiveChange(slot: $0, level: levels[$0]) }
    }

    /// Takes `changes`, one after the other.
    mutating func take(_ changes: [LiveChange]) {
        for change in changes { levels[change.slot] = change.level }
    }

    /// Gives back the slots of `universe`, or `slot` of it alone, or all.
    ///
    /// - Returns: what changed.
    mutating func release(universe: PortAddress?, slot: SlotNumber?) -> [LiveChange] {
        let released = levels.keys.filter { address in
            (universe.map { $0 == address.universe } ?? true)
                && (slot.map { $0 == address.slot } ?? true)
        }
        for slot in released { levels[slot] = nil }
        return released.sorted().map { LiveChange(slot: $0, level: nil) }
    }

    /// Gives back those slots that are as `other` has them.
    ///
    /// - Returns: what changed.
    mutating func release(_ other: LiveLevels) -> [LiveChange] {
        let released = levels.keys.filter { levels[$0] == other[$0] }.sorted()
        for slot in released { levels[slot] = nil }
        return released.map { LiveChange(slot: $0, level: nil) }
    }

    /// Lays them over `frame`, whose slots lie as `layout` says; those outside it have no place.
    func lay(over frame: UnsafeMutableRawBufferPointer, _ layout: FrameLayout) {
        for (slot, level) in levels {
            if let offset = layout.offset(of: slot) { frame[offset] = level }
        }
    }
}
