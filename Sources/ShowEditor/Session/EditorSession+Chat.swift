import ShowSource

extension EditorSession {
    /// Puts a question to the assistant; the answer comes in pieces, to all clients.
    func ask(_ text: String) {
        broadcast(.chat(talk.add(from: .user, text, isLast: true)))
        let lines = talk.messages.map { piece in
            ChatQuestion.Line(isUser: piece.from == .user, text: piece.text)
        }
        let state = JSONContent.object(ShowState(loaded: show).members + (song?.members ?? []))
        let question = ChatQuestion(
            talk: lines,
            show: String(decoding: state.line, as: UTF8.self)
        )
        let number = talk.add(from: .assistant, "", isLast: false).message
        Task { await hear(services.responder.answer(question), in: number) }
    }

    private func hear(
        _ answer: AsyncThrowingStream<ChatAnswer, any Error>,
        in number: Int
    ) async {
        do {
            for try await piece in answer {
                switch piece {
                case .text(let text):
                    broadcast(.chat(talk.append(text, to: number, isLast: false)))
                case .proposal(let text, let edits):
                    let edits = edits.compactMap { JSONContent(json: $0) }
                    broadcast(.proposal(talk.propose(text, edits, in: number)))
                }
            }
            broadcast(.chat(talk.append("", to: number, isLast: true)))
        } catch {
            broadcast(.chat(talk.append("\n(\(error))", to: number, isLast: true)))
        }
    }

    /// Takes up what the assistant proposed, edit by edit as if the client had sent them, or drops it.
    func decide(
        _ number: Int,
        accepts: Bool,
        by client: Int
    ) throws(MessageFault) {
        guard let proposal = talk.open(number) else {
            throw MessageFault(.notFound, "there is no open proposal \(number)")
        }
        if accepts {
            let edits = try proposal.edits.map { content throws(MessageFault) -> Edit in
                var reader = try MessageReader(content.line)
                guard case .edit(let edit) = try ClientMessage(&reader) else {
                    throw MessageFault(.badMessage, "the proposal holds something else than edits")
                }
                return edit
            }
            for edit in edits { try perform(edit, from: client, nil) }
        }
        if let closed = talk.close(number, accepts ? .accepted : .dropped) {
            broadcast(.proposal(closed))
        }
    }
}
