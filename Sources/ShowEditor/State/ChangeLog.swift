/// The last changes as they were said, for clients that come again.
struct ChangeLog: Sendable {
    /// How many changes there were.
    private(set) var sequence = 0
    private var messages: [EditorMessage] = []
    private let limit: Int

    /// A log of the last `limit` changes.
    init(limit: Int = 1024) {
        self.limit = limit
    }

    /// Counts one more change, which `message` tells with its number.
    mutating func add(_ message: (_ sequence: Int) -> EditorMessage) -> EditorMessage {
        sequence += 1
        let message = message(sequence)
        messages.append(message)
        if messages.count > limit { messages.removeFirst(messages.count - limit) }
        return message
    }

    /// Counts one more change, which nobody can be told without the whole state.
    mutating func restart() {
        sequence += 1
        messages = []
    }

    /// The changes after `known`; nil where they are not there any more, or never were.
    func changes(after known: Int) -> ArraySlice<EditorMessage>? {
        let missing = sequence - known
        guard (0...messages.count).contains(missing) else { return nil }
        return messages.suffix(missing)
    }
}
