/// One of the 512 positions in a universe, 1…512: the wire's word, counted as people count it.
public struct SlotNumber: Hashable, Comparable, Sendable {
    /// The position, 1…512.
    public let number: Int

    /// How many slots a universe has (DMX512-A, ANSI E1.11 §8.5).
    public static let count = 512

    /// The slot at position `number`; nil outside 1…512.
    public init?(_ number: Int) {
        guard (1...SlotNumber.count).contains(number) else { return nil }
        self.number = number
    }

    /// Slots before this one, 0…511.
    public var index: Int { number - 1 }

    public static func < (a: SlotNumber, b: SlotNumber) -> Bool { a.number < b.number }
}

extension SlotNumber: CustomStringConvertible {
    public var description: String { "\(number)" }
}
