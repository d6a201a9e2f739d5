import DMX
import ShowModel

extension FixtureReader {
    /// Reports fixtures that take a slot which one before them has, and marks them unusable.
    ///
    /// Only slots that are really used count: a fixture may stand in the gap of another. One whose
    /// slots could not be read takes none.
    mutating func checkOverlaps(_ fixtures: inout [PatchedFixture]) {
        var owners: [SlotAddress: Int] = [:]
        var conflicts: [(late: Int, early: Int)] = []
        for (index, entry) in fixtures.enumerated() where !entry.gaps.contains(.slots) {
            let slots = entry.fixture.channels.map { entry.fixture.address(of: $0) }
            if let early = slots.compactMap({ owners[$0] }).min() {
                conflicts.append((late: index, early: early))
            }
            for slot in slots where owners[slot] == nil { owners[slot] = index }
        }
        for (late, early) in conflicts {
            fixtures[late] = fixtures[late].unusable
            report.error(
                at: fixtures[late].offset,
                overlap(of: fixtures[late], with: fixtures[early]),
                hint: cure(for: late, owners: owners, fixtures[late])
            )
        }
    }

    private func overlap(of late: PatchedFixture, with early: PatchedFixture) -> String {
        let universe = late.fixture.universe
        return "'\(late.fixture.id)' takes \(slots(late.footprint)) of universe \(universe),"
            + " but '\(early.fixture.id)' has \(range(early.footprint))"
    }

    /// Where the fixture fits: the first place after its own, or the first one at all.
    private func cure(
        for index: Int,
        owners: [SlotAddress: Int],
        _ late: PatchedFixture
    ) -> String {
        let size = late.footprint.count
        let universe = late.fixture.universe
        let taken = (1...SlotNumber.count).map { number in
            let address = SlotNumber(number).map { SlotAddress(universe, $0) }
            return address.flatMap { owners[$0] }.map { $0 != index } ?? false
        }
        let starts = 1...(SlotNumber.count - size + 1)
        let free = starts.filter { start in !taken[start - 1..<start - 1 + size].contains(true) }
        let noun = size == 1 ? "slot" : "slots"
        guard let next = free.first(where: { $0 > late.footprint.lowerBound }) ?? free.first else {
            return "universe \(universe) has no \(size) free \(noun) in a row"
        }
        return "the next free start address for \(size) \(noun) is \(next)"
    }
}

/// `slots 97–105`, or `slot 97` where it is one alone.
private func slots(_ footprint: ClosedRange<Int>) -> String {
    "\(footprint.count == 1 ? "slot" : "slots") \(range(footprint))"
}

private func range(_ footprint: ClosedRange<Int>) -> String {
    let (first, last) = (footprint.lowerBound, footprint.upperBound)
    return first == last ? "\(first)" : "\(first)–\(last)"
}
