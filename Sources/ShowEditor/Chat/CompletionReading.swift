import ShowSource

/// Makes an answer for the chat of the bytes of a streamed completion, as they come.
struct CompletionReading: Sendable {
    /// How much of an answer is taken.
    struct Limits: Hashable, Sendable {
        /// Bytes of text.
        var text = 64 << 10
        /// Bytes of the arguments of all calls.
        var arguments = 256 << 10
        /// Calls of tools.
        var calls = 8
    }

    private struct Call: Sendable {
        let index: Int?
        var id: String?
        var tool: String
        var arguments: String
    }

    private let limits: Limits
    private var events = EventStreamParser()
    private var calls: [Call] = []
    private var textSize = 0
    private var argumentSize = 0
    private var ending: String?
    /// Whether all came that is to come, or is taken.
    private(set) var isDone = false

    /// Whether something of the answer came.
    var hasBegun: Bool { textSize > 0 || !calls.isEmpty }

    /// A reading at the start of an answer.
    init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// The text in `bytes`, in one piece; empty where there is none.
    mutating func take(_ bytes: [UInt8]) throws(ChatFault) -> String {
        let events: [[UInt8]]
        do throws(EventStreamParser.TooLong) {
            events = try self.events.take(bytes)
        } catch {
            throw .notUnderstood
        }
        var text = ""
        for event in events where !isDone {
            if event.elementsEqual("[DONE]".utf8) {
                isDone = true
                break
            }
            guard let delta = CompletionDelta(json: event) else { throw .notUnderstood }
            if let error = delta.error { throw .told(error) }
            for piece in delta.calls { try take(piece) }
            ending = delta.ending ?? ending
            text += fitted(delta.text)
        }
        return text
    }

    /// What is left to say once nothing more comes: the proposals, and what is wrong with the answer.
    func finish() throws(ChatFault) -> [ChatAnswer] {
        guard isDone || ending != nil else {
            throw hasBegun ? .brokeOff : .notUnderstood
        }
        var answers = calls.map { CompletionReading.proposal(of: $0.tool, $0.arguments) }
        switch ending {
        case "length": answers.append(.text("\n(the model's answer ends at its own length limit)"))
        case "content_filter": answers.append(.text("\n(the server's filter ended the answer)"))
        default:
            if !hasBegun { answers.append(.text("(the model said nothing)")) }
        }
        return answers
    }

    /// `text`, or as much of it as there is room for; then the answer is done.
    private mutating func fitted(_ text: String) -> String {
        let room = limits.text - textSize
        textSize += text.utf8.count
        guard textSize > limits.text else { return text }
        isDone = true
        var (kept, size) = ("", 0)
        for character in text {
            size += character.utf8.count
            if size > room { break }
            kept.append(character)
        }
        return kept + "\n(the answer is cut here: it is longer than \(limits.text >> 10) kB)"
    }

    private mutating func take(_ piece: CompletionDelta.CallPiece) throws(ChatFault) {
        argumentSize += piece.arguments.utf8.count
        guard argumentSize <= limits.arguments else { throw .tooLarge }
        if let place = place(of: piece) {
            calls[place].tool += piece.tool ?? ""
            calls[place].arguments += piece.arguments
            return
        }
        guard calls.count < limits.calls else { throw .tooLarge }
        calls.append(
            Call(
                index: piece.index,
                id: piece.id,
                tool: piece.tool ?? "",
                arguments: piece.arguments
            )
        )
    }

    /// The call that `piece` goes on with; nil where it begins one. Servers that do not number calls
    /// name them, or send each in one piece.
    private func place(of piece: CompletionDelta.CallPiece) -> Int? {
        if let index = piece.index { return calls.firstIndex { $0.index == index } }
        if let id = piece.id { return calls.firstIndex { $0.id == id } }
        return piece.tool == nil ? calls.indices.last : nil
    }
}

extension CompletionReading {
    /// How many edits a proposal may have.
    static let mostEdits = 500

    /// The proposal that a call is, or in words why it is none.
    static func proposal(of tool: String, _ arguments: String) -> ChatAnswer {
        func told(_ reason: String) -> ChatAnswer {
            .text("\n(the model proposed edits, but \(reason); ask it again)")
        }
        guard tool == CompletionRequest.toolName else {
            return told("by the tool '\(tool.prefix(64))', which is not there")
        }
        guard let content = JSONContent(json: Array(arguments.utf8)) else {
            return told("they are no whole JSON")
        }
        guard let text = content["text"]?.string, let edits = content["edits"]?.elements else {
            return told("without 'text' or 'edits'")
        }
        guard edits.count <= mostEdits else {
            return told("\(edits.count) of them: \(mostEdits) are the most")
        }
        return .proposal(text: String(text.prefix(2000)), edits: edits.map(\.line))
    }
}
