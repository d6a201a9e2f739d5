import Testing
import WebServer

@Suite(.timeLimit(.minutes(5)))
struct RequestTests {
    @Test("a page is served with all that a browser must know about it")
    func page() async throws {
        try await serving { server in
            let page = try await ask(server, "/")
            #expect(page.status == 200)
            #expect(page.text == "<!doctype html>")
            #expect(page["content-type"] == "text/html; charset=utf-8")
            #expect(page["content-length"] == "15")
            #expect(page["cache-control"] == "no-cache")
            #expect(page["x-content-type-options"] == "nosniff")
            let policy = try #require(page["content-security-policy"])
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("script-src 'self';"))
            #expect(policy.contains("connect-src 'self' ws://localhost wss://localhost;"))
            #expect(!policy.contains("*"))
            #expect(page["date"]?.hasSuffix(" GMT") == true)
        }
    }

    /// A request, and the status of its answer.
    struct Case: Sendable {
        let method: String
        let target: String
        let status: Int

        init(_ target: String, _ status: Int, by method: String = "GET") {
            self.method = method
            self.target = target
            self.status = status
        }
    }

    @Test(
        "only what is in the table is served, and only to be read",
        arguments: [
            Case("/", 200), Case("/index.html", 200), Case("/app/main.js", 200), Case("/?a=b", 200),
            Case("/app/main.js", 200, by: "HEAD"), Case("/none", 404, by: "HEAD"),
            Case("/app/", 404), Case("/app", 404), Case("//app/main.js", 404),
            Case("/app//main.js", 404), Case("/./app/main.js", 404),
            Case("/app/../index.html", 404),
            Case("/%2e%2e/index.html", 404), Case("/..%2findex.html", 404),
            Case("/index%2ehtml", 404), Case("/INDEX.html", 404), Case("/index.html/", 404),
            Case("/etc/passwd", 404), Case("/../../../../etc/passwd", 404),
            Case("/index.html%00", 404),
            Case("http://localhost/index.html", 400), Case("*", 400, by: "OPTIONS"),
            Case("/?a=%2", 400),
            Case("/", 405, by: "POST"), Case("/index.html", 405, by: "PUT"),
            Case("/", 405, by: "DELETE"),
            Case("/", 405, by: "OPTIONS"), Case("/", 405, by: "TRACE"),
            Case("/none", 404, by: "POST"),
            Case("/ws", 405, by: "HEAD"), Case("/ws", 405, by: "POST"),
            Case("/songs/a.mp3", 405, by: "POST"),
        ]
    )
    func table(_ test: Case) async throws {
        try await serving { server in
            let answer = try await ask(server, test.target, method: test.method)
            #expect(answer.status == test.status)
            if test.status == 405 { #expect(answer["allow"]?.hasPrefix("GET") == true) }
        }
    }

    @Test("a head is that of the page, without it")
    func head() async throws {
        try await serving { server in
            let answers = try await waiting {
                let client = try RawClient(port: server.address.port)
                return [try client.ask("/", method: "HEAD"), try client.ask("/")]
            }
            #expect(answers[0]["content-length"] == "15")
            #expect(answers[0]["etag"] == answers[1]["etag"])
            #expect(answers[1].text == "<!doctype html>")
        }
    }

    @Test("a page the browser has is not sent again")
    func cached() async throws {
        try await serving { server in
            let tag = try #require(try await ask(server, "/")["etag"])
            for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let answer = try await ask(server, "/", fields: [("If-None-Match", known)])
                #expect(answer.status == 304)
                #expect(answer["etag"] == tag)
            }
            let (known, other) = try await waiting {
                let client = try RawClient(port: server.address.port)
                let known = try client.ask("/", fields: [("If-None-Match", tag)])
                return (known, try client.ask("/app/main.js", fields: [("If-None-Match", tag)]))
            }
            #expect(known.status == 304)
            #expect(other.status == 200)
            #expect(other.text == "export {}")
        }
    }

    @Test("requests sent all at once are answered one after the other")
    func pipelined() async throws {
        try await serving { server in
            let statuses = try await waiting {
                let client = try RawClient(port: server.address.port)
                let one = "GET /app/main.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
                let two = "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n"
                try client.send(String(repeating: one + two, count: 300))
                return try (0..<600).map { _ in try client.answer().status }
            }
            #expect(statuses == (0..<300).flatMap { _ in [200, 404] })
        }
    }

    /// Bytes that are no request this server answers, and the status of what it says before it ends
    /// the connection.
    struct Broken: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: String
        let status: Int

        init(_ name: String, _ bytes: String, _ status: Int) {
            testDescription = name
            self.bytes = bytes
            self.status = status
        }
    }

    @Test(
        "what is no request is answered, and ends the connection",
        arguments: [
            Broken("no HTTP", "hello\r\n\r\n", 400),
            Broken("a space before the colon", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
            Broken("HTTP/2.0", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505),
            Broken(
                "a body",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
                400
            ),
            Broken(
                "a body in chunks",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                400
            ),
            Broken(
                "two lengths",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n",
                400
            ),
            Broken(
                "a long field",
                "GET / HTTP/1.1\r\nHost: localhost\r\nA: \(String(repeating: "a", count: 20_000))\r\n\r\n",
                431
            ),
            Broken(
                "a long target",
                "GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n",
                431
            ),
            Broken(
                "long fields together",
                "GET / HTTP/1.1\r\nHost: localhost\r\n"
                    + String(repeating: "A: \(String(repeating: "a", count: 1000))\r\n", count: 20)
                    + "\r\n",
                431
            ),
            Broken(
                "many fields",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "A: b\r\n", count: 64))\r\n",
                431
            ),
            Broken("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
            Broken("HTTP/1.0", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", 200),
            Broken(
                "a client that wants to end",
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                200
            ),
        ]
    )
    func broken(_ test: Broken) async throws {
        try await serving { server in
            let (answer, rest) = try await waiting {
                let client = try RawClient(port: server.address.port)
                try client.send(test.bytes)
                return (try client.answer(), try client.receiveToEnd())
            }
            #expect(answer.status == test.status)
            #expect(answer["connection"] == "close")
            #expect(rest.isEmpty)
        }
    }

    @Test(
        "a request that does not come in time ends the connection",
        arguments: ["", "GET / HTTP/1.1\r\nHost: local"]
    )
    func slowHead(_ beginning: String) async throws {
        var limits = ServerLimits()
        limits.requestMilliseconds = 50
        try await serving(limits: limits) { server in
            let rest = try await waiting {
                let client = try RawClient(port: server.address.port)
                try client.send(beginning)
                return try client.receiveToEnd()
            }
            #expect(rest.isEmpty)
        }
    }

    @Test("a connection on which nothing more is asked ends")
    func idle() async throws {
        var limits = ServerLimits()
        limits.idleMilliseconds = 50
        try await serving(limits: limits) { server in
            let (status, rest) = try await waiting {
                let client = try RawClient(port: server.address.port)
                return (try client.ask("/").status, try client.receiveToEnd())
            }
            #expect(status == 200)
            #expect(rest.isEmpty)
        }
    }

    @Test("a connection too many is closed")
    func tooMany() async throws {
        var limits = ServerLimits()
        limits.connections = 1
        try await serving(limits: limits) { server in
            let (first, second) = try await waiting {
                let client = try RawClient(port: server.address.port)
                let first = try client.ask("/").status
                return (first, try RawClient(port: server.address.port).receiveToEnd())
            }
            #expect(first == 200)
            #expect(second.isEmpty)
        }
    }
}

func ask(
    _ server: WebServer,
    _ target: String,
    method: String = "GET",
    host: String? = "localhost",
    fields: [(String, String)] = []
) async throws -> RawAnswer {
    try await waiting {
        let client = try RawClient(port: server.address.port)
        return try client.ask(target, method: method, host: host, fields: fields)
    }
}
