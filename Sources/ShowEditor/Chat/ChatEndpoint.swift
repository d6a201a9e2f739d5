import Foundation

/// Where a model answers in the chat: a service that speaks as OpenAI's does.
public struct ChatEndpoint: Sendable {
    /// Why there is no such service.
    public enum Fault: Error, Hashable, Sendable {
        /// The address is no `http:` or `https:` URL with a host.
        case notWeb
        /// The address has a name, a password or a query in it, which others could read.
        case holdsSecret
        /// The key has characters that no key has.
        case badKey
        /// The model's name is longer than 200 characters, or has line breaks in it.
        case badModel
    }

    /// The address of completions.
    let url: URL
    /// The model; nil for what the service takes where none is named.
    let model: String?
    private let key: String?

    /// The service whose addresses begin with `url`, such as `https://api.openai.com/v1`.
    ///
    /// - Parameters:
    ///   - model: the model's name; nil for what the service takes where none is named.
    ///   - key: what the service wants to know of who asks; nil for a service that asks nobody.
    public init(url: String, model: String?, key: String?) throws(Fault) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            ["http", "https"].contains(parts.scheme?.lowercased()), let address = parts.url
        else { throw .notWeb }
        let isPlain = parts.user == nil && parts.password == nil && parts.query == nil
        guard isPlain, parts.fragment == nil else { throw .holdsSecret }
        if let key, !key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) || key.utf8.count > 4096 {
            throw .badKey
        }
        if let model, model.count > 200 || model.contains(where: \.isNewline) { throw .badModel }
        self.url = address.appendingPathComponent("chat/completions")
        self.model = model
        self.key = key
    }

    /// The service, for people: its address without what follows the port.
    var server: String {
        let port = url.port.map { ":\($0)" } ?? ""
        return "\(url.scheme ?? "")://\(url.host ?? "")\(port)"
    }

    /// Whether it wants to know who asks.
    var hasKey: Bool { key != nil }

    /// Whether a key goes over the network for all to read.
    public var showsKey: Bool {
        let local: Set = ["127.0.0.1", "::1", "[::1]", "localhost"]
        return hasKey && url.scheme?.lowercased() == "http" && !local.contains(url.host ?? "")
    }

    /// What a header says of who asks; nil where nobody is asked.
    var authorization: String? { key.map { "Bearer \($0)" } }

    /// `text` of the service, as it may be shown: without the key, in one line of 300 characters at
    /// most.
    func shown(_ text: String) -> String {
        let safe = key.map { text.replacingOccurrences(of: $0, with: "…") } ?? text
        let words = safe.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        return String(words.prefix(300))
    }
}

extension ChatEndpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The service's address, without the key.
    public var description: String { server }
    /// The service's address, without the key.
    public var debugDescription: String { server }
    /// Nothing of what is in it.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension ChatEndpoint.Fault: CustomStringConvertible {
    /// What is wrong, and what to write; without what was written, which may be secret.
    public var description: String {
        switch self {
        case .notWeb:
            "the chat's address is no http:// or https:// URL, such as https://api.openai.com/v1"
        case .holdsSecret:
            "the chat's address has a user, a query or a fragment in it; a key belongs into "
                + "$LIGHTSHOW_CHAT_KEY"
        case .badKey:
            "$LIGHTSHOW_CHAT_KEY is no key: it has other characters than letters, digits and signs"
        case .badModel: "the chat's model is to be one line of 200 characters at most"
        }
    }
}
