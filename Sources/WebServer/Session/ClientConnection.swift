internal import NIOCore

/// The way to one client. All of it may be called from anywhere, waits for nothing, and does
/// nothing once the client has gone.
public struct ClientConnection: Sendable {
    /// Which client it is.
    public let id: ClientID
    /// Where it comes from, for people: `127.0.0.1:51234`.
    public let address: String
    /// What stood behind the question mark of the link it came by, decoded, without the token:
    /// `["session": "6f1c"]`.
    public let query: [String: String]

    let outbox: Outbox
    let channel: any Channel

    /// Sends a message: at once to a client that keeps up. For one that does not, it waits as
    /// `delivery` says; when more waits than the limits allow, all of it is dropped, and the
    /// receiver's `fellBehind` is called once the client reads again.
    public func send(_ message: OutgoingMessage, as delivery: Delivery = .ordered) {
        if outbox.put(message, as: delivery) { wake() }
    }

    /// Ends the connection; messages that still wait are dropped.
    ///
    /// - Parameter reason: for people, 123 bytes of UTF-8 at most; what is longer is cut.
    public func close(code: CloseCode = .normal, reason: String = "") {
        tell(.close(code, reason))
    }

    /// Has the connection look into the outbox.
    func wake() { tell(.mail) }

    /// Tells the connection something, as long as there is one: the thread it lived on may have
    /// ended.
    func tell(_ event: ServerEvent) {
        guard outbox.isInUse else { return }
        channel.triggerUserOutboundEvent(event, promise: nil)
    }
}

/// What a connection is told by the other parts of the server.
enum ServerEvent: Sendable {
    /// Something lies in the outbox.
    case mail
    /// The client is to be sent away.
    case close(CloseCode, String)
    /// The sound file asked for has been looked for.
    case found(SoundFile?)
    /// The receiver is done with a message of this many bytes.
    case finished(bytes: Int)
}
