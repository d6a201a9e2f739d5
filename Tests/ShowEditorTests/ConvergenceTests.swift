import ShowEditor
import ShowSource
import TestSupport
import Testing

/// Many editors at once, some of whom come and go: all know the same in the end.
struct ConvergenceTests {
    @Test(
        "eight clients with random edits and reconnects end up with the same state",
        arguments: 0..<4
    )
    func converges(seed: UInt64) async throws {
        let desk = try await Desk()
        var random = SeededRandom(seed: seed)
        var models: [ClientModel] = []
        for number in 2...9 {
            let model = ClientModel(number: number)
            await desk.session.connect(model.client, number: number, greeting: nil)
            models.append(model)
        }
        for _ in 0..<120 {
            let index = Int.random(in: models.indices, using: &random)
            if Int.random(in: 0..<10, using: &random) == 0 {
                await models[index].reconnect(to: desk.session)
            }
            models[index].catchUp()
            let edit = models[index].randomEdit(&random)
            await desk.session.receive(Array(edit.utf8), from: models[index].number)
        }
        let truth = ClientModel(number: 99)
        await desk.session.connect(truth.client, number: 99, greeting: nil)
        truth.catchUp()
        #expect(truth.cues.count > 0)
        for model in models {
            model.catchUp()
            #expect(model.cues == truth.cues)
            #expect(model.parts == truth.parts)
            #expect(model.beats == truth.beats)
            #expect(model.live == truth.live)
        }
        // What they know is what is in the file.
        try await desk.ask(#"{"type": "save"}"#)
        let rows = JSONContent(json: Array(desk.folder.sheet.utf8))?["entries"]?.elements ?? []
        #expect(rows.map(\.text).sorted() == truth.cues.values.map { $0 }.sorted())
    }

    @Test("who comes again in time is told what it missed, and no more")
    func resumes() async throws {
        let desk = try await Desk()
        let state = try await desk.state()
        let session = try #require(state["session"]?.string)
        let sequence = try #require(state["seq"]?.whole)
        try await desk.ask(#"{"type": "delete_cue", "cue": 1}"#)
        try await desk.ask(#"{"type": "delete_cue", "cue": 2}"#)
        let again = RecordingClient()
        let greeting = Greeting(session: session, sequence: sequence)
        await desk.session.connect(again, number: 5, greeting: greeting)
        #expect(again.texts.first?["type"] == .string("resumed"))
        #expect(again.texts.first?["history"]?["undo"]?.string?.isEmpty == false)
        #expect(again.last("initial") == nil)
        #expect(again.all("cues_changed").map { $0["removed"]?.text } == ["[1]", "[2]"])
        let numbers = again.texts.dropFirst().compactMap { $0["seq"]?.whole }
        #expect(numbers == numbers.sorted())
    }

    @Test(
        "who knows another session, or comes too late, is told everything",
        arguments: [("other", 0), ("", 5000), ("", -1)]
    )
    func startsAnew(session: String, sequence: Int) async throws {
        let desk = try await Desk()
        let own = try #require(try await desk.state()["session"]?.string)
        let again = RecordingClient()
        let greeting = Greeting(session: session.isEmpty ? own : session, sequence: sequence)
        await desk.session.connect(again, number: 5, greeting: greeting)
        #expect(again.texts.first?["type"] == .string("initial"))
    }
}

/// What a client makes of what it is told.
private final class ClientModel {
    let number: Int
    private(set) var client = RecordingClient()
    private(set) var cues: [Int: String] = [:]
    private(set) var parts = ""
    private(set) var beats: [JSONContent?] = []
    private(set) var live: [String: Int] = [:]
    private var taken = 0
    private var session = ""
    private var sequence = 0

    init(number: Int) {
        self.number = number
    }

    /// Goes, misses nothing it has to know, and comes again.
    func reconnect(to session: EditorSession) async {
        catchUp()
        await session.disconnect(number)
        client = RecordingClient()
        taken = 0
        let greeting = Greeting(session: self.session, sequence: sequence)
        await session.connect(client, number: number, greeting: greeting)
    }

    /// Takes in what came since.
    func catchUp() {
        let messages = client.texts
        for message in messages[taken...] { take(message) }
        taken = messages.count
    }

    private func take(_ message: JSONContent) {
        let next = message["seq"]?.whole ?? 0
        #expect(next >= sequence || message["type"] == .string("resumed"))
        sequence = max(sequence, next)
        switch message["type"]?.string {
        case "initial":
            session = message["session"]?.string ?? ""
            cues = [:]
            for cue in message["cues"]?.elements ?? [] { put(cue) }
            parts = message["parts"]?.text ?? ""
            beats = [message["song"]?["tempo"], message["song"]?["beats"]]
            live = [:]
            take(live: message["live"])
        case "resumed":
            live = [:]
            take(live: message["live"])
        case "cues_changed":
            for id in message["removed"]?.elements ?? [] { cues[id.whole ?? 0] = nil }
            for cue in message["put"]?.elements ?? [] { put(cue) }
        case "metadata_changed":
            parts = message["parts"]?.text ?? ""
            beats = [message["tempo"], message["beats"]]
        case "delta": take(live: message["changes"])
        default: break
        }
    }

    private func put(_ cue: JSONContent) {
        guard let id = cue["id"]?.whole else { return }
        cues[id] = cue["row"]?.text
    }

    private func take(live changes: JSONContent?) {
        for change in changes?.elements ?? [] {
            guard let parts = change.elements, parts.count == 3 else { continue }
            live["\(parts[0].text)/\(parts[1].text)"] = parts[2].whole
        }
    }

    /// Something that a person might do now.
    func randomEdit(_ random: inout SeededRandom) -> String {
        let time = Double(Int.random(in: 0..<8000, using: &random)) / 1000
        let level = Int.random(in: 0...255, using: &random)
        let cue = cues.keys.sorted().randomElement(using: &random) ?? 1
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2:
            return #"""
                {"type": "insert_cue", "row": {"time": \#(time), "values": {"lamp": {"dim": \#(level)}}}}
                """#
        case 3:
            return #"{"type": "update_cue", "cue": \#(cue), "path": ["time"], "value": \#(time)}"#
        case 4: return #"{"type": "delete_cue", "cue": \#(cue)}"#
        case 5: return #"{"type": "undo"}"#
        case 6: return #"{"type": "redo"}"#
        case 7:
            live["0/2"] = level
            return #"{"channel": 2, "value": \#(level)}"#
        case 8: return #"{"type": "set_tempo", "bpm": \#(level + 1), "first": \#(time)}"#
        default:
            return #"{"type": "add_part", "part": {"title": "P\#(level)", "start": 0, "end": 1}}"#
        }
    }
}
