import DMX
public import ShowModel
public import Timebase

/// What can only be said of a patch once the frame rate is known.
public struct PatchCheck: Sendable {
    private let rate: FrameRate

    /// A check of frames at `rate`.
    public init(rate: FrameRate) {
        self.rate = rate
    }

    /// Universes of `fixtures` that take more slots than a DMX line carries at the rate, each told
    /// at the first fixture that goes beyond; in rising order of universe.
    ///
    /// A line carries every slot up to the highest one used, and nothing is sent above that.
    public func diagnostics(of fixtures: [Fixture]) -> [Diagnostic] {
        let limit = DMXLine.slotCount(at: rate)
        let layout = Patch(fixtures).layout
        return layout.universes.filter { $0.slotCount > limit }.compactMap { universe in
            let beyond = fixtures.first { fixture in
                fixture.universe == universe.address
                    && fixture.channels.contains { $0.slot.number > limit }
            }
            return Diagnostic(
                .warning,
                at: beyond?.writtenAt,
                "universe \(universe.address) is used up to slot \(universe.slotCount),"
                    + " but a DMX line carries \(limit) slots at \(rate) frames a second",
                hint: "patch what is beyond to another universe,"
                    + " or compile at \(DMXLine.wholeRate(for: universe.slotCount)) or fewer"
            )
        }
    }
}

/// How fast a DMX512-A line is (ANSI E1.11-2008 table 6): 44 µs a slot, the start code too, after
/// a break of at least 92 µs and a mark of at least 12 µs.
private enum DMXLine {
    static let slotTime = 44
    static let startTime = 92 + 12

    /// How many slots a line carries `rate` times a second, 0 or more.
    static func slotCount(at rate: FrameRate) -> Int {
        let frameTime = 1_000_000 * rate.denominator / rate.numerator
        return max(0, (frameTime - startTime) / slotTime - 1)
    }

    /// How many times a second, in whole numbers, a line carries `slotCount` slots.
    static func wholeRate(for slotCount: Int) -> Int {
        1_000_000 / ((slotCount + 1) * slotTime + startTime)
    }
}
