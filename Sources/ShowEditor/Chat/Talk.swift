/// What was said in the chat, and what was proposed.
struct Talk: Sendable {
    /// All messages, each whole as far as it came; the last 200, and 1 MB of text.
    private(set) var messages: [ChatPiece] = []
    /// All proposals; the last 200, and 1 MB of edits.
    private(set) var proposals: [Proposal] = []
    /// The numbers of the questions that wait for their answer, oldest first.
    private(set) var waiting: [Int] = []
    /// How often a sheet was loaded: cues that were told of before are not those of now.
    private(set) var page = 0
    private var lastMessage = 0
    private var lastProposal = 0
    private let limit = 200
    private let sizeLimit = 1 << 20

    /// Takes a new message.
    mutating func add(from speaker: ChatPiece.Speaker, _ text: String, isLast: Bool) -> ChatPiece {
        lastMessage += 1
        let piece = ChatPiece(message: lastMessage, from: speaker, text: text, isLast: isLast)
        messages.append(piece)
        forget()
        return piece
    }

    /// Lets go of the oldest where there is too much to tell it all to whoever comes.
    private mutating func forget() {
        messages = messages.newest(limit, sizeLimit) { $0.text.utf8.count }
        proposals = proposals.newest(limit, sizeLimit) { $0.edits.size }
    }

    /// Appends `text` to the message `number` of the assistant.
    mutating func append(_ text: String, to number: Int, isLast: Bool) -> ChatPiece {
        if let index = messages.lastIndex(where: { $0.message == number }) {
            messages[index].text += text
            messages[index].isLast = isLast
        }
        forget()
        return ChatPiece(message: number, from: .assistant, text: text, isLast: isLast)
    }

    /// Takes a question, which waits until those before it are answered.
    mutating func ask(_ text: String) -> ChatPiece {
        let piece = add(from: .user, text, isLast: true)
        waiting.append(piece.message)
        return piece
    }

    /// Takes the oldest question that waits: what was said up to it, and it last; nil where none waits.
    mutating func nextQuestion() -> [ChatQuestion.Line]? {
        guard !waiting.isEmpty else { return nil }
        let number = waiting.removeFirst()
        let later = Set(waiting)
        let question = messages.filter { $0.message == number }
        let before = messages.filter { $0.message != number && !later.contains($0.message) }
        return (before + question).map { piece in
            ChatQuestion.Line(isUser: piece.from == .user, text: told(piece))
        }
    }

    /// What a message says; of one that proposes only, what it proposes.
    private func told(_ piece: ChatPiece) -> String {
        guard piece.text.isEmpty else { return piece.text }
        let proposed = proposals.filter { $0.message == piece.message }.map(\.text)
        return "(I proposed edits: \(proposed.joined(separator: "; ")))"
    }

    /// A sheet is loaded: what is open is dropped, as cues have other numbers in it.
    mutating func turnPage() {
        page += 1
        for index in proposals.indices where proposals[index].state == .open {
            proposals[index].state = .dropped
        }
    }

    /// Takes a proposal made in the message `number`.
    mutating func propose(_ text: String, _ edits: ProposedEdits, in number: Int) -> Proposal {
        lastProposal += 1
        let proposal = Proposal(number: lastProposal, message: number, text: text, edits: edits)
        proposals.append(proposal)
        forget()
        return proposal
    }

    /// The proposal `number`, where it is still open.
    func open(_ number: Int) -> Proposal? {
        proposals.first { $0.number == number && $0.state == .open }
    }

    /// What became of the proposal `number`.
    mutating func close(_ number: Int, _ state: Proposal.State) -> Proposal? {
        guard let index = proposals.firstIndex(where: { $0.number == number }) else { return nil }
        proposals[index].state = state
        return proposals[index]
    }
}

extension Array {
    /// The last ones, as many as `limit` and `sizeLimit` allow; the last one always.
    fileprivate func newest(
        _ limit: Int,
        _ sizeLimit: Int,
        size: (Element) -> Int
    ) -> [Element] {
        var rest = sizeLimit
        let kept = reversed().prefix { element in
            rest -= size(element)
            return rest >= 0
        }
        return suffix(Swift.max(1, Swift.min(limit, kept.count)))
    }
}
