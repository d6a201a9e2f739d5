public import WebServer

/// Hands what clients of the web server say to the session.
public struct EditorReceiver: ClientReceiver {
    private let session: EditorSession

    /// The way to `session`.
    public init(_ session: EditorSession) {
        self.session = session
    }

    public func connected(_ client: ClientConnection) async {
        let greeting = Greeting(query: client.query)
        await session.connect(client, number: client.id.number, greeting: greeting)
    }

    public func receivesAtOnce(
        _ message: IncomingMessage,
        from client: ClientID,
        isNext: Bool
    ) -> Bool {
        guard case .text(let text) = message, text.utf8.count <= mostBytesAtOnce else {
            return false
        }
        return session.desk.takes(Array(text.utf8), from: client.number, isNext: isNext)
    }

    public func received(_ message: IncomingMessage, from client: ClientID) async {
        switch message {
        case .text(let text): await session.receive(Array(text.utf8), from: client.number)
        case .binary: await session.refuseBytes(from: client.number)
        }
    }

    public func fellBehind(_ client: ClientID) async {
        await session.fellBehind(client.number)
    }

    public func disconnected(_ client: ClientID) async {
        await session.disconnect(client.number)
    }
}

/// What can be read at once: some hundred slots.
private let mostBytesAtOnce = 16 << 10
