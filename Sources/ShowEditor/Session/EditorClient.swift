public import WebServer

/// Somebody who edits: one connection, as the session sees it.
public protocol EditorClient: Sendable {
    /// Takes a message for the wire; never waits. Good from any thread.
    func send(_ message: EditorMessage)
}

extension ClientConnection: EditorClient {
    public func send(_ message: EditorMessage) {
        send(message.outgoing, as: message.delivery)
    }
}

/// A message for the wire: made once for all who get it.
public struct EditorMessage: Sendable {
    /// What is in it.
    public enum Content: Hashable, Sendable {
        /// JSON in UTF-8.
        case text([UInt8])
        /// PROTOCOL.md, "Binary messages".
        case binary([UInt8])
    }

    /// What is in it.
    public let content: Content
    /// What becomes of it while a client is slow.
    public let delivery: Delivery
    let outgoing: OutgoingMessage

    init(_ content: Content, as delivery: Delivery = .ordered) {
        self.content = content
        self.delivery = delivery
        self.outgoing =
            switch content {
            case .text(let bytes): .text(utf8: bytes)
            case .binary(let bytes): .binary(bytes)
            }
    }
}

/// What a client that comes again knows: `/ws?session=…&seq=…`.
public struct Greeting: Hashable, Sendable {
    /// The session that it was in.
    public let session: String
    /// The last `seq` that it has seen.
    public let sequence: Int

    /// A client that has seen all of `session` up to `sequence`.
    public init(session: String, sequence: Int) {
        self.session = session
        self.sequence = sequence
    }

    /// What the link of a WebSocket says; nil where it says nothing of it.
    public init?(query: [String: String]) {
        guard let session = query["session"], let sequence = query["seq"].flatMap({ Int($0) })
        else { return nil }
        self.init(session: session, sequence: sequence)
    }
}
