import ShowEditor
import ShowSource
import Testing

/// A model's answer over real HTTP, from a stand-in on this machine.
struct OpenAIResponderTests {
    @Test("text comes as it is sent, and the request says what is asked, of what and by whom")
    func text() async throws {
        let server = try StandIn([
            [
                .send(StandIn.head + ": hello\r\n\r\n" + StandIn.text("At the ")),
                .send(StandIn.text("drop, the par ") + StandIn.text("flashes. 🎭") + StandIn.end()),
            ]
        ])
        let answers = try await server.answers(key: "sk-secret-1")
        #expect(answers.said == "At the drop, the par flashes. 🎭")
        let request = try #require(server.requests.first)
        #expect(request.head.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
        #expect(request.head.contains("Authorization: Bearer sk-secret-1"))
        #expect(request.head.contains("Content-Type: application/json"))
        let body = try #require(JSONContent(json: request.body))
        #expect(body["model"] == .string("small"))
        #expect(body["stream"] == .bool(true))
        let messages = try #require(body["messages"]?.elements)
        let roles = messages.map { $0["role"]?.string }
        #expect(roles == ["system", "user", "assistant", "user"])
        #expect(messages[0]["content"]?.string?.contains(#""id":"par_l""#) == true)
        #expect(messages[1]["content"] == .string("hello"))
        #expect(messages[2]["content"] == .string("hi\n\nthere"))
        #expect(messages[3]["content"] == .string("what happens?"))
        let tool = body["tools"]?.elements?.first?["function"]
        #expect(tool?["name"] == .string("propose_edits"))
        #expect(tool?["parameters"]?["required"]?.text == #"["text","edits"]"#)
    }

    @Test("without a model or a key the request says nothing of them")
    func plain() async throws {
        let server = try StandIn(StandIn.head + StandIn.text("yes") + StandIn.end())
        #expect(try await server.answers(model: nil, key: nil).said == "yes")
        let request = try #require(server.requests.first)
        #expect(!request.head.lowercased().contains("authorization"))
        #expect(JSONContent(json: request.body)?["model"] == nil)
    }

