import ShowSource

/// What was said in the chat, and what was proposed.
struct Talk: Sendable {
    /// All messages, each whole as far as it came; the last 200.
    private(set) var messages: [ChatPiece] = []
    /// All proposals; the last 200.
    private(set) var proposals: [Proposal] = []
    private var lastMessage = 0
    private var lastProposal = 0
    private let limit = 200

    /// Takes a new message.
    mutating func add(from speaker: ChatPiece.Speaker, _ text: String, isLast: Bool) -> ChatPiece {
        lastMessage += 1
        let piece = ChatPiece(message: lastMessage, from: speaker, text: text, isLast: isLast)
        messages.append(piece)
        if messages.count > limit { messages.removeFirst() }
        return piece
    }

    /// Appends `text` to the message `number` of the assistant.
    mutating func append(_ text: String, to number: Int, isLast: Bool) -> ChatPiece {
        if let index = messages.lastIndex(where: { $0.message == number }) {
            messages[index].text += text
            messages[index].isLast = isLast
        }
        return ChatPiece(message: number, from: .assistant, text: text, isLast: isLast)
    }

    /// Takes a proposal made in the message `number`.
    mutating func propose(_ text: String, _ edits: [JSONContent], in number: Int) -> Proposal {
        lastProposal += 1
        let proposal = Proposal(number: lastProposal, message: number, text: text, edits: edits)
        proposals.append(proposal)
        if proposals.count > limit { proposals.removeFirst() }
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
