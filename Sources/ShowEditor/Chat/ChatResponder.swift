/// Who answers in the chat: an echo, or a model behind the same protocol.
public protocol ChatResponder: Sendable {
    /// Whether it only says back what it hears: people are told that no model answers.
    var isEcho: Bool { get }

    /// Answers `question`, piece by piece.
    func answer(_ question: ChatQuestion) -> AsyncThrowingStream<ChatAnswer, any Error>
}

/// What is asked, and what there is to know of the show.
public struct ChatQuestion: Hashable, Sendable {
    /// Something that was said.
    public struct Line: Hashable, Sendable {
        /// Whether the user said it, not the assistant.
        public let isUser: Bool
        /// What was said.
        public let text: String

        /// What the user said, or the assistant.
        public init(isUser: Bool, text: String) {
            (self.isUser, self.text) = (isUser, text)
        }
    }

    /// What was said before, oldest first, and the question last.
    public let talk: [Line]
    /// The state of show and song as JSON in one line: what `initial` tells of them, of where the song
    /// is, and of what was proposed.
    public let show: String

    /// The question at the end of `talk`, about `show`.
    public init(talk: [Line], show: String) {
        (self.talk, self.show) = (talk, show)
    }
}

/// A piece of an answer.
public enum ChatAnswer: Hashable, Sendable {
    /// Text to append.
    case text(String)
    /// Edits to take up or drop as one: client messages as JSON, one each.
    case proposal(text: String, edits: [[UInt8]])
}

extension ChatResponder {
    /// Whoever answers is taken for more than an echo.
    public var isEcho: Bool { false }
}

/// Says back what it hears, word by word.
public struct EchoResponder: ChatResponder {
    /// An echo.
    public init() {}

    public var isEcho: Bool { true }

    public func answer(_ question: ChatQuestion) -> AsyncThrowingStream<ChatAnswer, any Error> {
        let text = question.talk.last?.text ?? ""
        return AsyncThrowingStream { answer in
            for word in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                answer.yield(.text(word.offset == 0 ? String(word.element) : " \(word.element)"))
            }
            answer.finish()
        }
    }
}
