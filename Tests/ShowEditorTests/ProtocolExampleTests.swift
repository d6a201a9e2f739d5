import Foundation
import ShowEditor
import ShowSource
import Testing

/// PROTOCOL.md is true: its examples are what clients can say and what the service says.
struct ProtocolExampleTests {
    @Test("every example of a client's message is understood, in the order of the document")
    func clientExamples() async throws {
        let desk = try await Desk(responder: ProposingResponder())
        let all = try Examples.read().filter { $0["seq"] == nil }
        // Last, as the rows of another song have other numbers.
        let loading = all.filter { $0["type"] == .string("load_song") }
        let examples = all.filter { $0["type"] != .string("load_song") } + loading
        #expect(examples.count > 30)
        for example in examples {
            if example["type"] == .string("proposal") {
                _ = try await desk.client.wait(for: "proposal")
            }
            desk.client.forget()
            await desk.session.receive(example.line, from: 1)
            guard let id = example["id"] else {
                #expect(desk.client.last("rejected") == nil, "\(example.text)")
                continue
            }
            let answer = try await desk.client.wait(for: "answer to \(example.text)") {
                $0["re"] == id
            }
            let reason = answer["code"]?.string
            #expect(
                Examples.expected(of: example).contains(reason),
                "\(example.text): \(answer.text)"
            )
        }
    }

    @Test("every example of the service's messages has the keys that the service sends")
    func serverExamples() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "delete_cue", "cue": 99}"#)
        try await desk.ask(#"{"type": "delete_cue", "cue": 2}"#)
        for example in try Examples.read() where example["seq"] != nil {
            let type = try #require(example["type"]?.string)
            let sent = try #require(desk.client.last(type))
            let keys = Set(example.members?.map(\.key) ?? [])
            // `hint` may be left out where there is none.
            #expect(keys.union(["hint"]) == Set(sent.members?.map(\.key) ?? []).union(["hint"]))
        }
    }

    @Test("the whole state has exactly the keys that the document shows, at every depth")
    func initial() async throws {
        let desk = try await Desk()
        let state = try await desk.state()
        let document = try Examples.document()
        let start = try #require(document.range(of: "### initial"))
        let end = try #require(document.range(of: "### Binary messages"))
        let section = document[start.upperBound..<end.lowerBound]
        for key in state.allKeys { #expect(section.contains("\"\(key)\""), "\(key)") }
        for key in Examples.keys(in: section) where !Examples.names.contains(key) {
            #expect(state.allKeys.contains(key) || Examples.values.contains(key), "\(key)")
        }
    }
}

/// Proposes one edit, whatever is asked.
private struct ProposingResponder: ChatResponder {
    func answer(_ question: ChatQuestion) -> AsyncThrowingStream<ChatAnswer, any Error> {
        AsyncThrowingStream { answer in
            let edit =
                #"{"type": "insert_cue", "row": {"time": 7, "values": {"lamp": {"dim": 9}}}}"#
            answer.yield(.proposal(text: "light the lamp", edits: [Array(edit.utf8)]))
            answer.finish()
        }
    }
}

/// The examples of PROTOCOL.md.
private enum Examples {
    static func document() throws -> String {
        let here = URL(fileURLWithPath: #filePath)
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = root.appendingPathComponent("Sources/ShowEditor/PROTOCOL.md")
        return try String(contentsOf: path, encoding: .utf8)
    }

    /// The lines of all blocks of JSON, in order.
    static func read() throws -> [JSONContent] {
        var examples: [JSONContent] = []
        var isInside = false
        for line in try document().components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                isInside = line == "```json"
            } else if isInside {
                examples.append(try #require(JSONContent(json: Array(line.utf8)), "\(line)"))
            }
        }
        return examples
    }

    /// What may come of an example: nil for accepted, or the code of a rejection that is right where
    /// it stands in the document.
    static func expected(of example: JSONContent) -> [String?] {
        switch example["type"]?.string {
        // There is no conflict to resolve.
        case "resolve": ["not_found"]
        default: [nil]
        }
    }

    /// The words in front of a colon.
    static func keys(in text: Substring) -> Set<String> {
        let parts = text.components(separatedBy: "\"")
        return Set(
            parts.indices.dropLast().filter { $0 % 2 == 1 && parts[$0 + 1].hasPrefix(":") }
                .map { parts[$0] }
        )
    }

    /// Keys that a state without chat, aims, wheels and values out of the ordinary has not.
    static let values: Set = [
        "message", "text", "done", "from", "value", "label", "aims", "severity", "hint", "place",
        "location", "values",
    ]

    /// Keys that are names of things in the document's show.
    static let names: Set = ["par_l", "head_l", "red", "dim"]
}

extension JSONContent {
    /// Its keys and those of all that is in it, but for the insides of rows and of `aims`.
    fileprivate var allKeys: Set<String> {
        if let elements { return elements.reduce(into: []) { $0.formUnion($1.allKeys) } }
        var keys: Set<String> = []
        for member in members ?? [] {
            keys.insert(member.key)
            if !["row", "aims"].contains(member.key) { keys.formUnion(member.value.allKeys) }
        }
        return keys
    }
}
