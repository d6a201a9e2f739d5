internal import Glibc
internal import NIOCore
internal import NIOPosix

/// A server for pages, sound files and WebSocket clients, on a thread of its own. It knows nothing
/// of what it carries.
///
/// One thread serves all: a client that is slow has its own bounded queue, and nothing waits for
/// it.
public final class WebServer: Sendable {
    /// Where it listens, with the real port.
    public let address: ListenAddress

    private let listener: any Channel
    private let group: MultiThreadedEventLoopGroup
    private let service: Service

    /// Begins to serve `site` at `address`, and tells `receiver` about WebSocket clients.
    ///
    /// - Parameter prepareThread: called first on the server's own thread.
    /// - Throws: `WebServerError` where it cannot listen there, or where others in the network could
    ///   and `access` has no token.
    public static func start(
        _ site: Website,
        at address: ListenAddress,
        access: AccessRules,
        limits: ServerLimits = ServerLimits(),
        receiver: any ClientReceiver,
        prepareThread: @escaping @Sendable () -> Void = {}
    ) async throws(WebServerError) -> WebServer {
        let doorkeeper = try Doorkeeper(address: address, access: access)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        group.next().execute(prepareThread)
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        let service = Service(
            limits: limits,
            router: Router(site: site, doorkeeper: doorkeeper),
            findSound: site.sound,
            receiver: receiver,
            connections: ConnectionTable(limits: limits),
            threads: threads
        )
        do {
            let listener = try await bootstrap(service, on: group)
                .bind(host: address.host, port: Int(address.port)).get()
            return WebServer(listener: listener, at: address, group: group, service: service)
        } catch {
            threads.shutdownGracefully { _ in }
            try? await group.shutdownGracefully()
            throw cause(of: error, at: address)
        }
    }

    private init(
        listener: any Channel,
        at address: ListenAddress,
        group: MultiThreadedEventLoopGroup,
        service: Service
    ) {
        self.listener = listener
        self.group = group
        self.service = service
        let port = listener.localAddress?.port.flatMap(UInt16.init(exactly:))
        self.address = ListenAddress(host: address.host, port: port ?? address.port)
    }

    /// Says goodbye to all clients (close code 1001) and ends, within a second, whether they answer
    /// or not. The receiver has been told that they left, unless it takes longer than that to
    /// listen. Asked again it does nothing.
    public func stop() async {
        guard let connections = service.connections.close() else { return }
        listener.close(promise: nil)
        let loop = listener.eventLoop
        for channel in connections {
            let event = ServerEvent.close(.goingAway, "the server ends")
            channel.triggerUserOutboundEvent(event, promise: nil)
        }
        let end = loop.makePromise(of: Void.self)
        loop.scheduleTask(in: .milliseconds(500)) {
            for channel in connections { channel.close(promise: nil) }
        }
        loop.scheduleTask(in: .milliseconds(800)) { end.succeed() }
        service.connections.whenEmpty(end)
        try? await end.futureResult.get()
        // A thread that waits for a disk is not waited for.
        service.threads.shutdownGracefully { _ in }
        try? await group.shutdownGracefully()
    }
}

/// How new connections are taken, and with what buffers.
private func bootstrap(
    _ service: Service,
    on group: MultiThreadedEventLoopGroup
) -> ServerBootstrap {
    // Little is kept in the kernel for a client that does not read: what waits there is old when it
    // comes. What waits here is replaced by newer.
    let unsent = ChannelOptions.Types.SocketOption(
        level: .tcp,
        name: NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT)
    )
    return ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer(service.prepare)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelOption(.socketOption(.so_sndbuf), value: 256 << 10)
        .childChannelOption(.socketOption(.so_rcvbuf), value: 128 << 10)
        .childChannelOption(unsent, value: 64 << 10)
        .childChannelOption(.writeBufferWaterMark, value: .init(low: 16 << 10, high: 32 << 10))
        .childChannelOption(
            .recvAllocator,
            value: FixedSizeRecvByteBufferAllocator(capacity: 16 << 10)
        )
        .childChannelOption(.maxMessagesPerRead, value: 1)
}

/// Why listening failed, in words of this room.
private func cause(of error: any Error, at address: ListenAddress) -> WebServerError {
    switch (error as? IOError)?.errnoCode {
    case EADDRINUSE: .portInUse(address)
    case EADDRNOTAVAIL: .notOurAddress(address)
    case EACCES: .notAllowed(address)
    case let code: .system(address, cause: code ?? EIO)
    }
}
