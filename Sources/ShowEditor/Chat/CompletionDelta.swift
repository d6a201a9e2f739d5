import ShowSource

/// What one event of a streamed completion adds to the answer.
struct CompletionDelta: Hashable, Sendable {
    /// A piece of a call of a tool.
    struct CallPiece: Hashable, Sendable {
        /// Which of the calls; nil where the server does not say.
        let index: Int?
        /// The call's own name; with its first piece only.
        let id: String?
        /// The tool; with the first piece only.
        let tool: String?
        /// What to append to the arguments, which are JSON once all is there.
        let arguments: String
    }

    /// Text to append.
    let text: String
    /// Pieces of calls.
    let calls: [CallPiece]
    /// Why the answer ends with it; nil where it does not.
    let ending: String?
    /// What the server says is wrong; nil where nothing is.
    let error: String?

    /// The delta that the data of an event are; nil where they are none.
    init?(json bytes: [UInt8]) {
        guard let content = JSONContent(json: bytes), content.members != nil else { return nil }
        if let error = content["error"], error != .null {
            self.error = error["message"]?.string ?? error.string ?? "no reason is given"
            (text, calls, ending) = ("", [], nil)
            return
        }
        guard let choices = content["choices"]?.elements else { return nil }
        // The last event may have no choice in it, but what was used up.
        let choice = choices.first
        let delta = choice?["delta"]
        self.text = delta?["content"]?.string ?? ""
        self.calls = (delta?["tool_calls"]?.elements ?? []).map { CallPiece($0) }
        self.ending = choice?["finish_reason"]?.string
        self.error = nil
    }
}

extension CompletionDelta.CallPiece {
    fileprivate init(_ content: JSONContent) {
        let function = content["function"]
        self.init(
            index: content["index"]?.whole(in: 0...1000),
            id: content["id"]?.string,
            tool: function?["name"]?.string,
            arguments: function?["arguments"]?.string ?? ""
        )
    }
}
