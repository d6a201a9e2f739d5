import Testing
import WebServer

struct ListenAddressTests {
    @Test(
        "an address is read and written the same",
        arguments: [
            ("127.0.0.1:5001", "127.0.0.1", 5001, true), ("[::1]:5001", "::1", 5001, true),
            ("127.9.8.7:0", "127.9.8.7", 0, true), ("0.0.0.0:80", "0.0.0.0", 80, false),
            ("[::]:65535", "::", 65_535, false), ("192.168.1.5:5001", "192.168.1.5", 5001, false),
            ("[fe80::1]:1", "fe80::1", 1, false),
        ] as [(String, String, UInt16, Bool)]
    )
    func read(_ text: String, _ host: String, _ port: UInt16, _ isLoopback: Bool) throws {
        let address = try ListenAddress(text: text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text)
    }

    @Test("localhost is this machine, whatever a name server would say")
    func localhost() throws {
        #expect(try ListenAddress(text: "localhost:5001").description == "127.0.0.1:5001")
    }

    @Test(
        "what is no address says why",
        arguments: [
            ("127.0.0.1", .noPort), ("", .noPort), ("127.0.0.1:", .port), ("127.0.0.1:x", .port),
            ("127.0.0.1:65536", .port), ("127.0.0.1:-1", .port), ("127.0.0.1:+1", .port),
            (":5001", .host), ("example.org:80", .host), ("127.0.0.256:80", .host),
            ("127.1:80", .host), ("[127.0.0.1]:80", .host), ("[::g]:80", .host),
            ("::1:80", .noBrackets),
        ] as [(String, ListenAddressFault)]
    )
    func wrong(_ text: String, _ fault: ListenAddressFault) {
        #expect(throws: WebServerError.listenAddress(text, fault)) { try ListenAddress(text: text) }
    }
}
