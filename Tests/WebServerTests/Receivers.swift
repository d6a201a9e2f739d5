import WebServer

/// Sends every message back.
actor Echo: ClientReceiver {
    private var clients: [ClientID: ClientConnection] = [:]

    func connected(_ client: ClientConnection) { clients[client.id] = client }

    func received(_ message: IncomingMessage, from client: ClientID) {
        switch message {
        case .text(let text): clients[client]?.send(.text(text))
        case .binary(let bytes): clients[client]?.send(.binary(bytes))
        }
    }

    func fellBehind(_ client: ClientID) {}

    func disconnected(_ client: ClientID) { clients[client] = nil }
}

/// What a receiver was told.
enum Told: Hashable, Sendable {
    case connected(ClientID)
    case received(IncomingMessage, ClientID)
    case fellBehind(ClientID)
    case disconnected(ClientID)
}

/// Writes down what it is told, and lets a test wait for it.
actor Recorder: ClientReceiver {
    private(set) var told: [Told] = []
    private(set) var clients: [ClientConnection] = []
    private var waiters: [(Int, CheckedContinuation<Void, Never>)] = []
    private let onFellBehind: @Sendable (ClientConnection) -> Void

    init(onFellBehind: @escaping @Sendable (ClientConnection) -> Void = { _ in }) {
        self.onFellBehind = onFellBehind
    }

    func connected(_ client: ClientConnection) {
        clients.append(client)
        note(.connected(client.id))
    }

    func received(_ message: IncomingMessage, from client: ClientID) {
        note(.received(message, client))
    }

    func fellBehind(_ client: ClientID) {
        note(.fellBehind(client))
        if let connection = clients.first(where: { $0.id == client }) { onFellBehind(connection) }
    }

    func disconnected(_ client: ClientID) { note(.disconnected(client)) }

    private func note(_ event: Told) {
        told.append(event)
        for (count, waiter) in waiters where count <= told.count { waiter.resume() }
        waiters.removeAll { $0.0 <= told.count }
    }

    /// The first `count` things told, as soon as there are so many.
    func told(atLeast count: Int) async -> [Told] {
        if told.count < count {
            await withCheckedContinuation { waiters.append((count, $0)) }
        }
        return told
    }

    /// The clients, as soon as `count` have come and nothing else was told.
    func clients(_ count: Int) async -> [ClientConnection] {
        _ = await told(atLeast: count)
        return clients
    }

    /// The client number `number`, as soon as it has come, whatever else was told.
    func client(number: Int) async -> ClientConnection {
        while true {
            if let client = clients.first(where: { $0.id.number == number }) { return client }
            _ = await told(atLeast: told.count + 1)
        }
    }
}
