import DMX
import TestSupport
import Testing

struct SlotAddressTests {
    @Test("addresses are ordered by universe, then by slot")
    func order() {
        let ordered: [SlotAddress] = [.slot(2), .slot(512), .slot(1, of: 1), .slot(7, of: 300)]
        #expect(ordered.reversed().sorted() == ordered)
    }
}
