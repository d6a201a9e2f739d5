import ShowSource

/// A question as a service that speaks as OpenAI's does takes it: a streamed chat completion with one
/// tool, which proposes edits.
struct CompletionRequest: Hashable, Sendable {
    /// What the tool is called.
    static let toolName = "propose_edits"

    /// The model; nil for what the service takes where none is named.
    let model: String?
    /// What is asked.
    let question: ChatQuestion
    /// How many bytes of what was said before go along, the newest first.
    var talkLimit = 24 << 10

    /// The request's body.
    var content: JSONContent {
        .object(
            (model.map { [Member("model", .string($0))] } ?? []) + [
                Member("stream", .bool(true)), Member("messages", .array(messages)),
                Member("tools", .array([tool])), Member("tool_choice", .string("auto")),
            ]
        )
    }

    private var messages: [JSONContent] {
        let show = ShowDigest(question.show).content
        let told = String(decoding: show.line, as: UTF8.self)
        let briefing = message("system", "\(ChatBriefing.text)\n\nThe show now:\n\(told)")
        return [briefing] + talk.map { message($0.isUser ? "user" : "assistant", $0.text) }
    }

    /// What was said, as far as it fits, the question always; what one said in several messages is one,
    /// as some models take only turns.
    private var talk: [ChatQuestion.Line] {
        var (kept, size): ([ChatQuestion.Line], Int) = ([], 0)
        for line in question.talk.reversed() {
            size += line.text.utf8.count
            if size > talkLimit, !kept.isEmpty { break }
            if let next = kept.last, next.isUser == line.isUser {
                kept[kept.count - 1] = ChatQuestion.Line(
                    isUser: line.isUser,
                    text: "\(line.text)\n\n\(next.text)"
                )
            } else {
                kept.append(line)
            }
        }
        if let first = kept.last, !first.isUser, kept.count > 1 { kept.removeLast() }
        return kept.reversed()
    }

    private func message(_ role: String, _ text: String) -> JSONContent {
        .object([Member("role", .string(role)), Member("content", .string(text))])
    }

    private var tool: JSONContent {
        let parameters = JSONContent.object([
            Member("type", .string("object")),
            Member(
                "properties",
                .object([
                    Member("text", typed("string", "What the edits are for, in a few words.")),
                    Member("edits", edits),
                ])
            ),
            Member("required", .array([.string("text"), .string("edits")])),
        ])
        let function = JSONContent.object([
            Member("name", .string(CompletionRequest.toolName)),
            Member(
                "description",
                .string(
                    "Proposes edits of the cue sheet, parts, hints and tempo, which the user takes up or drops as one."
                )
            ),
            Member("parameters", parameters),
        ])
        return .object([
            Member("type", .string("function")), Member("function", function),
        ])
    }

    private var edits: JSONContent {
        let types = JSONContent.object([
            Member("type", .string("string")),
            Member("enum", .array(ChatBriefing.editTypes.map { .string($0) })),
        ])
        let edit = JSONContent.object([
            Member("type", .string("object")),
            Member("properties", .object([Member("type", types)])),
            Member("required", .array([.string("type")])),
        ])
        return .object([
            Member("type", .string("array")),
            Member("description", .string("The edits in order, each as the briefing shows.")),
            Member("maxItems", .whole(CompletionReading.mostEdits)), Member("items", edit),
        ])
    }

    private func typed(_ type: String, _ what: String) -> JSONContent {
        .object([Member("type", .string(type)), Member("description", .string(what))])
    }
}
