import DMX
import TestSupport
import Testing

struct SlotNumberTests {
    @Test("a slot is 1…512, with 0…511 slots before it")
    func range() {
        #expect([-1, 0, 513, Int.max].allSatisfy { SlotNumber($0) == nil })
        #expect((1...512).allSatisfy { SlotNumber($0)?.index == $0 - 1 })
        #expect(SlotNumber.count == 512)
    }

    @Test("slots read and compare as their numbers")
    func order() {
        #expect(SlotNumber.slot(9) < .slot(10))
        #expect(SlotNumber.slot(512).description == "512")
    }
}
