import Files
import ShowEditor
import ShowPlayer
import ShowSource
import Synchronization
import Testing
import Timebase

/// An editing session on a folder, with a stage that records, and one client at it.
final class Desk: Sendable {
    let folder: EditedFolder
    let session: EditorSession
    let client: RecordingClient
    let clock: HandClock
    private let stages: Stages
    private let nextRequest = Mutex(1)

    /// The stages that were opened.
    final class Stages: Sendable {
        private let all = Mutex<[RecordingStage]>([])

        func add(_ stage: RecordingStage) { all.withLock { $0.append(stage) } }

        var newest: RecordingStage? { all.withLock { $0.last } }
    }

    /// - Parameters:
    ///   - saveDelay: how long edits wait; long, so that a test says when files are saved.
    ///   - disk: where files are saved.
    ///   - showFiles: the songs' show files.
    init(
        _ folder: EditedFolder? = nil,
        saveDelay: Duration = .seconds(3600),
        disk: any Disk = LiveDisk(),
        showFiles: ShowFiles = ShowFiles(),
        responder: any ChatResponder = EchoResponder(),
        standardRate: FrameRate = .fps60
    ) async throws {
        let folder = try folder ?? EditedFolder()
        let clock = HandClock()
        let stages = Stages()
        var services = EditorServices(
            clock: clock,
            disk: disk,
            openStage: { settings, layout, _ in
                let stage = RecordingStage(settings, layout)
                stages.add(stage)
                return OpenedStage(stage: stage, node: "nowhere")
            },
            writeShowFile: { showFiles.write($0) },
            hasShowFile: { showFiles.has($0) },
            responder: responder,
            standardRate: standardRate
        )
        services.saveDelay = saveDelay
        services.longestSaveDelay = .seconds(7200)
        services.watchInterval = .milliseconds(20)
        self.folder = folder
        self.clock = clock
        self.stages = stages
        self.session = try await EditorSession(folder: folder.path, services: services)
        self.client = RecordingClient()
        await session.connect(client, number: 1, greeting: nil)
    }

    /// The stage.
    var stage: RecordingStage {
        get throws { try #require(stages.newest) }
    }

    /// Sends `message` as client `number`, and waits for its answer.
    @discardableResult
    func ask(
        _ message: String,
        as number: Int = 1,
        at client: RecordingClient? = nil
    ) async throws -> JSONContent {
        let request = nextRequest.withLock { request in
            defer { request += 1 }
            return "test-\(request)"
        }
        guard let members = JSONContent(json: Array(message.utf8))?.members else {
            throw NoJSON(text: message)
        }
        let asked = JSONContent.object(members + [.init("id", .string(request))])
        await session.receive(asked.line, from: number)
        return try await (client ?? self.client).wait(for: "answer to \(message)") { answer in
            answer["re"] == .string(request)
        }
    }

    /// Sends `message` as it is, and waits for nothing.
    func say(_ message: String, as number: Int = 1) async {
        await session.receive(Array(message.utf8), from: number)
    }

    /// What a new client is told of the whole state.
    func state() async throws -> JSONContent {
        let client = RecordingClient()
        await session.connect(client, number: 999, greeting: nil)
        await session.disconnect(999)
        return try await client.wait(for: "initial")
    }
}

/// A test's own message is no JSON.
struct NoJSON: Error {
    let text: String
}
