internal import NIOCore
internal import NIOWebSocket

/// One client's end of the WebSocket: frames in, messages to the receiver, messages out (RFC 6455).
///
/// It lives on the event loop and waits for nothing there.
final class SessionHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private enum State {
        /// No client yet.
        case new
        case open(ClientConnection, ClientFeed)
        /// The close frame is under way; whatever comes is thrown away.
        case closing
    }

    private let query: [String: String]
    private let service: Service
    private var state = State.new
    private var isCounted = false

    private var assembler: MessageAssembler
    private var backlog: Backlog
    private var allowance = Allowance()
    /// Whether a read was asked for while the backlog was full.
    private var isReadHeld = false

    private var isSending = false
    /// The answer to the newest ping that came while the client took nothing (RFC 6455, 5.5.3).
    private var waitingPong: ByteBuffer?
    private var unansweredPings = 0
    private var nextPing: Scheduled<Void>?
    private var lastWord: Scheduled<Void>?

    init(query: [String: String], service: Service) {
        self.query = query
        self.service = service
        self.assembler = MessageAssembler(messageBytes: service.limits.messageBytes)
        self.backlog = Backlog(limits: service.limits)
    }

    // MARK: - Coming and going

    func handlerAdded(context: ChannelHandlerContext) {
        guard let id = service.connections.admitClient() else {
            return sayGoodbye(.tryAgainLater, reason: "too many clients", context: context)
        }
        isCounted = true
        let client = ClientConnection(
            id: id,
            address: address(of: context.channel),
            query: query,
            outbox: Outbox(limits: service.limits),
            channel: context.channel
        )
        let connections = service.connections
        let feed = ClientFeed(client, to: service.receiver) { connections.feedEnded() }
        state = .open(client, feed)
        schedulePing(context: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
    }

    private func end() {
        leave()
        lastWord?.cancel()
        if isCounted { service.connections.clientLeft() }
        isCounted = false
    }

    /// The client is of no use to the receiver any more.
    private func leave() {
        nextPing?.cancel()
        if case .open(let client, let feed) = state {
            client.outbox.close()
            feed.disconnected()
        }
        state = .closing
    }

    /// Says why the connection ends, ends this side of it, and gives the other a moment to do so,
    /// too.
    private func sayGoodbye(_ code: CloseCode?, reason: String, context: ChannelHandlerContext) {
        leave()
        waitingPong = nil
        var data = ByteBuffer()
        if let code {
            data.writeInteger(code.number)
            data.writeString(cut(reason, toBytes: 123))
        }
        let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
        context.close(mode: .output, promise: nil)
        let patience = TimeAmount.milliseconds(Int64(service.limits.closeMilliseconds))
        lastWord = context.eventLoop.assumeIsolated().scheduleTask(in: patience) {
            context.close(promise: nil)
        }
        release(context: context)
    }

    // MARK: - In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .open(let client, let feed) = state else { return }
        do {
            switch try assembler.take(unwrapInboundIn(data)) {
            case .piece: break
            case .message(let message):
                let isNext = backlog.isEmpty
                if allowance.take(),
                    service.receiver.receivesAtOnce(message, from: client.id, isNext: isNext)
                {
                    return
                }
                backlog.began(bytes: message.byteCount)
                feed.received(message)
            case .ping(let data): answer(data, context: context)
            case .pong: unansweredPings = 0
            case .close(let code): sayGoodbye(code, reason: "", context: context)
            }
        } catch {
            sayGoodbye(error.code, reason: error.reason, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? NIOWebSocketError else { return context.close(promise: nil) }
        guard case .open = state else { return }
        let fault: FrameFault = error == .invalidFrameLength ? .tooLong : .control
        sayGoodbye(fault.code, reason: fault.reason, context: context)
    }

    func read(context: ChannelHandlerContext) {
        if case .open = state, backlog.isFull {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    private func release(context: ChannelHandlerContext) {
        guard isReadHeld else { return }
        isReadHeld = false
        unansweredPings = 0
        context.read()
    }

    // MARK: - Out

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        promise?.succeed()
        guard case .open = state, let event = event as? ServerEvent else { return }
        switch event {
        case .mail: send(context: context)
        case .close(let code, let reason): sayGoodbye(code, reason: reason, context: context)
        case .finished(let bytes):
            backlog.finished(bytes: bytes)
            if !backlog.isFull { release(context: context) }
        case .found: break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        send(context: context)
        context.fireChannelWritabilityChanged()
    }

    /// Sends what waits for as long as the client takes it; each batch is one system call.
    private func send(context: ChannelHandlerContext) {
        guard !isSending, case .open(let client, let feed) = state else { return }
        isSending = true
        defer { isSending = false }
        while context.channel.isWritable {
            guard writeBatch(of: client.outbox, feed, context: context) else { return }
            context.flush()
        }
    }

    /// Writes until the client takes no more; false where there was nothing.
    private func writeBatch(
        of outbox: Outbox,
        _ feed: ClientFeed,
        context: ChannelHandlerContext
    ) -> Bool {
        var isAnything = false
        if let pong = waitingPong {
            waitingPong = nil
            write(.pong, pong, context: context)
            isAnything = true
        }
        outbox.look()
        while context.channel.isWritable {
            switch outbox.next() {
            case .message(let message):
                write(message.opcode, message.payload, context: context)
                isAnything = true
            case .gap: feed.fellBehind()
            case .nothing: return isAnything
            }
        }
        return isAnything
    }

    private func write(
        _ opcode: WebSocketOpcode,
        _ data: ByteBuffer,
        context: ChannelHandlerContext
    ) {
        let frame = WebSocketFrame(fin: true, opcode: opcode, data: data)
        context.write(wrapOutboundOut(frame), promise: nil)
    }

    // MARK: - Signs of life

    private func answer(_ data: ByteBuffer, context: ChannelHandlerContext) {
        waitingPong = data
        send(context: context)
    }

    private func schedulePing(context: ChannelHandlerContext) {
        let time = TimeAmount.milliseconds(Int64(service.limits.pingMilliseconds))
        nextPing = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            self.ping(context: context)
        }
    }

    /// Asks whether the client is still there. While its messages wait for the receiver nothing is
    /// read, and so its silence says nothing.
    private func ping(context: ChannelHandlerContext) {
        guard case .open = state else { return }
        guard unansweredPings < 2 || isReadHeld else {
            leave()
            return context.close(promise: nil)
        }
        if !isReadHeld {
            unansweredPings += 1
            write(.ping, ByteBuffer(), context: context)
            context.flush()
        }
        schedulePing(context: context)
    }
}

/// Where a connection comes from, for people.
private func address(of channel: any Channel) -> String {
    guard let address = channel.remoteAddress, let ip = address.ipAddress else { return "unknown" }
    return "\(ip.contains(":") ? "[\(ip)]" : ip):\(address.port ?? 0)"
}

/// The beginning of `text`, whole characters only.
private func cut(_ text: String, toBytes most: Int) -> String {
    var text = text
    while text.utf8.count > most { text.removeLast() }
    return text
}
