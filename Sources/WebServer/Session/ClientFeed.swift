internal import NIOCore

/// What happened to one client, in order, on its way to the receiver.
struct ClientFeed: Sendable {
    private enum Event: Sendable {
        case connected
        case received(IncomingMessage)
        case fellBehind
        case disconnected
    }

    private let events: AsyncStream<Event>.Continuation

    /// Begins to tell `receiver` about `client`; it is told that it has connected.
    ///
    /// What waits here is bounded: the client's connection is not read while its backlog is full.
    init(
        _ client: ClientConnection,
        to receiver: any ClientReceiver,
        whenDone: @escaping @Sendable () -> Void
    ) {
        let (stream, events) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        events.yield(.connected)
        Task {
            for await event in stream { await Self.tell(receiver, event, client) }
            whenDone()
        }
    }

    func received(_ message: IncomingMessage) { events.yield(.received(message)) }

    func fellBehind() { events.yield(.fellBehind) }

    /// The last that is told.
    func disconnected() {
        events.yield(.disconnected)
        events.finish()
    }

    private static func tell(
        _ receiver: any ClientReceiver,
        _ event: Event,
        _ client: ClientConnection
    ) async {
        switch event {
        case .connected: await receiver.connected(client)
        case .received(let message):
            await receiver.received(message, from: client.id)
            client.tell(.finished(bytes: message.byteCount))
        case .fellBehind:
            client.outbox.startAnew()
            await receiver.fellBehind(client.id)
            if client.outbox.finishStart() { client.wake() }
        case .disconnected: await receiver.disconnected(client.id)
        }
    }
}
