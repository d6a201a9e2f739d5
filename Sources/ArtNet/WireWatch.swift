public import DMX

/// What arrived at one receiver: every universe, and what was no levels.
public struct WireWatch: Hashable, Sendable {
    /// The universes seen so far, in rising order of address.
    public private(set) var universes: [UniverseWatch] = []
    /// Packets of any kind so far, malformed ones included.
    public private(set) var packets = 0
    /// Packets that were not Art-Net, or wrong.
    public private(set) var malformed = 0
    /// What was wrong with the newest malformed packet, and who sent it; nil before the first.
    public private(set) var newestFault: SentFault?

    private var counts: [ArtNetOpcode: Int] = [:]

    /// Kinds of packets told apart at most, so that no sender of nonsense fills the memory.
    private static let mostKinds = 64

    /// A malformed packet: what is wrong, and whose it is.
    public struct SentFault: Hashable, Sendable {
        /// What is wrong with it.
        public let fault: PacketFault
        /// Who sent it.
        public let sender: NodeAddress
    }

    /// Nothing seen yet.
    public init() {}

    /// Packets other than levels, by kind, in rising order of their codes.
    public var others: [(opcode: ArtNetOpcode, count: Int)] {
        counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }

    /// Faults in the numbers of all universes' packets.
    public var sequenceFaults: Int { universes.reduce(0) { $0 + $1.sequence.faults } }

    /// Takes in a packet and tells what it is.
    ///
    /// - Throws: what is wrong with it; it is counted all the same.
    @discardableResult
    public mutating func note(_ received: ReceivedPacket) throws(PacketFault) -> ArtNetPacket {
        packets += 1
        do {
            let packet = try ArtNetPacket(decoding: received.bytes)
            count(packet, of: received)
            return packet
        } catch {
            malformed += 1
            newestFault = SentFault(fault: error, sender: received.sender)
            throw error
        }
    }

    /// The universe with `address`; nil where none of its packets came yet.
    public func universe(_ address: PortAddress) -> UniverseWatch? {
        let index = insertionIndex(of: address)
        guard index < universes.count, universes[index].universe == address else { return nil }
        return universes[index]
    }

    private mutating func count(_ packet: ArtNetPacket, of received: ReceivedPacket) {
        switch packet {
        case .dmx(let levels):
            let index = insertionIndex(of: levels.universe)
            if index == universes.count || universes[index].universe != levels.universe {
                universes.insert(UniverseWatch(levels.universe), at: index)
            }
            universes[index].note(levels, from: received.sender, at: received.nanoseconds)
        case .other(let opcode):
            if counts[opcode] != nil || counts.count < WireWatch.mostKinds {
                counts[opcode, default: 0] += 1
            }
        }
    }

    /// Where `address` is in `universes`, or belongs.
    private func insertionIndex(of address: PortAddress) -> Int {
        var low = 0
        var high = universes.count
        while low < high {
            let middle = (low + high) / 2
            if universes[middle].universe < address { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
