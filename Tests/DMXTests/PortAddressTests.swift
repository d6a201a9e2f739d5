import DMX
import TestSupport
import Testing

struct PortAddressTests {
    @Test("a Port-Address is 0…32767")
    func range() {
        #expect([-1, 32_768, Int.min, Int.max].allSatisfy { PortAddress($0) == nil })
        #expect(PortAddress(0) == .zero)
        #expect(PortAddress(PortAddress.maximum)?.number == 32_767)
    }

    @Test(
        "a Port-Address is net in bits 14…8, sub-net and universe below (Art-Net 4)",
        arguments: [
            (0, 0, 0), (1, 0, 1), (255, 0, 255), (256, 1, 0), (0x1234, 0x12, 0x34),
            (32_767, 0x7f, 0xff),
        ] as [(Int, UInt8, UInt8)]
    )
    func fields(number: Int, net: UInt8, subUni: UInt8) {
        #expect(PortAddress.universe(number).net == net)
        #expect(PortAddress.universe(number).subUni == subUni)
    }

    @Test("Port-Addresses read and compare as their numbers")
    func order() {
        #expect(PortAddress.universe(255) < .universe(256))
        #expect(PortAddress.universe(256).description == "256")
    }
}
