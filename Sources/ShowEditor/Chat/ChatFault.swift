/// Why there is no answer of a model, or no more of one: told in the chat, with what to do about it.
///
/// No case carries the key, and none what a server says of it.
public enum ChatFault: Error, Hashable, Sendable {
    /// No connection to the server, because of `reason`.
    case unreachable(server: String, reason: String)
    /// Nothing came for so long.
    case silent(Duration)
    /// The answer took longer than that.
    case endless(Duration)
    /// The server does not know the key, or knows of none (401, 403).
    case denied(status: Int, hasKey: Bool)
    /// There is no such address, or no such model (404).
    case notFound(server: String, said: String?)
    /// Too many questions, or no credit left (429).
    case exhausted(said: String?)
    /// The server itself failed (5xx).
    case failed(status: Int)
    /// The server is elsewhere (3xx).
    case moved(status: Int)
    /// The server does not take the question (any other status).
    case refused(status: Int, said: String?)
    /// What came is no streamed completion.
    case notUnderstood
    /// In the middle of an answer the server told of an error.
    case told(String)
    /// The connection ended in the middle of an answer.
    case brokeOff
    /// The answer is larger than anything of use.
    case tooLarge
}

extension ChatFault: CustomStringConvertible {
    /// What is wrong and what to do about it, in a sentence.
    public var description: String {
        switch self {
        case .unreachable(let server, let reason):
            "the chat's server \(server) cannot be reached: \(reason); is it running, and is --chat-url right?"
        case .silent(let time):
            "nothing came from the chat's server for \(time.components.seconds) s; ask again, or look at the server"
        case .endless(let time):
            "the answer took longer than \(time.components.seconds) s and was ended; ask for less at once"
        case .denied(let status, true):
            "the chat's server does not accept the key (\(status)): give a valid one in $LIGHTSHOW_CHAT_KEY and start again"
        case .denied(let status, false):
            "the chat's server wants a key (\(status)): give it in $LIGHTSHOW_CHAT_KEY and start again"
        case .notFound(let server, let said):
            "\(server) has no such address or model (404)\(quoted(said)); --chat-url is to end before "
                + "/chat/completions, mostly with /v1, and --chat-model must name a model that it has"
        case .exhausted(let said):
            "the chat's server takes no more questions now (429)\(quoted(said)); wait a minute, or look at the account's limits"
        case .failed(let status):
            "the chat's server failed (\(status)); ask again in a moment"
        case .moved(let status):
            "the chat's server is at another address (\(status)); give that one as --chat-url"
        case .refused(let status, let said):
            "the chat's server does not take the question (\(status))\(quoted(said)); it may need "
                + "--chat-model, or a model that knows tools"
        case .notUnderstood:
            "what came is no streamed chat completion; is --chat-url the address of an OpenAI-compatible service?"
        case .told(let message):
            "the chat's server ended the answer\(quoted(message)); ask again"
        case .brokeOff:
            "the connection ended in the middle of the answer; ask again"
        case .tooLarge:
            "the answer is too large to be taken; ask for less at once"
        }
    }

    private func quoted(_ said: String?) -> String { said.map { ": “\($0)”" } ?? "" }
}
