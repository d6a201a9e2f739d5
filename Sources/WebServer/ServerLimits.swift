/// What one server gives at most, so that no client can take from the others. Times are in
/// milliseconds, sizes in bytes.
public struct ServerLimits: Hashable, Sendable {
    /// WebSocket clients at once: 256. More are told to try again later (close code 1013).
    public var clients = 256
    /// Connections at once, clients among them: 512. More are closed as soon as they come.
    public var connections = 512
    /// Sound files being sent at once: 64. More are answered 503.
    public var sounds = 64

    /// The longest message from a client, whole, also where it comes in pieces: 1 MB. Longer ones
    /// close the connection (1009).
    public var messageBytes = 1 << 20
    /// Messages of one client that wait for the receiver before its connection is read no further:
    /// 64.
    public var messagesInWork = 64
    /// Bytes of messages that wait like that: 1 MB.
    public var bytesInWork = 1 << 20

    /// Messages that wait for one slow client: 1,024.
    public var queuedMessages = 1_024
    /// Bytes of messages that wait for one slow client: 4 MB. One message alone may be longer.
    public var queuedBytes = 4 << 20

    /// The whole head of a request: 16 KB. Longer ones are answered 431.
    public var headBytes = 16 << 10
    /// Fields in the head of a request: 64.
    public var headFields = 64
    /// From the connection's begin until its first request has come whole: 10 s.
    public var requestMilliseconds = 10_000
    /// From an answer until the next request of the same connection has come whole: 60 s.
    public var idleMilliseconds = 60_000
    /// Until a client has taken an answer, or the next megabyte of a sound: 120 s.
    public var stallMilliseconds = 120_000

    /// Between two pings to a client: 20 s. When two are unanswered and a third is due, the client
    /// is gone.
    public var pingMilliseconds = 20_000
    /// How long a connection that ends may take to say goodbye: 1 s. When the server stops, half a
    /// second whatever stands here.
    public var closeMilliseconds = 1_000

    /// The limits named above.
    public init() {}
}
