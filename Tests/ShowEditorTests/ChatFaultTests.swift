import ShowEditor
import ShowSource
import Testing

/// What is told where a service does not answer, and what is not.
struct ChatFaultTests {
    /// What a service answers, and what comes of it.
    struct Refusal: Sendable {
        let status: Int
        let body: String
        var headers = ""
        let fault: ChatFault
    }

    private static let said = #"{"error": {"message": "no\n good: sk-secret-1"}}"#
    private static let refusals = [
        Refusal(status: 400, body: said, fault: .refused(status: 400, said: "no good: …")),
        Refusal(status: 400, body: "<html>", fault: .refused(status: 400, said: nil)),
        Refusal(status: 401, body: said, fault: .denied(status: 401, hasKey: true)),
        Refusal(
            status: 401,
            body: said,
            headers: "WWW-Authenticate: Bearer realm=\"x\"\r\n",
            fault: .denied(status: 401, hasKey: true)
        ),
        Refusal(status: 403, body: said, fault: .denied(status: 403, hasKey: true)),
        Refusal(status: 429, body: said, fault: .exhausted(said: "no good: …")),
        Refusal(status: 500, body: said, fault: .failed(status: 500)),
        Refusal(status: 503, body: "", fault: .failed(status: 503)),
    ]

    @Test("a status other than 200 is told in a sentence, without the key", arguments: refusals)
    func statuses(refusal: Refusal) async throws {
        let server = try StandIn(
            StandIn.refusal(refusal.status, refusal.body, refusal.headers)
        )
        let fault = await #expect(throws: ChatFault.self) { try await server.answers() }
        #expect(fault == refusal.fault)
        #expect(fault?.description.contains("secret") == false)
        #expect(fault?.description.contains("\(refusal.status)") == true)
    }

    @Test("an address that is not there says where it was looked for")
    func notFound() async throws {
        let server = try StandIn(StandIn.refusal(404, #"{"error": "no model 'small'"}"#))
        let fault = await #expect(throws: ChatFault.self) { try await server.answers() }
        let address = "http://127.0.0.1:\(server.port)"
        #expect(fault == .notFound(server: address, said: "no model 'small'"))
    }

    @Test("a key is not taken along to where a service says that it is now")
    func redirect() async throws {
        let other = try StandIn(StandIn.head + StandIn.text("got it") + StandIn.end())
        let location = "Location: \(other.url)/chat/completions\r\n"
        for status in [301, 302, 307, 308] {
            let server = try StandIn(StandIn.refusal(status, "", location))
            let fault = await #expect(throws: ChatFault.self) { try await server.answers() }
            #expect(fault == .moved(status: status))
        }
        #expect(other.requests.isEmpty)
    }

    @Test(
        "what is no stream of completions is told as such",
        arguments: [
            "<html>hello</html>", "", "data: hello\n\n", "data: []\n\n",
            #"data: {"object": "list"}"# + "\n\n", #"{"choices": [{"message": {"content": "a"}}]}"#,
        ]
    )
    func garbage(body: String) async throws {
        let server = try StandIn(StandIn.head + body)
        await #expect(throws: ChatFault.notUnderstood) { try await server.answers() }
    }

    @Test("an answer that breaks off is told as such, after what came of it")
    func brokeOff() async throws {
        let server = try StandIn(StandIn.head + StandIn.text("a"))
        var said = ""
        await #expect(throws: ChatFault.brokeOff) {
            for try await answer in try server.responder().answer(.example) {
                if case .text(let text) = answer { said += text }
            }
        }
        #expect(said == "a")
    }

    @Test("an error in the middle of an answer is told, without the key")
    func told() async throws {
        let server = try StandIn(StandIn.head + StandIn.text("a") + StandIn.event(Self.said))
        await #expect(throws: ChatFault.told("no good: …")) { try await server.answers() }
    }

    @Test("a service that says nothing is given up, before its answer and in the middle of it")
    func silent() async throws {
        let limit = Duration.milliseconds(200)
        for start in [nil, StandIn.head, StandIn.head + StandIn.text("a")] {
            let server = try StandIn([(start.map { [.send($0)] } ?? []) + [.hang]])
            await #expect(throws: ChatFault.silent(limit)) {
                for try await _ in try server.responder(silence: limit).answer(.example) {}
            }
            #expect(try await server.wait { $0.closes == 1 })
        }
    }

    @Test("an answer without an end is ended")
    func endless() async throws {
        let limit = Duration.milliseconds(300)
        let server = try StandIn([[.send(StandIn.head), .drip(": still here\n\n")]])
        await #expect(throws: ChatFault.endless(limit)) {
            for try await _ in try server.responder(whole: limit).answer(.example) {}
        }
        #expect(try await server.wait { $0.closes == 1 })
    }

    @Test("a service that is not there is told with its address")
    func unreachable() async throws {
        // A port that nobody listens at any more.
        let endpoint = try ChatEndpoint(url: "http://127.0.0.1:1/v1", model: nil, key: nil)
        let fault = await #expect(throws: ChatFault.self) {
            for try await _ in OpenAIResponder(endpoint).answer(.example) {}
        }
        #expect(fault?.description.contains("http://127.0.0.1:1 cannot be reached") == true)
    }

    @Test(
        "an address that is none, or holds a secret, is refused",
        arguments: [
            ("ftp://a/v1", ChatEndpoint.Fault.notWeb), ("a.example/v1", .notWeb), ("", .notWeb),
            ("http://", .notWeb), ("file:///v1", .notWeb), ("https:///v1", .notWeb),
            ("https://me:pass@a.example/v1", .holdsSecret),
            ("https://a.example/v1?k=1", .holdsSecret),
            ("https://a.example/v1#k", .holdsSecret),
        ]
    )
    func addresses(url: String, fault: ChatEndpoint.Fault) {
        #expect(throws: fault) { try ChatEndpoint(url: url, model: nil, key: nil) }
        #expect(!fault.description.contains("pass@"))
    }

    @Test("a key that could be more than a key is refused, and none is ever shown")
    func keys() throws {
        let url = "https://a.example/v1"
        for key in ["a b", "a\r\nX: y", "ключ"] {
            #expect(throws: ChatEndpoint.Fault.badKey) {
                try ChatEndpoint(url: url, model: nil, key: key)
            }
        }
        #expect(throws: ChatEndpoint.Fault.badModel) {
            try ChatEndpoint(url: url, model: "a\nb", key: nil)
        }
        let endpoint = try ChatEndpoint(url: url, model: "m", key: "sk-secret-1")
        var dumped = "\(endpoint) \(String(reflecting: OpenAIResponder(endpoint)))"
        dump(OpenAIResponder(endpoint), to: &dumped)
        #expect(!dumped.contains("secret"))
    }

    @Test("a key that goes over the network for all to read is noticed")
    func shown() throws {
        let shows = { url in try ChatEndpoint(url: url, model: nil, key: "k").showsKey }
        #expect(try shows("http://10.0.0.2:8000/v1"))
        #expect(try !shows("https://a.example/v1"))
        #expect(try !shows("http://127.0.0.1:8000/v1"))
        #expect(try !shows("http://localhost/v1"))
        #expect(try !ChatEndpoint(url: "http://10.0.0.2/v1", model: nil, key: nil).showsKey)
    }
}
