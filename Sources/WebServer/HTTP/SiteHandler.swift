internal import NIOCore
internal import NIOHTTP1

/// One connection of a browser: requests in, answers out, one at a time.
///
/// It lives on the event loop and waits for nothing there.
final class SiteHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    let service: Service
    private var request: HTTPRequestHead?
    /// The request for a sound that is being looked for.
    var wanted: HTTPRequestHead?
    private var timer: Scheduled<Void>?
    /// Whether the last answer of this connection is on its way or has gone.
    private var isLast = false

    init(service: Service) {
        self.service = service
    }

    // MARK: - Coming and going

    func channelActive(context: ChannelHandlerContext) {
        expect(within: service.limits.requestMilliseconds, context: context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        promise?.succeed()
        switch event as? ServerEvent {
        case .close: context.close(promise: nil)
        case .found(let file): found(file, context: context)
        default: break
        }
    }

    /// Closes the connection unless the next step comes in time.
    func expect(within milliseconds: Int, context: ChannelHandlerContext) {
        unless(within: milliseconds, context: context) { context.close(promise: nil) }
    }

    /// Does something unless the next step comes in time.
    func unless(
        within milliseconds: Int,
        context: ChannelHandlerContext,
        _ late: @escaping () -> Void
    ) {
        timer?.cancel()
        let time = TimeAmount.milliseconds(Int64(milliseconds))
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time, late)
    }

    // MARK: - In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isLast else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            request = head
            // What announces a body is refused; there is no need to hear it.
            if hasBody(head) { take(context: context) }
        case .body: break
        case .end: take(context: context)
        }
    }

    private func take(context: ChannelHandlerContext) {
        guard let head = request else { return }
        request = nil
        timer?.cancel()
        switch service.router.verdict(on: head, port: context.channel.localAddress?.port ?? 0) {
        case .answer(let answer): send(answer, to: head, context: context)
        case .sound(let name): findSound(name, for: head, context: context)
        case .socket:
            // The first request of a connection has been taken to the WebSocket before it comes
            // here.
            let words = "a WebSocket begins with the first request of its connection"
            send(.refusal(.badRequest, words, closes: true), to: head, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A WebSocket that was refused is answered like any other request.
        if error is HTTPServerUpgradeErrors || isRefusedUpgrade(error) { return }
        guard let fault = error as? HTTPParserError, !isLast else {
            return context.close(promise: nil)
        }
        let answer: Answer =
            switch fault {
            case .headerOverflow:
                .refusal(.requestHeaderFieldsTooLarge, "the request is too long", closes: true)
            case .invalidVersion:
                .refusal(.httpVersionNotSupported, "this server speaks HTTP/1.1", closes: true)
            default: .refusal(.badRequest, "this is no HTTP request", closes: true)
            }
        send(answer, to: nil, context: context)
    }

    // MARK: - Out

    /// Sends an answer whose content is in memory.
    func send(_ answer: Answer, to head: HTTPRequestHead?, context: ChannelHandlerContext) {
        begin(answer, to: head, context: context)
        var body = HTTPServerResponsePart.body(.byteBuffer(answer.body))
        if head?.method == .HEAD { body = .body(.byteBuffer(ByteBuffer())) }
        // The next request is looked at when the client has taken this answer: then no more than
        // one waits for a client that asks and does not listen.
        let sent = context.eventLoop.makePromise(of: Void.self)
        expect(within: service.limits.stallMilliseconds, context: context)
        context.writeAndFlush(wrapOutboundOut(body), promise: sent)
        sent.futureResult.assumeIsolated().whenSuccess { self.end(context: context) }
    }

    /// Writes the head of an answer.
    func begin(_ answer: Answer, to head: HTTPRequestHead?, context: ChannelHandlerContext) {
        var answer = answer
        answer.closes =
            answer.closes || head.map { !$0.isKeepAlive || !isReadOnly($0.method) } ?? true
        isLast = answer.closes
        let responseHead = answer.head(host: head.flatMap(host(of:)), now: httpDate())
        context.write(wrapOutboundOut(.head(responseHead)), promise: nil)
    }

    /// Ends an answer. A step of its own, so that many requests at once do not pile up on the
    /// stack.
    func end(context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().execute {
            guard context.channel.isActive else { return }
            let isLast = self.isLast
            let wait =
                isLast
                ? self.service.limits.closeMilliseconds : self.service.limits.idleMilliseconds
            self.expect(within: wait, context: context)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
            // The other side is read until it closes, too: else what it still sends would make the
            // kernel take the answer back.
            if isLast { context.close(mode: .output, promise: nil) }
        }
    }
}

/// Whether a request cannot have more behind its head that nobody wants to read.
private func isReadOnly(_ method: HTTPMethod) -> Bool { method == .GET || method == .HEAD }
