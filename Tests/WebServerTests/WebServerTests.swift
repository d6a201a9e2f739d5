import Testing
import WebServer

@Suite(.timeLimit(.minutes(5)))
struct WebServerTests {
    @Test("a server that stops says so to all clients, and the receiver hears that they left")
    func stop() async throws {
        let recorder = Recorder()
        let server = try await start(recorder)
        let sockets = try await waiting {
            try (0..<10).map { _ in try RawClient.socket(port: server.address.port) }
        }
        let clients = await recorder.clients(10)
        async let codes = waiting { try sockets.map { try $0.closeCode() } }
        await server.stop()
        #expect(try await codes == Array(repeating: 1001, count: 10))
        let told = await recorder.told
        #expect(told.count == 20)
        #expect(Set(told.suffix(10)) == Set(clients.map { .disconnected($0.id) }))
    }

    @Test("a server stops soon, whoever does not answer, read, ask or listen")
    func stopAmongTheDead() async throws {
        let deaf = DeafReceiver()
        let server = try await start(deaf)
        let dead = try await waiting {
            let port = server.address.port
            let silent = try RawClient.socket(port: port)
            let stuck = try RawClient.socket(port: port, receiveBuffer: 4096)
            let asking = try RawClient(port: port)
            try asking.send("GET / HTTP/1.1\r\n")
            let idle = try RawClient(port: port)
            return [silent, stuck, asking, idle]
        }
        for client in await deaf.clients(2) {
            client.send(.binary(Array(repeating: 0, count: 16 << 20)))
        }
        let begin = ContinuousClock.now
        await server.stop()
        // It gives them a second; a machine that runs all tests at once takes more, and who waited for
        // them would wait for ever.
        #expect(ContinuousClock.now - begin < .seconds(60))
        #expect(dead.count == 4)
    }

    @Test("a port is taken until its server stops")
    func port() async throws {
        let first = try await start(Echo())
        await #expect(throws: WebServerError.portInUse(first.address)) {
            try await start(Echo(), at: first.address)
        }
        await first.stop()
        let second = try await start(Echo(), at: first.address)
        #expect(second.address == first.address)
        await second.stop()
    }

    @Test("stopping twice is stopping")
    func twice() async throws {
        let server = try await start(Echo())
        await server.stop()
        await server.stop()
    }

    @Test("an address of another machine cannot be listened at")
    func foreign() async throws {
        // For documentation only (RFC 5737).
        let address = try ListenAddress(text: "192.0.2.1:0")
        await #expect(throws: WebServerError.notOurAddress(address)) {
            try await start(Echo(), at: address, token: "a-token-for-the-net")
        }
    }

    @Test("what went wrong is said with its cure")
    func words() throws {
        let address = try ListenAddress(text: "0.0.0.0:5001")
        #expect("\(WebServerError.portInUse(address))".contains("listen at another port"))
        #expect("\(WebServerError.tokenMissing(address))".contains("give a token"))
        let wrong = WebServerError.listenAddress("::1:80", .noBrackets)
        #expect(
            "\(wrong)"
                == "'::1:80' is no address to listen at: an IPv6 address stands in brackets: [::1]:5001"
        )
    }
}

@discardableResult
private func start(
    _ receiver: any ClientReceiver,
    at address: ListenAddress? = nil,
    token: String? = nil
) async throws -> WebServer {
    try await WebServer.start(
        Website(assets: AssetTable(standardAssets())),
        at: try address ?? ListenAddress(text: "127.0.0.1:0"),
        access: AccessRules(token: token),
        receiver: receiver
    )
}

/// Never comes back from hearing that a client left.
private actor DeafReceiver: ClientReceiver {
    private let recorder = Recorder()

    func connected(_ client: ClientConnection) async { await recorder.connected(client) }
    func received(_ message: IncomingMessage, from client: ClientID) {}
    func fellBehind(_ client: ClientID) {}

    func disconnected(_ client: ClientID) async {
        try? await Task.sleep(for: .seconds(30))
    }

    func clients(_ count: Int) async -> [ClientConnection] { await recorder.clients(count) }
}
