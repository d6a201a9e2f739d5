import ArtNet
import DMX
import ShowEditor
import ShowPlayer
import Timebase
import WebServer

/// One run of `edit`: wires the session to the browser, the nodes and the files, until a signal ends it.
struct EditRun {
    let options: Edit

    func run(until signals: StopSignals) async throws {
        let show = OutputPath.name(ofFolder: options.folder)
        let (address, access) = try door()
        try checkNodes()
        let site = try site()
        let session = try await session()
        let server: WebServer
        do throws(WebServerError) {
            server = try await WebServer.start(
                site,
                at: address,
                access: access,
                receiver: EditorReceiver(session),
                // Below the stage's: a slider's way leads through both.
                prepareThread: { RealTimeThread.take(.realTime(priority: 20)) }
            )
        } catch {
            await session.end()
            throw Failure.world("\(error)")
        }
        let link = access.token.map { "?token=\($0)" } ?? ""
        try say("editing \(show) at http://\(server.address)/\(link)")
        await signals.wait()
        let unfinished = await session.end()
        await server.stop()
        if let reason = unfinished.showFile { complain(reason) }
        if let reason = unfinished.edits { throw Failure.world(reason) }
    }

    /// Where to listen, and who may come in.
    private func door() throws(Failure) -> (ListenAddress, AccessRules) {
        do throws(WebServerError) {
            let token = options.token == "new" ? AccessRules.newToken() : options.token
            let address = try ListenAddress(text: options.listen)
            let access = try AccessRules(token: token)
            guard address.isLoopback || token != nil else {
                throw WebServerError.tokenMissing(address)
            }
            return (address, access)
        } catch {
            throw .input("\(error)")
        }
    }

    /// Throws where nodes that the caller names can be none: told before anything is done.
    private func checkNodes() throws(Failure) {
        let nodes = try NodeChoice(
            arguments: options.nodes,
            environment: environment("DMX_NODE_IP"),
            show: nil
        ).nodes
        for (place, node) in nodes.enumerated() where nodes[..<place].contains(node) {
            throw .input("\(ArtNetError.nodeTwice(node))")
        }
    }

    /// The page and what belongs to it, and the songs of the folder.
    private func site() throws(Failure) -> Website {
        guard let folder = EditorPages.folder else {
            throw .world(
                """
                the editor's page is missing: it belongs into a folder beside the program, \
                lightshow_ShowEditor.resources; build again, or copy it along
                """
            )
        }
        let missing = EditorPages.missingLibraries(in: folder)
        guard missing.isEmpty else {
            throw .world(
                """
                the editor's page lacks \(missing.joined(separator: ", ")): run tools/vendor-web where \
                PyPI can be reached, then build again
                """
            )
        }
        do throws(WebServerError) {
            let songs = "\(options.folder)/songs"
            return Website(assets: try AssetTable(folder: folder)) { name in
                let path = "\(songs)/\(name)"
                return fileSize(path) > 0 ? path : nil
            }
        } catch {
            throw .world("\(error)")
        }
    }

    private func session() async throws(Failure) -> EditorSession {
        let named = options.nodes
        let writer = ShowFileWriter(folder: options.folder, rate: options.rate)
        let services = EditorServices(
            openStage: { try openStage($0, $1, named: named, byShow: $2) },
            writeShowFile: { await writer.write($0) },
            hasShowFile: { writer.hasFile(of: $0) },
            responder: try ChatChoice(url: options.chatURL, model: options.chatModel).responder(),
            rate: options.rate,
            standardRate: environment("FPS").flatMap { FrameRate(text: $0) } ?? .fps60
        )
        do throws(EditorError) {
            return try await EditorSession(folder: options.folder, services: services)
        } catch {
            switch error {
            case .noShow(let diagnostics):
                // Told as `check` tells them.
                let list = DiagnosticList(diagnostics, isStrict: false)
                list.lines.forEach(complain)
                throw .input("there is no fixture to light: nothing to edit")
            case .source, .journal, .stage: throw .world("\(error)")
            }
        }
    }
}

/// A stage that sends to the nodes `named` on the command line, or by somebody else who may.
private func openStage(
    _ settings: LiveSettings,
    _ layout: FrameLayout,
    named: [String],
    byShow: String?
) throws -> OpenedStage {
    let choice = try NodeChoice(
        arguments: named,
        environment: environment("DMX_NODE_IP"),
        show: byShow
    )
    complain(choice.reason)
    let output = try ArtNetOutput(layout: layout, nodes: choice.nodes)
    guard let stage = LiveStage(settings, output: output) else {
        throw Failure.world("the system has no thread to give")
    }
    let nodes = choice.nodes.map { "\($0)" }.joined(separator: ", ")
    return OpenedStage(stage: WiredStage(stage), node: nodes)
}

extension StopSignals {
    /// Waits for the first signal; the next one ends the program at once.
    fileprivate func wait() async {
        await withCheckedContinuation { continuation in
            let first = FirstTime()
            whenReceived { number in
                if first.isNow() {
                    continuation.resume()
                } else {
                    StopSignals.endProgram(by: number)
                }
            }
        }
    }
}
