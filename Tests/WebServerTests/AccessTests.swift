import Testing
import WebServer

private let token = "correct-horse-battery"

@Suite(.timeLimit(.minutes(5)))
struct AccessTests {
    @Test(
        "the server of one machine is known under that machine's own names only",
        arguments: [
            ("localhost", 200), ("LOCALHOST", 200), ("127.0.0.1", 200), ("127.0.0.1:5001", 200),
            ("[::1]:80", 200), ("localhost:8080", 200),
            ("evil.example", 403), ("evil.example:5001", 403), ("127.0.0.1.evil.example", 403),
            ("localhost.", 403), ("10.0.0.1", 403), ("[::2]", 403),
            ("", 400), ("localhost:", 400), ("localhost:x", 400), ("local host", 400),
            ("localhost/", 400), ("a@localhost", 400), ("::1", 400), ("[::1", 400), (":80", 400),
        ]
    )
    func hosts(_ host: String, _ status: Int) async throws {
        try await serving { server in
            let page = try await ask(server, "/", host: host)
            #expect(page.status == status)
            let socket = try await connect(server, host: host)
            #expect(socket.status == (status == 200 ? 101 : status))
        }
    }

    @Test("a request names one host")
    func oneHost() async throws {
        try await serving { server in
            let two = try await ask(server, "/", fields: [("Host", "localhost")])
            #expect(two.status == 400)
            let none = try await ask(server, "/", host: nil)
            #expect(none.status == 400)
        }
    }

    @Test(
        "pages of other sites may not ask",
        arguments: [
            ("http://localhost:5001", 200), ("https://localhost:5001", 200),
            ("HTTP://LOCALHOST:5001", 200), ("http://localhost", 403),
            ("http://localhost:5002", 403), ("http://127.0.0.1:5001", 403),
            ("http://evil.example", 403), ("http://localhost:5001.evil.example", 403),
            ("http://evil.example/localhost:5001", 403), ("null", 403), ("", 403),
            ("localhost:5001", 403), ("ftp://localhost:5001", 403),
        ]
    )
    func origins(_ origin: String, _ status: Int) async throws {
        try await serving { server in
            let fields = [("Origin", origin)]
            let page = try await ask(server, "/", host: "localhost:5001", fields: fields)
            #expect(page.status == status)
            let sound = try await ask(
                server,
                "/songs/a.mp3",
                host: "localhost:5001",
                fields: fields
            )
            #expect(sound.status == (status == 200 ? 404 : 403))
            let socket = try await connect(server, host: "localhost:5001", fields: fields)
            #expect(socket.status == (status == 200 ? 101 : 403))
        }
    }

    @Test("the standard port need not be named")
    func standardPort() async throws {
        try await serving { server in
            for (host, origin) in [
                ("localhost:80", "http://localhost"), ("localhost", "http://localhost:80"),
            ] {
                let page = try await ask(server, "/", host: host, fields: [("Origin", origin)])
                #expect(page.status == 200)
            }
        }
    }

    @Test(
        "who does not know the token gets nothing, whatever is asked",
        arguments: [
            "", "?token=", "?token=correct-horse-batter", "?token=correct-horse-battery2",
            "?token=Correct-horse-battery", "?other=correct-horse-battery",
            "?TOKEN=correct-horse-battery",
        ]
    )
    func withoutToken(_ query: String) async throws {
        try await serving(token: token) { server in
            for path in ["/", "/app/main.js", "/songs/a.mp3", "/none"] {
                let answer = try await ask(server, path + query)
                #expect(answer.status == 401)
                #expect(answer["set-cookie"] == nil)
            }
            let socket = try await connect(server, "/ws" + query)
            #expect(socket.status == 401)
        }
    }

    @Test("a page opened with the token is given a cookie, and what it loads needs no more")
    func cookie() async throws {
        try await serving(token: token) { server in
            let page = try await ask(server, "/?token=\(token)")
            #expect(page.status == 200)
            let name = "token-\(server.address.port)"
            #expect(page["set-cookie"] == "\(name)=\(token); Path=/; HttpOnly; SameSite=Strict")
            let cookie = [("Cookie", "a=b; \(name)=\(token); c=d")]
            let script = try await ask(server, "/app/main.js", fields: cookie)
            #expect(script.status == 200)
            #expect(script["set-cookie"] == nil)
            let socket = try await connect(server, fields: cookie)
            #expect(socket.status == 101)
            #expect(try await ask(server, "/songs/a.mp3", fields: cookie).status == 404)
            let wrong = [("Cookie", "\(name)=wrong; x\(name)=\(token)")]
            #expect(try await ask(server, "/", fields: wrong).status == 401)
        }
    }

