internal import Synchronization

/// What waits to be sent to one client. Anyone puts in; the client's connection takes out.
final class Outbox: Sendable {
    private enum State {
        /// Messages wait and go out.
        case open
        /// Too much waited and was dropped; so is everything else until the client reads again.
        case behind(isTold: Bool)
        /// The receiver is being told: messages wait, but none goes out before the full state.
        case starting
        /// The client has gone.
        case closed
    }

    private struct Content {
        var queue = MessageQueue()
        var state = State.open
        /// Whether the connection was asked to look in, and has not yet.
        var isAsked = false
    }

    /// What the connection finds when it looks in.
    enum Found {
        case message(OutgoingMessage)
        /// The client fell behind, and the receiver is to be told, once.
        case gap
        case nothing
    }

    private let content = Mutex(Content())
    private let limits: ServerLimits

    init(limits: ServerLimits) {
        self.limits = limits
    }

    /// Puts a message in.
    ///
    /// - Returns: whether the connection must be asked to look in.
    func put(_ message: OutgoingMessage, as delivery: Delivery) -> Bool {
        content.withLock { content in
            switch content.state {
            case .closed, .behind: return false
            case .starting where delivery == .fullState:
                content.queue.removeAll()
                content.state = .open
            case .starting, .open: break
            }
            content.queue.append(message, key: delivery.key)
            if isTooMuch(content.queue) {
                content.queue.removeAll()
                content.state = .behind(isTold: false)
            }
            if case .starting = content.state { return false }
            defer { content.isAsked = true }
            return !content.isAsked
        }
    }

    /// One message alone may be longer than the limit: the full state of a large show is.
    private func isTooMuch(_ queue: MessageQueue) -> Bool {
        queue.count > limits.queuedMessages || queue.count > 1 && queue.bytes > limits.queuedBytes
    }

    /// The connection begins to look in: whoever puts in from now on must ask again.
    func look() {
        content.withLock { $0.isAsked = false }
    }

    /// Takes out what goes to the client next. Asked only while it takes more.
    func next() -> Found {
        content.withLock { content in
            switch content.state {
            case .open: return content.queue.next().map(Found.message) ?? .nothing
            case .behind(isTold: false):
                content.state = .behind(isTold: true)
                return .gap
            case .behind, .starting, .closed: return .nothing
            }
        }
    }

    /// The receiver is about to be told of the gap: messages are taken again.
    func startAnew() {
        content.withLock { content in
            if case .behind = content.state { content.state = .starting }
        }
    }

    /// The receiver has been told; what waits goes out, even without a full state.
    ///
    /// - Returns: whether the connection must be asked to look in.
    func finishStart() -> Bool {
        content.withLock { content in
            guard case .starting = content.state else { return false }
            content.state = .open
            defer { content.isAsked = true }
            return !content.isAsked
        }
    }

    /// Whether the client is still there.
    var isInUse: Bool {
        content.withLock { content in
            if case .closed = content.state { false } else { true }
        }
    }

    /// The client has gone.
    func close() {
        content.withLock { content in
            content.queue.removeAll()
            content.state = .closed
        }
    }
}

extension Delivery {
    fileprivate var key: String? {
        if case .latest(let key) = self { key } else { nil }
    }
}
