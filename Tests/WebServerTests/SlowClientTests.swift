import Glibc
import Testing
import WebServer

@Suite(.timeLimit(.minutes(5)))
struct SlowClientTests {
    @Test("of messages with a key a slow client gets the newest, after what it builds on")
    func latest() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            let slow = try await stuck(server, recorder)
            let client = slow.connection
            client.send(.text("frame 1"), as: .latest("frame"))
            client.send(.text("first edit"))
            client.send(.text("frame 2"), as: .latest("frame"))
            client.send(.text("position 1"), as: .latest("position"))
            client.send(.text("second edit"))
            client.send(.text("state"), as: .fullState)
            for number in 3...5000 {
                client.send(.text("frame \(number)"), as: .latest("frame"))
            }
            client.send(.text("third edit"))
            let texts = try await slow.texts(6)
            #expect(
                texts == [
                    "first edit", "position 1", "second edit", "state", "frame 5000", "third edit",
                ]
            )
            #expect(await recorder.told.count == 1)
        }
    }

    @Test(
        "what is too much for a slow client is dropped, and it is told everything anew, once",
        arguments: [(count: 1_025, bytes: 1), (count: 5, bytes: 1 << 20)]
    )
    func fellBehind(_ count: Int, _ bytes: Int) async throws {
        let recorder = Recorder { client in
            client.send(.text("too early"))
            client.send(.text("state"), as: .fullState)
            client.send(.text("after it"))
        }
        try await serving(to: recorder) { server in
            let slow = try await stuck(server, recorder)
            let message = OutgoingMessage.binary(Array(repeating: 1, count: bytes))
            for _ in 0..<(count + 100) { slow.connection.send(message) }
            #expect(try await slow.texts(2) == ["state", "after it"])
            let id = slow.connection.id
            #expect(await recorder.told(atLeast: 2) == [.connected(id), .fellBehind(id)])
        }
    }

    @Test("a receiver that has nothing to say to who fell behind goes on from there")
    func nothingToSay() async throws {
        let recorder = Recorder { client in client.send(.text("still here")) }
        try await serving(to: recorder) { server in
            let slow = try await stuck(server, recorder)
            for _ in 0..<2_000 { slow.connection.send(.binary([1])) }
            #expect(try await slow.texts(1) == ["still here"])
            slow.connection.send(.text("next"))
            #expect(try await waiting { try slow.socket.text() } == "next")
        }
    }

    @Test("as much as may wait does wait")
    func full() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            let slow = try await stuck(server, recorder)
            for number in 0..<1_024 { slow.connection.send(.text("\(number)")) }
            #expect(try await slow.texts(1_024) == (0..<1_024).map { "\($0)" })
            #expect(await recorder.told.count == 1)
        }
    }

    @Test("pings of a client that does not read are answered by the newest")
    func pings() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            let slow = try await stuck(server, recorder)
            let last = try await waiting {
                for number in 0..<10_000 {
                    try slow.socket.send(.ping([UInt8(number / 256), UInt8(number % 256)]))
                }
                // Everything before it has been heard when it is told.
                try slow.socket.send(.text("heard"))
                return RawFrame(opcode: 10, payload: [39, 15], isMasked: false)
            }
            _ = await recorder.told(atLeast: 2)
            let frame = try await waiting {
                try slow.takeStone()
                return try slow.socket.frameAfterPings()
            }
            #expect(frame == last)
        }
    }

    @Test("two hundred slow clients take neither memory nor the time of others")
    func many() async throws {
        let recorder = Recorder()
        var limits = ServerLimits()
        limits.queuedBytes = 256 << 10
        try await serving(limits: limits, to: recorder) { server in
            let sockets = try await waiting {
                try (0..<200).map { _ in
                    try RawClient.socket(port: server.address.port, receiveBuffer: 4096)
                }
            }
            let slow = await recorder.clients(200)
            let before = residentBytes()
            // A gigabyte, no two messages the same memory.
            for round in 0..<500 {
                let bytes = [UInt8](repeating: UInt8(round % 256), count: 10_000)
                for client in slow {
                    client.send(.binary(bytes), as: round % 2 == 0 ? .ordered : .latest("frame"))
                }
            }
            let socket = try await waiting { try RawClient.socket(port: server.address.port) }
            let quick = await recorder.client(number: 201)
            quick.send(.text("at once"))
            #expect(try await waiting { try socket.text() } == "at once")
            #expect(residentBytes() - before < 400 << 20)
            #expect(sockets.count == 200)
        }
    }
}

/// A client before whom a message lies that is too large for all buffers on the way: nothing that
/// is sent after it goes out until it reads.
private struct StuckClient: Sendable {
    static let stone = 4 << 20
    let connection: ClientConnection
    let socket: RawClient

    /// Reads what lies in the way.
    func takeStone() throws {
        // Its first byte has been read.
        _ = try socket.receive(exactly: 9 + Self.stone)
    }

    /// The texts behind it.
    func texts(_ count: Int) async throws -> [String?] {
        try await waiting {
            try takeStone()
            return try (0..<count).map { _ in try socket.text() }
        }
    }
}

private func stuck(_ server: WebServer, _ recorder: Recorder) async throws -> StuckClient {
    let socket = try await waiting {
        try RawClient.socket(port: server.address.port, receiveBuffer: 32 << 10)
    }
    let connection = await recorder.clients(1)[0]
    connection.send(.binary(Array(repeating: 0, count: StuckClient.stone)))
    // Its beginning is there: so all of it has left the queue, and the connection takes no more.
    _ = try await waiting { try socket.receive(exactly: 1) }
    return StuckClient(connection: connection, socket: socket)
}

/// How much memory this process has.
private func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
