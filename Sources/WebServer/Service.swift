internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOWebSocket

/// What all connections of one server share.
struct Service: Sendable {
    let limits: ServerLimits
    let router: Router
    let findSound: Website.SoundFinder
    let receiver: any ClientReceiver
    let connections: ConnectionTable
    /// Where calls are made that may wait for the disk.
    let threads: NIOThreadPool

    /// Makes a new connection speak HTTP, and WebSocket where the router says so.
    func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard connections.admit(channel) else { return channel.close() }
        return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withServerUpgrade: (upgraders: [upgrader()], completionHandler: { _ in }),
                withErrorHandling: false,
                withEncoderConfiguration: HTTPResponseEncoder.Configuration(),
                withDecoderLimitConfiguration: headLimits
            )
            try pipeline.addHandler(SiteHandler(service: self))
        }
    }

    private var headLimits: NIOHTTPDecoderLimitConfiguration {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderListSize = limits.headBytes
        configuration.maxHeaderFieldSize = limits.headBytes
        configuration.maxHeaderFieldCount = limits.headFields
        return configuration
    }

    private func upgrader() -> NIOWebSocketServerUpgrader {
        NIOWebSocketServerUpgrader(
            maxFrameSize: limits.messageBytes,
            automaticErrorHandling: false,
            shouldUpgrade: { channel, head in
                let isSocket = socketQuery(of: head, channel) != nil
                return channel.eventLoop.makeSucceededFuture(isSocket ? HTTPHeaders() : nil)
            },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    pipeline.removeHandler(
                        try pipeline.handler(type: SiteHandler.self),
                        promise: nil
                    )
                    let query = socketQuery(of: head, channel) ?? [:]
                    try pipeline.addHandler(SessionHandler(query: query, service: self))
                }
            }
        )
    }

    /// The values in the link of a WebSocket; nil where the request may not become one.
    private func socketQuery(of head: HTTPRequestHead, _ channel: any Channel) -> [String: String]?
    {
        let port = channel.localAddress?.port ?? 0
        guard case .socket(let query) = router.verdict(on: head, port: port) else { return nil }
        return query
    }
}

/// Whether the error only says that a request did not become a WebSocket.
func isRefusedUpgrade(_ error: any Error) -> Bool { error is NIOWebSocketUpgradeError }
