public import DMX
import Timebase

/// What arrived for one universe: its levels now, and how well its packets came.
public struct UniverseWatch: Hashable, Sendable {
    /// Which universe.
    public let universe: PortAddress
    /// When its packets arrived.
    public private(set) var arrivals = ArrivalWatch()
    /// What their numbers tell.
    public private(set) var sequence = SequenceWatch()
    /// The levels of the newest packet, from slot 1 on; empty before the first.
    public private(set) var levels: [Level] = []
    /// Slots from 1 up to the highest that ever was above 0.
    public private(set) var slotsUsed = 0
    /// Who sent the newest packet; nil before the first.
    public private(set) var sender: NodeAddress?
    /// Times that a packet came from another sender than the one before: with two senders at once,
    /// which is what makes lights flicker, it grows all the time.
    public private(set) var senderChanges = 0

    /// When each slot last changed, on the clock of the arrivals; `.min` where it never did.
    private var changes = [Int64](repeating: .min, count: SlotNumber.count)

    /// A watch on `universe` that has seen nothing yet.
    public init(_ universe: PortAddress) {
        self.universe = universe
    }

    /// Takes in a packet of this universe from `sender`, arrived at `nanoseconds`.
    public mutating func note(
        _ packet: ArtDmxPacket,
        from sender: NodeAddress,
        at nanoseconds: Int64
    ) {
        // One that goes on counting where the other stopped is the same one, by another socket.
        if let before = self.sender, before != sender, !sequence.isNext(packet.sequence) {
            senderChanges += 1
            sequence.restart()
        }
        self.sender = sender
        arrivals.note(at: nanoseconds)
        sequence.note(packet.sequence)
        note(packet.levels, at: nanoseconds)
    }

    /// How many slots changed within `duration` before `now`.
    public func slotsChanged(within duration: Duration, before now: Int64) -> Int {
        let start = now - duration.wholeNanoseconds
        return changes.count { $0 >= start }
    }

    private mutating func note(_ levels: [Level], at nanoseconds: Int64) {
        // Before the first packet there is nothing that a level could have changed from.
        if levels != self.levels {
            for (slot, old) in self.levels.enumerated() where slot < levels.count {
                if levels[slot] != old { changes[slot] = nanoseconds }
            }
            let highest = levels.lastIndex { $0 > 0 } ?? -1
            slotsUsed = max(slotsUsed, highest + 1)
        }
        self.levels = levels
    }
}
