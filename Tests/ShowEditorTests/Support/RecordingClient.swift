import ShowEditor
import ShowSource
import Synchronization
import Testing

/// A client that keeps what it was told.
final class RecordingClient: EditorClient {
    /// What came: texts read once, as tests ask for them again and again.
    private struct Kept {
        var texts: [JSONContent] = []
        var binaries: [[UInt8]] = []
    }

    private let kept = Mutex(Kept())

    func send(_ message: EditorMessage) {
        switch message.content {
        case .text(let bytes):
            guard let text = JSONContent(json: bytes) else {
                Issue.record("a message is no JSON: \(String(decoding: bytes, as: UTF8.self))")
                return
            }
            kept.withLock { $0.texts.append(text) }
        case .binary(let bytes): kept.withLock { $0.binaries.append(bytes) }
        }
    }

    /// All text messages so far.
    var texts: [JSONContent] { kept.withLock { $0.texts } }

    /// All binary messages so far.
    var binaries: [[UInt8]] { kept.withLock { $0.binaries } }

    /// The messages of `type` so far.
    func all(_ type: String) -> [JSONContent] { texts.filter { $0["type"] == .string(type) } }

    /// The newest message of `type`.
    func last(_ type: String) -> JSONContent? { all(type).last }

    /// Forgets everything so far.
    func forget() { kept.withLock { $0 = Kept() } }

    /// Waits for the first message that `isWanted`, those that came already included.
    func wait(
        for what: String,
        _ isWanted: (JSONContent) -> Bool
    ) async throws -> JSONContent {
        for _ in 0..<30_000 {
            if let message = texts.first(where: isWanted) { return message }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("no \(what) came; there were \(texts.suffix(5).map(\.text))")
        throw CancellationError()
    }

    /// Waits for the first message of `type`.
    func wait(for type: String) async throws -> JSONContent {
        try await wait(for: type) { $0["type"] == .string(type) }
    }
}

extension JSONContent {
    /// It as JSON text.
    var text: String { String(decoding: line, as: UTF8.self) }

    /// The whole number that it is.
    var whole: Int? { double.flatMap { Int(exactly: $0) } }
}
