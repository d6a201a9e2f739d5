public import DMX
public import ShowModel
public import Timebase

// Values that tests write down as known to be in range; a slip stops the test with its value.

extension SlotNumber {
    /// Slot `number`, 1…512.
    public static func slot(_ number: Int) -> SlotNumber {
        guard let slot = SlotNumber(number) else { preconditionFailure("no slot \(number)") }
        return slot
    }
}

extension PortAddress {
    /// The universe with Port-Address `number`, 0…32767.
    public static func universe(_ number: Int) -> PortAddress {
        guard let address = PortAddress(number) else {
            preconditionFailure("no universe \(number)")
        }
        return address
    }
}

extension SlotAddress {
    /// Slot `slot` of universe `universe`.
    public static func slot(_ slot: Int, of universe: Int = 0) -> SlotAddress {
        SlotAddress(.universe(universe), .slot(slot))
    }
}

extension FrameLayout {
    /// Universes by Port-Address, and the slots used of each.
    public static func universes(_ slotCounts: KeyValuePairs<Int, Int>) -> FrameLayout {
        let universes = slotCounts.map { Universe(.universe($0.key), slotCount: $0.value) }
        guard let layout = FrameLayout(universes) else { preconditionFailure("a universe twice") }
        return layout
    }
}

extension FrameRate {
    /// `numerator`/`denominator` frames a second, each 1…`Int32.max`.
    public static func fps(_ numerator: Int, over denominator: Int = 1) -> FrameRate {
        guard let rate = FrameRate(numerator, over: denominator) else {
            preconditionFailure("no rate \(numerator)/\(denominator)")
        }
        return rate
    }

    /// The rates that shows are compiled at: 60, 50 and 30000/1001.
    public static let common: [FrameRate] = [.fps(60), .fps(50), .fps(30000, over: 1001)]
}

extension FrameSpan {
    /// Frames `start` up to, not including, `end`.
    public static func frames(_ range: Range<Int>) -> FrameSpan {
        FrameSpan(FrameNumber(range.lowerBound), to: FrameNumber(range.upperBound))
    }
}

extension FixtureID: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self.init(text)
    }
}
