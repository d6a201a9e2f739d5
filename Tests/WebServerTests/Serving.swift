import WebServer

/// Runs `body` with a server at a free port of this machine, and stops it.
func serving<Result: Sendable>(
    _ site: Website? = nil,
    token: String? = nil,
    limits: ServerLimits = ServerLimits(),
    to receiver: any ClientReceiver = Echo(),
    _ body: @Sendable (WebServer) async throws -> Result
) async throws -> Result {
    let server = try await WebServer.start(
        try site ?? Website(assets: AssetTable(standardAssets())),
        at: ListenAddress(text: "127.0.0.1:0"),
        access: AccessRules(token: token),
        limits: limits,
        receiver: receiver
    )
    do {
        let result = try await body(server)
        await server.stop()
        return result
    } catch {
        await server.stop()
        throw error
    }
}

func standardAssets() throws -> [Asset] {
    [
        try Asset(path: "/index.html", bytes: Array("<!doctype html>".utf8)),
        try Asset(path: "/app/main.js", bytes: Array("export {}".utf8)),
    ]
}
