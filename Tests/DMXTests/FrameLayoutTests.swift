import DMX
import TestSupport
import Testing

struct FrameLayoutTests {
    @Test("universes lie one after the other in rising order of address, used slots only")
    func offsets() {
        let layout = FrameLayout.universes([7: 24, 0: 100, 300: 512])
        #expect(layout.universes.map(\.address.number) == [0, 7, 300])
        #expect(layout.offsets == [0, 100, 124])
        #expect(layout.frameSize == 636)
        #expect((0..<3).map(layout.range(ofUniverse:)) == [0..<100, 100..<124, 124..<636])
    }

    @Test("a universe twice is no layout")
    func universeTwice() {
        let universe = FrameLayout.Universe(.universe(3), slotCount: 8)
        let again = FrameLayout.Universe(.universe(3), slotCount: 512)
        #expect(FrameLayout([universe, .init(.zero, slotCount: 1), again]) == nil)
    }

    @Test("the order in which universes are given makes no difference")
    func orderGiven() {
        #expect(FrameLayout.universes([1: 2, 0: 1]) == .universes([0: 1, 1: 2]))
    }

    @Test("a slot is found at its universe's offset; above the used ones, and elsewhere, it is not")
    func offsetOfASlot() {
        let layout = FrameLayout.universes([0: 100, 7: 24])
        #expect(layout.offset(of: .slot(1)) == 0)
        #expect(layout.offset(of: .slot(100)) == 99)
        #expect(layout.offset(of: .slot(101)) == nil)
        #expect(layout.offset(of: .slot(1, of: 7)) == 100)
        #expect(layout.offset(of: .slot(24, of: 7)) == 123)
        #expect(layout.offset(of: .slot(25, of: 7)) == nil)
        #expect(layout.offset(of: .slot(1, of: 6)) == nil)
        #expect(layout.offset(of: .slot(1, of: 8)) == nil)
    }

    @Test(
        "every universe is found by its address, no other",
        arguments: [0, 1, 2, 3, 7, 8, 512, 1000]
    )
    func indexOfAnAddress(count: Int) throws {
        let addresses = (0..<count).map { $0 * 31 + 5 }
        let layout = try #require(
            FrameLayout(addresses.map { .init(.universe($0), slotCount: 1 + $0 % 512) })
        )
        #expect(addresses.map { layout.index(of: .universe($0)) } == Array(0..<count))
        for address in addresses.flatMap({ [$0 - 1, $0 + 1] }) + [0, PortAddress.maximum] {
            #expect(layout.index(of: .universe(address)) == nil)
        }
    }

    @Test("offsets tile the frame: every slot has a byte of its own", arguments: [1, 2, 5, 64])
    func tiles(count: Int) throws {
        var random = SeededRandom(seed: 11)
        let universes = (0..<count).shuffled(using: &random).map { number in
            let slots = Int.random(in: 1...512, using: &random)
            return FrameLayout.Universe(.universe(number), slotCount: slots)
        }
        let layout = try #require(FrameLayout(universes))
        let offsets = layout.universes.flatMap { universe in
            (1...universe.slotCount).map {
                layout.offset(of: SlotAddress(universe.address, .slot($0)))
            }
        }
        #expect(offsets == Array(0..<layout.frameSize))
    }

    @Test("the layout that covers slots ends at the highest one of each universe")
    func covering() {
        let slots: [SlotAddress] = [
            .slot(12), .slot(3), .slot(512, of: 9), .slot(1, of: 4), .slot(12),
        ]
        #expect(FrameLayout(covering: slots) == .universes([0: 12, 4: 1, 9: 512]))
        #expect(slots.allSatisfy { FrameLayout(covering: slots).offset(of: $0) != nil })
    }

    @Test("nothing to cover makes a frame of no bytes")
    func coveringNothing() {
        let layout = FrameLayout(covering: [])
        #expect(layout.frameSize == 0)
        #expect(layout.universes.isEmpty)
        #expect(layout.offset(of: .slot(1)) == nil)
    }
}
