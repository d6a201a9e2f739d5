import ShowSource

/// A piece of a message in the chat, to append to what came of it before.
struct ChatPiece: Hashable, Sendable {
    /// Who talks.
    enum Speaker: String, Hashable, Sendable {
        case user, assistant
    }

    /// The message's number, from 1.
    let message: Int
    /// Who talks.
    let from: Speaker
    /// What is said.
    var text: String
    /// Whether the message ends with it.
    var isLast: Bool

    /// The object of `chat` in PROTOCOL.md.
    var content: JSONContent {
        .object([
            Member("message", .whole(message)), Member("from", .string(from.rawValue)),
            Member("text", .string(text)), Member("done", .bool(isLast)),
        ])
    }
}

/// Edits that the assistant proposes, to be taken up or dropped as one.
struct Proposal: Hashable, Sendable {
    /// What became of it.
    enum State: String, Hashable, Sendable {
        case open, accepted, dropped
    }

    /// Its number, from 1.
    let number: Int
    /// The chat message it belongs to.
    let message: Int
    /// What it is for, for people.
    let text: String
    /// The edits.
    let edits: ProposedEdits
    /// What became of it.
    var state = State.open

    /// The object of `proposal` in PROTOCOL.md.
    var content: JSONContent {
        .object([
            Member("proposal", .whole(number)), Member("message", .whole(message)),
            Member("text", .string(text)), Member("edits", .array(edits.messages)),
            Member("state", .string(state.rawValue)),
        ])
    }
}
