import Foundation
import Glibc

/// A client that sends exactly the bytes it is told to. Every wait of it ends after a minute, on a machine however busy.
final class RawClient: Sendable {
    private let descriptor: Int32

    enum Fault: Error, Equatable {
        case system(call: String, cause: Int32)
        case noAnswerInTime
        case noHTTP(String)
        /// The connection ended in the middle of something.
        case ended
    }

    /// - Parameter receiveBuffer: how many bytes the kernel keeps for a client that does not read.
    init(port: UInt16, receiveBuffer: Int32? = nil) throws {
        descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Fault.system(call: "socket", cause: errno) }
        if let receiveBuffer { set(SO_RCVBUF, to: receiveBuffer) }
        set(SO_RCVTIMEO, to: timeval(tv_sec: 60, tv_usec: 0))
        set(SO_SNDTIMEO, to: timeval(tv_sec: 60, tv_usec: 0))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Fault.system(call: "connect", cause: errno) }
    }

    deinit { close(descriptor) }

    private func set<Value: BitwiseCopyable>(_ option: Int32, to value: Value) {
        var value = value
        let size = socklen_t(MemoryLayout<Value>.size)
        setsockopt(descriptor, SOL_SOCKET, option, &value, size)
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Fault.system(call: "send", cause: errno) }
            rest = rest.dropFirst(count)
        }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Sends the same again and again, whole, until the other side has taken nothing for a while.
    ///
    /// - Returns: how often it went out whole; `most` where the other side took all.
    func sendUntilStuck(_ bytes: [UInt8], most: Int) throws -> Int {
        set(SO_SNDTIMEO, to: timeval(tv_sec: 0, tv_usec: 300_000))
        for count in 0..<most {
            do {
                try send(bytes)
            } catch Fault.system(call: "send", cause: EAGAIN) {
                return count
            }
        }
        return most
    }

    /// Says that nothing more will be sent.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Up to `most` bytes, as many as are there; none where the connection has ended.
    func receive(upTo most: Int = 64 << 10) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: most)
        let count = recv(descriptor, &bytes, most, 0)
        if count < 0 && errno == ECONNRESET { return [] }
        if count < 0 && errno == EAGAIN { throw Fault.noAnswerInTime }
        guard count >= 0 else { throw Fault.system(call: "recv", cause: errno) }
        return Array(bytes[..<count])
    }

    func receive(exactly count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try receive(upTo: min(count - bytes.count, 64 << 10))
            if more.isEmpty { throw Fault.ended }
            bytes += more
        }
        return bytes
    }

    /// Everything until the connection ends.
    func receiveToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while case let more = try receive(), !more.isEmpty { bytes += more }
        return bytes
    }
}

/// Runs what waits for the network on a thread of its own: the few that run tasks are for the
/// server.
func waiting<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
    }
}
