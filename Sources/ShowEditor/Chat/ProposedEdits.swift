import ShowSource

/// Edits that an assistant proposes: read as strictly as if a client had sent them.
struct ProposedEdits: Hashable, Sendable {
    /// The edits as client messages without `id`.
    let messages: [JSONContent]
    /// The edits.
    let edits: [Edit]
    /// How many bytes the messages had.
    let size: Int

    /// The edits that `texts` are, one each; throws where one is no message, or something else than an
    /// edit, or where there is none.
    init(_ texts: [[UInt8]]) throws(MessageFault) {
        guard !texts.isEmpty else { throw MessageFault(.badMessage, "there is no edit in it") }
        var messages: [JSONContent] = []
        var edits: [Edit] = []
        for (place, text) in texts.enumerated() {
            do throws(MessageFault) {
                var reader = try MessageReader(text)
                guard case .edit(let edit) = try ClientMessage(&reader) else {
                    throw MessageFault(.badMessage, "it is a message, but no edit")
                }
                edits.append(edit)
            } catch {
                throw error.inEdit(place + 1)
            }
            let members = JSONContent(json: text)?.members ?? []
            messages.append(.object(members.filter { $0.key != "id" }))
        }
        (self.messages, self.edits) = (messages, edits)
        self.size = texts.reduce(0) { $0 + $1.count }
    }
}

extension MessageFault {
    /// The same, said of edit `number` of several.
    func inEdit(_ number: Int) -> MessageFault {
        MessageFault(code, "edit \(number): \(reason)", hint: hint)
    }
}
