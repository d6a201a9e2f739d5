import ShowSource

extension EditorSession {
    /// Puts a question to the assistant; the answer comes in pieces, to all clients. Questions are
    /// answered one after the other, so that each is put with the answers before it.
    func ask(_ text: String) throws(MessageFault) {
        guard talk.waiting.count < mostQuestions else {
            throw MessageFault(
                .tooLarge,
                "\(mostQuestions) questions wait for their answer",
                hint: "wait for one"
            )
        }
        broadcast(.chat(talk.ask(text)))
        if answering == nil { answering = Task { await answerQuestions() } }
    }

    private func answerQuestions() async {
        while !Task.isCancelled, let lines = talk.nextQuestion() { await answer(lines) }
        answering = nil
    }

    private func answer(_ lines: [ChatQuestion.Line]) async {
        var now = playback
        now.position = position
        let rest = [
            Member("playback", now.content),
            Member("proposals", .array(talk.proposals.map(\.content))),
        ]
        let state = ShowState(loaded: show).members + (song?.members ?? []) + rest
        let text = String(decoding: JSONContent.object(state).line, as: UTF8.self)
        let question = ChatQuestion(talk: lines, show: text)
        let number = talk.add(from: .assistant, "", isLast: false).message
        await hear(services.responder.answer(question), in: number, page: talk.page)
    }

    private func hear(
        _ answer: AsyncThrowingStream<ChatAnswer, any Error>,
        in number: Int,
        page: Int
    ) async {
        do {
            for try await piece in answer {
                switch piece {
                case .text(let text):
                    broadcast(.chat(talk.append(text, to: number, isLast: false)))
                case .proposal(let text, let edits):
                    take(proposal: text, edits, in: number, page: page)
                }
            }
            broadcast(.chat(talk.append("", to: number, isLast: true)))
        } catch {
            note("\(error)", in: number, isLast: true)
        }
    }

    /// Offers the edits to all clients; where they could not be made, says so.
    private func take(proposal text: String, _ edits: [[UInt8]], in number: Int, page: Int) {
        do throws(MessageFault) {
            guard page == talk.page else {
                throw MessageFault(.conflict, "another sheet was loaded in the meantime")
            }
            let edits = try ProposedEdits(edits)
            try check(edits.edits)
            broadcast(.proposal(talk.propose(text, edits, in: number)))
        } catch {
            note("proposed was “\(text)”, which cannot be done: \(error.reason)", in: number)
        }
    }

    /// Says something about an answer, in a line of its own.
    private func note(_ text: String, in number: Int, isLast: Bool = false) {
        let isFirst = talk.messages.last { $0.message == number }?.text.isEmpty ?? true
        let line = isFirst ? "(\(text))" : "\n(\(text))"
        broadcast(.chat(talk.append(line, to: number, isLast: isLast)))
    }

    /// Takes up what the assistant proposed, as one edit, or drops it.
    func decide(
        _ number: Int,
        accepts: Bool,
        by client: Int,
        _ reply: JSONContent?
    ) throws(MessageFault) {
        guard let proposal = talk.open(number) else {
            throw MessageFault(.notFound, "there is no open proposal \(number)")
        }
        if accepts {
            let name = "proposal: \(proposal.text.prefix(80))"
            try perform(proposal.edits.edits, named: name, from: client, reply)
        } else {
            tell(.accepted(reply: reply, []), to: client)
        }
        if let closed = talk.close(number, accepts ? .accepted : .dropped) {
            broadcast(.proposal(closed))
        }
    }
}

/// That may wait at once.
private let mostQuestions = 16
