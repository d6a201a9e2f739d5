import Foundation
import Glibc
import Synchronization

/// A stand-in for a chat service on this machine: answers each connection by a script.
final class StandIn: Sendable {
    /// What it does next.
    enum Step: Sendable {
        case send(String)
        /// Sends nothing until the other side closes.
        case hang
        /// Sends this every 10 ms until the other side closes.
        case drip(String)
    }

    /// What was asked.
    struct Request: Sendable {
        let head: String
        let body: [UInt8]
    }

    private struct Seen {
        var requests: [Request] = []
        var closes = 0
    }

    let port: UInt16
    private let descriptor: Int32
    private let seen: Shared

    private final class Shared: Sendable {
        let content = Mutex(Seen())
    }

    enum Fault: Error { case system(Int32) }

    /// - Parameter scripts: one for each connection, in order; the last one goes on.
    init(_ scripts: [[Step]]) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard listener >= 0 else { throw Fault.system(errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) | listen(listener, 8)
                    | getsockname(listener, pointer, &size)
            }
        }
        guard result == 0 else { throw Fault.system(errno) }
        let seen = Shared()
        self.descriptor = listener
        self.port = UInt16(bigEndian: address.sin_port)
        self.seen = seen
        Thread.detachNewThread { StandIn.serve(listener, scripts, seen) }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// One that answers every connection with `text`.
    convenience init(_ text: String) throws { try self.init([[.send(text)]]) }

    /// Where it is, as a user would say it.
    var url: String { "http://127.0.0.1:\(port)/v1" }

    /// What was asked so far.
    var requests: [Request] { seen.content.withLock { $0.requests } }

    /// How many connections the other side closed while it had to wait for more.
    var closes: Int { seen.content.withLock { $0.closes } }

    /// Waits until `isThere`, a minute at most.
    func wait(until isThere: (StandIn) -> Bool) async throws -> Bool {
        for _ in 0..<30_000 {
            if isThere(self) { return true }
            try await Task.sleep(for: .milliseconds(2))
        }
        return false
    }

    private static func serve(_ listener: Int32, _ scripts: [[Step]], _ seen: Shared) {
        for number in 0... {
            let connection = accept(listener, nil, nil)
            guard connection >= 0, let last = scripts.last else { break }
            var time = timeval(tv_sec: 120, tv_usec: 0)
            let size = socklen_t(MemoryLayout<timeval>.size)
            setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &time, size)
            if let request = read(connection) {
                seen.content.withLock { $0.requests.append(request) }
                let script = number < scripts.count ? scripts[number] : last
                for step in script { perform(step, on: connection, seen) }
            }
            close(connection)
        }
        close(listener)
    }

    private static func perform(_ step: Step, on connection: Int32, _ seen: Shared) {
        switch step {
        case .send(let text): _ = send(text, to: connection)
        case .hang:
            var byte: UInt8 = 0
            if recv(connection, &byte, 1, 0) == 0 { seen.content.withLock { $0.closes += 1 } }
        case .drip(let text):
            for _ in 0..<12_000 {
                guard send(text, to: connection) else {
                    seen.content.withLock { $0.closes += 1 }
                    return
                }
                usleep(10_000)
            }
        }
    }

    private static func send(_ text: String, to connection: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The request that comes over `connection`; nil where none does.
    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let gap = Data("\r\n\r\n".utf8)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
            guard let end = Data(bytes).range(of: gap) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            let lines = head.components(separatedBy: "\r\n")
            let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
            if bytes.count - end.upperBound >= length ?? 0 {
                return Request(head: head, body: Array(bytes[end.upperBound...]))
            }
        }
    }
}

extension StandIn {
    /// The head of an answer that is a stream of events until the connection ends.
    static let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

    /// The event that adds `text`.
    static func text(_ text: String) -> String {
        event(#"{"choices": [{"index": 0, "delta": {"content": "\#(text)"}}]}"#)
    }

    /// An event of a piece of the call number `index`.
    static func call(_ index: Int, tool: String? = nil, _ arguments: String) -> String {
        let name = tool.map { #""name": "\#($0)", "# } ?? ""
        let id = tool.map { _ in #""id": "call_\#(index)", "type": "function", "# } ?? ""
        let quoted = arguments.replacingOccurrences(of: "\\", with: "\\\\")
            .replacingOccurrences(of: "\"", with: "\\\"")
        let function = #""function": {\#(name)"arguments": "\#(quoted)"}"#
        let calls = #"[{"index": \#(index), \#(id)\#(function)}]"#
        return event(#"{"choices": [{"index": 0, "delta": {"tool_calls": \#(calls)}}]}"#)
    }

    /// The event that says why the answer ends, and the one that ends it.
    static func end(_ reason: String = "stop") -> String {
        event(#"{"choices": [{"index": 0, "delta": {}, "finish_reason": "\#(reason)"}]}"#)
            + event("[DONE]")
    }

    /// An event.
    static func event(_ data: String) -> String { "data: \(data)\n\n" }

    /// An answer with `status` and a body.
    static func refusal(_ status: Int, _ body: String, _ headers: String = "") -> String {
        "HTTP/1.1 \(status) No\r\nContent-Type: application/json\r\n\(headers)"
            + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }
}
