/// Where each universe's slots lie in a frame.
///
/// A frame is flat memory: the used slots of each universe, one universe after the other in the
/// order of their Port-Addresses. Slots above a universe's used ones are not stored; they are 0.
public struct FrameLayout: Hashable, Sendable {
    /// One universe of a frame.
    public struct Universe: Hashable, Sendable {
        /// Which universe.
        public let address: PortAddress
        /// Slots stored of it, from slot 1 on; 1…512.
        public let slotCount: Int

        /// The first `slotCount` slots of universe `address`.
        public init(_ address: PortAddress, slotCount: Int) {
            precondition((1...SlotNumber.count).contains(slotCount), "a universe has 1…512 slots")
            self.address = address
            self.slotCount = slotCount
        }
    }

    /// The universes, in rising order of address.
    public let universes: [Universe]
    /// Where each universe's slot 1 lies in a frame, in bytes; one entry a universe.
    public let offsets: [Int]
    /// Bytes a frame takes: the used slots of all universes.
    public let frameSize: Int

    /// A layout of `universes`, put in order; nil where one address comes twice.
    public init?(_ universes: [Universe]) {
        let ordered = universes.sorted { $0.address < $1.address }
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.address == next.address {
            return nil
        }
        self.init(ordered: ordered)
    }

    /// The layout that holds every one of `slots` and nothing above the highest of each universe.
    public init(covering slots: some Sequence<SlotAddress>) {
        var highest: [PortAddress: Int] = [:]
        for slot in slots {
            highest[slot.universe] = max(highest[slot.universe] ?? 0, slot.slot.number)
        }
        let addresses = highest.keys.sorted()
        self.init(ordered: addresses.map { Universe($0, slotCount: highest[$0] ?? 1) })
    }

    private init(ordered universes: [Universe]) {
        var offsets: [Int] = []
        var size = 0
        for universe in universes {
            offsets.append(size)
            size += universe.slotCount
        }
        self.universes = universes
        self.offsets = offsets
        self.frameSize = size
    }

    /// Where `slot` lies in a frame, in bytes; nil where the layout does not store it.
    public func offset(of slot: SlotAddress) -> Int? {
        guard let index = index(of: slot.universe) else { return nil }
        guard slot.slot.index < universes[index].slotCount else { return nil }
        return offsets[index] + slot.slot.index
    }

    /// Which of `universes` has `address`; nil where none has.
    public func index(of address: PortAddress) -> Int? {
        var low = 0
        var high = universes.count
        while low < high {
            let middle = (low + high) / 2
            if universes[middle].address < address { low = middle + 1 } else { high = middle }
        }
        return low < universes.count && universes[low].address == address ? low : nil
    }

    /// The bytes of a frame that belong to `universes[index]`.
    public func range(ofUniverse index: Int) -> Range<Int> {
        offsets[index]..<offsets[index] + universes[index].slotCount
    }
}