    @Test("a body in chunks, with events and letters split between them, is read all the same")
    func chunked() async throws {
        let head = StandIn.head.replacing("Connection: close", with: "Transfer-Encoding: chunked")
        let server = try StandIn([
            [
                .send(head), .send("5\r\ndata:\r\n"), .send("1\r\n \r\n"),
                .send(StandIn.chunk(#"{"choices": [{"delta": {"content": "Gr\u00fc\u00df"#)),
                .send(StandIn.chunk(#"e"}}]}"#)), .send(StandIn.chunk("\n")),
                .send(StandIn.chunk("\n" + StandIn.end())), .send("0\r\n\r\n"),
            ]
        ])
        #expect(try await server.answers().said == "Grüße")
    }

    @Test("calls of the tool in pieces become proposals, once all of them are there")
    func calls() async throws {
        let delete = #"{"type":"delete_cue","cue":2}"#
        let server = try StandIn(
            StandIn.head + StandIn.text("So:") + StandIn.call(0, tool: "propose_edits", "")
                + StandIn.call(0, #"{"text": "less "#)
                + StandIn.call(1, tool: "propose_edits", #"{"text": "b", "edits": []}"#)
                + StandIn.call(0, #"light", "edits": [\#(delete)]}"#) + StandIn.end("tool_calls")
        )
        #expect(
            try await server.answers() == [
                .text("So:"), .proposal(text: "less light", edits: [Array(delete.utf8)]),
                .proposal(text: "b", edits: []),
            ]
        )
    }

    @Test(
        "a call that proposes nothing is told in words",
        arguments: [
            ("other_tool", "{}", "other_tool"),
            ("propose_edits", #"{"text": "a""#, "no whole JSON"),
            ("propose_edits", #"{"edits": []}"#, "without 'text'"),
            ("propose_edits", #"{"text": "a", "edits": {}}"#, "without 'text'"),
            ("propose_edits", manyEdits, "501 of them"),
        ]
    )
    func badCalls(tool: String, arguments: String, words: String) async throws {
        let server = try StandIn(
            StandIn.head + StandIn.call(0, tool: tool, arguments) + StandIn.end("tool_calls")
        )
        let answers = try await server.answers()
        #expect(answers.count == 1)
        #expect(answers.said.contains(words), "\(answers.said)")
    }

    private static let manyEdits =
        #"{"text": "a", "edits": ["#
        + Array(repeating: #"{"type": "delete_cue", "cue": 1}"#, count: 501)
        .joined(separator: ",") + "]}"

    @Test("an answer ends where it gets longer than 64 kB, between letters, and says so")
    func long() async throws {
        let event = StandIn.text(String(repeating: "é", count: 500))
        let events = String(repeating: event, count: 10)
        let server = try StandIn([[.send(StandIn.head), .drip(events)]])
        let said = try await server.answers().said
        let text = said.prefix { $0 == "é" }
        #expect(text.utf8.count == 64 << 10)
        #expect(said.dropFirst(text.count).contains("longer than 64 kB"))
        #expect(try await server.wait { $0.closes == 1 })
    }

    @Test("an answer that its own side cut short says so")
    func short() async throws {
        let server = try StandIn(StandIn.head + StandIn.text("And") + StandIn.end("length"))
        #expect(try await server.answers().said.contains("length limit"))
        let mute = try StandIn(StandIn.head + StandIn.end())
        #expect(try await mute.answers().said == "(the model said nothing)")
    }

    @Test("a long sheet goes along in part: the rows around the place where the user is")
    func digest() async throws {
        let rows = (1...3000).map { number in
            #"{"id": \#(number), "time": \#(number), "row": {"time": \#(number), "chaser_id": "c"}}"#
        }
        let show =
            #"{"playback": {"position": 1500}, "cues": [\#(rows.joined(separator: ","))], "#
            + #""fixtures": [{"id": "par", "kind": "rgb", "channels": []}]}"#
        let server = try StandIn(StandIn.head + StandIn.text("yes") + StandIn.end())
        _ = try await server.answers(show: show)
        let body = try #require(server.requests.first?.body)
        #expect(body.count < 64 << 10)
        let messages = try #require(JSONContent(json: body)?["messages"]?.elements)
        let content = try #require(messages.first?["content"]?.string)
        let text = try #require(content.split(separator: "\n").last)
        let digest = try #require(JSONContent(json: Array(text.utf8)))
        let ids = try #require(digest["cues"]?.elements).compactMap { $0["id"]?.whole }
        #expect(ids.count > 500)
        #expect(ids == Array((ids.first ?? 0)...(ids.last ?? 0)))
        #expect(abs((ids.first ?? 0) + (ids.last ?? 0) - 3000) <= 1)
        #expect(digest["cues_left_out"]?.whole == 3000 - ids.count)
        #expect(digest["fixtures"]?.elements?.count == 1)
    }

    @Test("who does not listen any more ends the connection")
    func cancelled() async throws {
        let server = try StandIn([[.send(StandIn.head + StandIn.text("a")), .hang]])
        let task = Task { for try await _ in try server.responder().answer(.example) {} }
        #expect(try await server.wait { $0.requests.count == 1 })
        task.cancel()
        #expect(try await server.wait { $0.closes == 1 })
    }
}

extension StandIn {
    /// `text` as a chunk of a body.
    static func chunk(_ text: String) -> String {
        "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n"
    }

    /// A responder that asks it.
    func responder(
        model: String? = "small",
        key: String? = "sk-secret-1",
        silence: Duration = .seconds(10),
        whole: Duration = .seconds(20)
    ) throws -> OpenAIResponder {
        let endpoint = try ChatEndpoint(url: url, model: model, key: key)
        return OpenAIResponder(endpoint, silence: silence, whole: whole)
    }

    /// All of an answer.
    func answers(
        model: String? = "small",
        key: String? = "sk-secret-1",
        show: String? = nil
    ) async throws -> [ChatAnswer] {
        var question = ChatQuestion.example
        if let show { question = ChatQuestion(talk: question.talk, show: show) }
        var answers: [ChatAnswer] = []
        for try await answer in try responder(model: model, key: key).answer(question) {
            answers.append(answer)
        }
        return answers
    }
}

extension ChatQuestion {
    /// A question after some talk, about one fixture.
    static let example = ChatQuestion(
        talk: [
            Line(isUser: true, text: "hello"), Line(isUser: false, text: "hi"),
            Line(isUser: false, text: "there"), Line(isUser: true, text: "what happens?"),
        ],
        show: #"{"fixtures": [{"id": "par_l", "kind": "rgb", "channels": []}]}"#
    )
}

extension [ChatAnswer] {
    /// All text in it.
    var said: String {
        map { answer in if case .text(let text) = answer { text } else { "" } }.joined()
    }
}
