import ArtNet
import Testing

struct NodeAddressTests {
    @Test("an address without a port has Art-Net's")
    func standardPort() throws {
        let node = try NodeAddress(text: "192.168.10.221")
        #expect(node.ip == IPv4Address(number: 0xc0a8_0add))
        #expect(node.port == 6454)
        #expect("\(node)" == "192.168.10.221:6454")
    }

    @Test(
        "what an address prints, it reads",
        arguments: ["1.0.0.1:1", "127.0.0.1:6454", "10.255.0.9:65535", "223.255.255.255:80"]
    )
    func roundTrip(text: String) throws {
        #expect("\(try NodeAddress(text: text))" == text)
    }

    @Test(
        "what no node can have is refused with the reason",
        arguments: [
            ("", AddressFault.form), ("1.2.3", .form), ("1.2.3.4.5", .form), ("1.2.3.256", .form),
            ("1.2.3.04", .form), ("1.2.3.-4", .form), (" 1.2.3.4", .form), ("1..3.4", .form),
            ("1.2.3.+4", .form), ("1.2.3.٤", .form), (":6454", .form),
            ("stage-left.local", .name), ("node:6454", .name), ("localhost", .name),
            ("::1", .version6), ("fe80::1", .version6), ("[::1]:6454", .version6),
            ("1.2.3.4:", .port), ("1.2.3.4:0", .port), ("1.2.3.4:65536", .port),
            ("1.2.3.4:64 54", .port), ("1.2.3.4:6454:1", .port), ("1.2.3.4:99999999999999", .port),
            ("0.0.0.0", .thisNetwork), ("0.1.2.3:6454", .thisNetwork),
            ("224.0.0.1", .multicast), ("239.255.1.1", .multicast),
            ("255.255.255.255", .broadcast), ("240.0.0.1", .reserved),
        ]
    )
    func refused(text: String, fault: AddressFault) {
        #expect(throws: ArtNetError.address(text, fault)) { try NodeAddress(text: text) }
    }

    @Test(
        "every reason says what to write instead or why it cannot be",
        arguments: AddressFault.allCases
    )
    func reasons(fault: AddressFault) {
        let message = "\(ArtNetError.address("x", fault))"
        #expect(message.hasPrefix("'x': "))
        #expect(message.count > 30)
        #expect(!message.hasSuffix("."))
    }

    @Test("addresses are ordered by their numbers, then by port")
    func order() throws {
        let sorted = try ["2.0.0.1", "10.0.0.1", "10.0.0.1:6455"].map(NodeAddress.init(text:))
        #expect(sorted.reversed().sorted() == sorted)
    }
}
