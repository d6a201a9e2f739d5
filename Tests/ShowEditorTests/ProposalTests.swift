import ShowEditor
import ShowSource
import Synchronization
import Testing

/// What an assistant proposes, and what becomes of it.
struct ProposalTests {
    private static let lamp =
        #"{"type": "insert_cue", "row": {"time": 7, "values": {"lamp": {"dim": 9}}}, "id": 4}"#
    private static let edits = [
        lamp, #"{"type": "update_cue", "cue": 2, "path": ["time"], "value": 1.5}"#,
        #"{"type": "delete_cue", "cues": [1, 3]}"#,
        #"{"type": "set_hint", "name": "drop", "times": [6]}"#,
    ]

    @Test("an accepted proposal is one edit: told once, undone by one undo, made again by one redo")
    func accepted() async throws {
        let desk = try await Desk(responder: Scripted([.offer("rework", Self.edits)]))
        let before = try await desk.files()
        let proposal = try await desk.propose()
        #expect(proposal["state"] == .string("open"))
        #expect(proposal["edits"]?.elements?.count == 4)
        #expect(proposal["edits"]?.elements?.first?["id"] == nil)
        #expect(try await desk.files() == before)
        desk.client.forget()
        let answer = try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": true}"#)
        #expect(answer["type"] == .string("accepted"))
        #expect(answer["problems"]?.elements == [])
        let change = try #require(desk.client.all("cues_changed").first)
        #expect(desk.client.all("cues_changed").count == 1)
        #expect(change["removed"]?.text == "[1,3]")
        #expect(change["put"]?.elements?.count == 2)
        #expect(desk.client.last("history")?["undo"] == .string("proposal: rework"))
        #expect(desk.client.last("proposal")?["state"] == .string("accepted"))
        let after = try await desk.files()
        #expect(after != before)
        try await desk.ask(#"{"type": "undo"}"#)
        #expect(try await desk.files() == before)
        #expect(try await desk.ask(#"{"type": "undo"}"#)["code"] == .string("nothing_to_undo"))
        try await desk.ask(#"{"type": "redo"}"#)
        #expect(try await desk.files() == after)
        let again = try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": true}"#)
        #expect(again["code"] == .string("not_found"))
    }

    @Test("where one edit cannot be made any more, none is, and the proposal stays open")
    func allOrNothing() async throws {
        let desk = try await Desk(responder: Scripted([.offer("rework", Self.edits)]))
        _ = try await desk.propose()
        try await desk.ask(#"{"type": "delete_cue", "cue": 3}"#)
        let before = try await desk.files()
        let accept = #"{"type": "proposal", "proposal": 1, "accept": true}"#
        let answer = try await desk.ask(accept)
        #expect(answer["code"] == .string("not_found"))
        #expect(answer["reason"]?.string?.hasPrefix("edit 3: ") == true)
        #expect(try await desk.files() == before)
        #expect(desk.client.last("history")?["undo"] == .string("deletion of a cue"))
        try await desk.ask(#"{"type": "undo"}"#)
        #expect(try await desk.ask(accept)["type"] == .string("accepted"))
    }

    @Test("a dropped proposal changes nothing, and cannot be taken up")
    func dropped() async throws {
        let desk = try await Desk(responder: Scripted([.offer("rework", Self.edits)]))
        let before = try await desk.files()
        _ = try await desk.propose()
        try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": false}"#)
        #expect(desk.client.last("proposal")?["state"] == .string("dropped"))
        #expect(try await desk.files() == before)
        let answer = try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": true}"#)
        #expect(answer["code"] == .string("not_found"))
    }

    @Test(
        "a proposal with something that is no edit, or that cannot be made, is told in words",
        arguments: [
            (#"{"type": "undo"}"#, "edit 2: it is a message, but no edit"),
            (#"{"type": "lock", "locked": true}"#, "edit 2: it is a message, but no edit"),
            (#"{"channel": 1, "value": 255}"#, "edit 2: it is a message, but no edit"),
            (#"{"type": "delete_everything"}"#, "edit 2: there is no message"),
            (#"{"type": "delete_cue", "cue": 99}"#, "edit 2: there is no"),
            (#"{"type": "delete_cue", "cue": "1"}"#, "edit 2: 'cue' is to be"),
            (#"{"type": "insert_cue", "row": {"values": {}}}"#, "edit 2: a row's 'time'"),
            (#"{"type": "delete_hint", "name": "hit", "really": 1}"#, "edit 2: 'really' means"),
            ("garbage", "edit 2: a message is one JSON object"),
        ]
    )
    func invalid(edit: String, words: String) async throws {
        let desk = try await Desk(responder: Scripted([.offer("rework", [Self.lamp, edit])]))
        let before = try await desk.files()
        let said = try await desk.answer(to: "do it")
        #expect(said.contains("proposed was “rework”"), "\(said)")
        #expect(said.contains(words), "\(said)")
        #expect(desk.client.last("proposal") == nil)
        #expect(try await desk.files() == before)
    }

    @Test("a proposal goes with the sheet it is about: cues have other numbers in the next one")
    func otherSong() async throws {
        let desk = try await Desk(responder: Scripted([.offer("rework", Self.edits)]))
        _ = try await desk.propose()
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        let state = try await desk.state()
        #expect(state["proposals"]?.elements?.first?["state"] == .string("dropped"))
        let answer = try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": true}"#)
        #expect(answer["code"] == .string("not_found"))
    }

    @Test("a proposal that comes once another sheet is loaded is told in words")
    func late() async throws {
        let gate = Gate()
        let script = Scripted([.wait(gate), .offer("rework", [Self.lamp])])
        let desk = try await Desk(responder: script)
        try await desk.ask(#"{"type": "chat", "text": "do it"}"#)
        try await gate.waitForSomebody()
        try await desk.ask(#"{"type": "load_song", "song": "ebb"}"#)
        gate.open()
        let told = try await desk.client.wait(for: "words") {
            $0["type"] == .string("chat")
                && $0["text"]?.string?.contains("another sheet was loaded") == true
        }
        #expect(told["message"]?.whole == 2)
    }

    @Test("questions are answered one after the other, each with the answers before it")
    func queue() async throws {
        let gate = Gate()
        let script = Scripted([.wait(gate), .say("ja")])
        let desk = try await Desk(responder: script)
        try await desk.ask(#"{"type": "chat", "text": "one"}"#)
        try await gate.waitForSomebody()
        try await desk.ask(#"{"type": "chat", "text": "two"}"#)
        try await desk.ask(#"{"type": "chat", "text": "three"}"#)
        gate.open()
        for number in [2, 5, 6] {
            _ = try await desk.client.wait(for: "end of \(number)") {
                $0["message"]?.whole == number && $0["done"] == .bool(true)
            }
        }
        #expect(
            script.talks == [
                ["one"], ["one", "ja", "two"], ["one", "ja", "two", "ja", "three"],
            ]
        )
    }

    @Test("more than sixteen questions do not wait")
    func fullQueue() async throws {
        let gate = Gate()
        let desk = try await Desk(responder: Scripted([.wait(gate), .say("ja")]))
        try await desk.ask(#"{"type": "chat", "text": "first"}"#)
        try await gate.waitForSomebody()
        for _ in 0..<16 { try await desk.ask(#"{"type": "chat", "text": "more"}"#) }
        let answer = try await desk.ask(#"{"type": "chat", "text": "too much"}"#)
        #expect(answer["code"] == .string("too_large"))
        gate.open()
    }

    @Test("of a long talk who comes later is told the end: a megabyte, and two hundred messages")
    func longTalk() async throws {
        let text = String(repeating: "x", count: 300_000)
        let talker = Scripted([.say(text)])
        let long = try await Desk(responder: talker)
        for _ in 1...5 { try await long.ask(#"{"type": "chat", "text": "more"}"#) }
        await long.session.disconnect(1)
        // Once the fifth is asked, four are answered; the fifth may be.
        while talker.talks.count < 5 { try await Task.sleep(for: .milliseconds(1)) }
        let chat = try #require(try await long.state()["chat"]?.elements)
        let said = chat.filter { $0["from"] == .string("assistant") && $0["text"] != .string("") }
        #expect(said.count == 3)
        let script = Array(repeating: Scripted.Step.offer("a", [Self.lamp]), count: 201)
        let many = try await Desk(responder: Scripted(script))
        _ = try await many.propose()
        let proposals = try #require(try await many.state()["proposals"]?.elements)
        #expect(proposals.compactMap { $0["proposal"]?.whole } == Array(2...201))
    }

    @Test("a model's proposal comes over HTTP into the sheet, and its faults into the chat")
    func overHTTP() async throws {
        let arguments = #"{"text": "lamp", "edits": [\#(Self.lamp)]}"#
        let server = try StandIn([
            [
                .send(StandIn.head + StandIn.text("Here.")),
                .send(StandIn.call(0, tool: "propose_edits", arguments)), .send(StandIn.end()),
            ],
            [.send(StandIn.refusal(503, ""))],
        ])
        let desk = try await Desk(responder: server.responder())
        let proposal = try await desk.propose()
        #expect(proposal["text"] == .string("lamp"))
        try await desk.ask(#"{"type": "proposal", "proposal": 1, "accept": true}"#)
        #expect(try await desk.state()["cues"]?.elements?.count == 7)
        desk.client.forget()
        let said = try await desk.answer(to: "and now?")
        #expect(said.contains("the chat's server failed (503)"))
        let body = try #require(server.requests.last.flatMap { JSONContent(json: $0.body) })
        let talk = body["messages"]?.elements?.dropFirst().map { $0["content"]?.string }
        #expect(talk == ["do it", "Here.", "and now?"])
        let briefing = body["messages"]?.elements?.first?["content"]?.string
        #expect(briefing?.contains(#"{"text":"lamp","state":"accepted"}"#) == true)
        for part in [#""effects":[{"name":"#, #""id":"par_l""#, #""hints":[{"name":"hit""#] {
            #expect(briefing?.contains(part) == true, "\(briefing ?? "")")
        }
    }

    @Test("the service's end ends the question that is being answered")
    func ended() async throws {
        let server = try StandIn([[.send(StandIn.head + StandIn.text("a")), .hang]])
        let desk = try await Desk(responder: server.responder())
        try await desk.ask(#"{"type": "chat", "text": "do it"}"#)
        #expect(try await server.wait { $0.requests.count == 1 })
        await desk.session.end()
        #expect(try await server.wait { $0.closes == 1 })
    }
}

extension Desk {
    /// Asks for a proposal, and waits for it and the end of the answer.
    fileprivate func propose() async throws -> JSONContent {
        _ = try await answer(to: "do it")
        return try await client.wait(for: "proposal")
    }

    /// Asks, and waits for the whole answer.
    fileprivate func answer(to text: String) async throws -> String {
        try await ask(#"{"type": "chat", "text": "\#(text)"}"#)
        let question = client.all("chat").last { $0["from"] == .string("user") }
        let number = question?["message"]?.whole ?? 0
        _ = try await client.wait(for: "end of the answer") {
            $0["message"]?.whole ?? 0 > number && $0["done"] == .bool(true)
        }
        return client.all("chat").filter { $0["from"] == .string("assistant") }
            .compactMap { $0["text"]?.string }.joined()
    }
}

/// Answers every question by one script, and keeps what was asked.
private final class Scripted: ChatResponder {
    /// What it does next.
    enum Step: Sendable {
        case say(String)
        case offer(String, [String])
        case wait(Gate)
    }

    private let script: [Step]
    private let asked = Mutex<[[String]]>([])

    init(_ script: [Step]) {
        self.script = script
    }

    /// What was said up to each question.
    var talks: [[String]] { asked.withLock { $0 } }

    func answer(_ question: ChatQuestion) -> AsyncThrowingStream<ChatAnswer, any Error> {
        asked.withLock { $0.append(question.talk.map(\.text)) }
        let script = script
        return AsyncThrowingStream { answer in
            let work = Task {
                for step in script {
                    switch step {
                    case .say(let text): answer.yield(.text(text))
                    case .offer(let text, let edits):
                        answer.yield(.proposal(text: text, edits: edits.map { Array($0.utf8) }))
                    case .wait(let gate): try await gate.pass()
                    }
                }
                answer.finish()
            }
            answer.onTermination = { _ in work.cancel() }
        }
    }
}

/// Holds who comes until it is opened.
private final class Gate: Sendable {
    private let state = Mutex((isOpen: false, arrivals: 0))

    func open() { state.withLock { $0.isOpen = true } }

    func pass() async throws {
        state.withLock { $0.arrivals += 1 }
        while !state.withLock({ $0.isOpen }) { try await Task.sleep(for: .milliseconds(1)) }
    }

    func waitForSomebody() async throws {
        while state.withLock({ $0.arrivals }) == 0 { try await Task.sleep(for: .milliseconds(1)) }
    }
}