    @Test("a WebSocket may name the token itself, and the receiver does not see it")
    func socketToken() async throws {
        let recorder = Recorder()
        try await serving(token: token, to: recorder) { server in
            let target = "/ws?session=6f%201c&token=\(token)&seq=12&empty"
            let socket = try await waiting {
                try RawClient.socket(port: server.address.port, target: target)
            }
            let client = await recorder.clients(1)[0]
            #expect(client.query == ["session": "6f 1c", "seq": "12", "empty": ""])
            #expect(client.address.hasPrefix("127.0.0.1:"))
            try await waiting { try socket.send(.close(1000)) }
        }
    }

    @Test("beyond this machine the token is a must, and any name will do")
    func beyond() async throws {
        let address = try ListenAddress(text: "0.0.0.0:0")
        let site = Website(assets: try AssetTable(standardAssets()))
        await #expect(throws: WebServerError.tokenMissing(address)) {
            _ = try await WebServer.start(
                site,
                at: address,
                access: AccessRules(),
                receiver: Echo()
            )
        }
        let access = try AccessRules(token: token)
        let server = try await WebServer.start(site, at: address, access: access, receiver: Echo())
        let page = try await ask(server, "/?token=\(token)", host: "lights.local:5001")
        #expect(page.status == 200)
        let socket = try await connect(server, "/ws?token=\(token)", host: "192.168.1.5:5001")
        #expect(socket.status == 101)
        let foreign = try await ask(
            server,
            "/?token=\(token)",
            host: "lights.local",
            fields: [("Origin", "http://evil.example")]
        )
        #expect(foreign.status == 403)
        await server.stop()
    }

    @Test("a token needs no escape in a link and is long enough")
    func tokens() throws {
        for unfit in [
            "", "short", "fifteen-letters", "sixteen letters!", String(repeating: "a", count: 129),
        ] {
            #expect(throws: WebServerError.tokenUnfit) { try AccessRules(token: unfit) }
        }
        let tokens = Set((0..<100).map { _ in AccessRules.newToken() })
        #expect(tokens.count == 100)
        for token in tokens { #expect(try AccessRules(token: token).token == token) }
    }

    /// What of the handshake may be left out or wrong, and what is said to it.
    struct Handshake: Sendable {
        let leaving: String
        let with: String
        let status: Int
    }

    @Test(
        "a handshake is whole or refused",
        arguments: [
            Handshake(leaving: "Upgrade", with: "", status: 426),
            Handshake(leaving: "Upgrade", with: "Upgrade: h2c\r\n", status: 426),
            Handshake(leaving: "Connection", with: "", status: 426),
            Handshake(leaving: "Connection", with: "Connection: keep-alive\r\n", status: 426),
            Handshake(
                leaving: "Connection",
                with: "Connection: keep-alive, Upgrade\r\n",
                status: 101
            ),
            Handshake(leaving: "Sec-WebSocket-Version", with: "", status: 426),
            Handshake(
                leaving: "Sec-WebSocket-Version",
                with: "Sec-WebSocket-Version: 8\r\n",
                status: 426
            ),
            Handshake(leaving: "Sec-WebSocket-Key", with: "", status: 400),
            Handshake(
                leaving: "Sec-WebSocket-Key",
                with: "Sec-WebSocket-Key: abc\r\n",
                status: 400
            ),
            Handshake(
                leaving: "Sec-WebSocket-Key",
                with: "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZR==\r\n",
                status: 400
            ),
            Handshake(
                leaving: "Sec-WebSocket-Key",
                with: "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZTEyMzQ=\r\n",
                status: 400
            ),
            Handshake(
                leaving: "none",
                with: "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                status: 400
            ),
            Handshake(leaving: "none", with: "Content-Length: 5\r\n", status: 400),
            Handshake(leaving: "none", with: "Sec-WebSocket-Protocol: chat\r\n", status: 101),
        ]
    )
    func handshake(_ test: Handshake) async throws {
        let lines = RawClient.upgrade().split(separator: "\r\n")
            .filter { !$0.hasPrefix("\(test.leaving):") }
        let request = lines.map { $0 + "\r\n" }.joined() + test.with + "\r\n"
        try await serving { server in
            let answer = try await waiting {
                let client = try RawClient(port: server.address.port)
                try client.send(request)
                return try client.answer()
            }
            #expect(answer.status == test.status)
            if test.status == 426 {
                #expect(answer["upgrade"] == "websocket")
                #expect(answer["sec-websocket-version"] == "13")
            }
            if test.status == 101 {
                #expect(answer["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                #expect(answer["sec-websocket-protocol"] == nil)
            }
        }
    }
}

/// The answer to a request for the WebSocket.
private func connect(
    _ server: WebServer,
    _ target: String = "/ws",
    host: String = "localhost",
    fields: [(String, String)] = []
) async throws -> RawAnswer {
    let more = fields.map { "\($0): \($1)\r\n" }.joined()
    let request = RawClient.upgrade(target, fields: more)
        .replacing("Host: localhost\r\n", with: "Host: \(host)\r\n")
    return try await waiting {
        let client = try RawClient(port: server.address.port)
        try client.send(request)
        return try client.answer()
    }
}
