import Synchronization
import Testing
import WebServer

@Suite(.timeLimit(.minutes(5)))
struct ReceiverTests {
    @Test("what a client says is told in order, one at a time")
    func inOrder() async throws {
        let slow = SlowReceiver()
        try await serving(to: slow) { server in
            let count = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                for number in 0..<2_000 { try client.send(.text("\(number)")) }
                try client.send(.text("end"))
                return try client.text()
            }
            #expect(count == "2001")
            #expect(slow.texts == (0..<2_000).map { "\($0)" } + ["end"])
            #expect(slow.mostAtOnce == 1)
        }
    }

    @Test("who does at once what is next overtakes nothing that the same client said before")
    func atOnce() async throws {
        let urgent = UrgentReceiver()
        try await serving(to: urgent) { server in
            let words = (0..<1_000).map { $0 % 3 == 0 ? "\($0)" : "!\($0)" } + ["end"]
            let count = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                try client.send(.text("!alone"))
                for word in words { try client.send(.text(word)) }
                return try client.text()
            }
            #expect(count == "1002")
            #expect(urgent.texts == ["!alone"] + words)
            #expect(urgent.doneAtOnce.first == "!alone")
        }
    }

    @Test("a client whose messages wait is read no further, and the others notice nothing")
    func backPressure() async throws {
        let closed = ClosedReceiver()
        var limits = ServerLimits()
        limits.messagesInWork = 4
        try await serving(limits: limits, to: closed) { server in
            let (busy, sent) = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                let frame = RawFrame.binary(Array(repeating: 1, count: 60_000)).bytes
                return (client, try client.sendUntilStuck(frame, most: 2_000))
            }
            #expect(sent < 2_000)
            let other = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                try client.send(.text("other"))
                return try client.text()
            }
            #expect(other == "heard")
            await closed.open()
            // The last frame may have gone out in part.
            let heard = await closed.heard(atLeast: sent)
            #expect(heard >= sent)
            _ = busy
        }
    }

    @Test("a client is told of as it comes and goes, and numbers are not given twice")
    func comeAndGo() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            for number in 1...3 {
                let socket = try await waiting { try RawClient.socket(port: server.address.port) }
                let client = try #require(await recorder.clients(2 * number - 1).last)
                #expect(client.id.number == number)
                try await waiting { try socket.send(.close(1000)) }
                let told = await recorder.told(atLeast: 2 * number)
                #expect(told.suffix(2) == [.connected(client.id), .disconnected(client.id)])
                client.send(.text("into the void"))
                client.close()
            }
        }
    }

    @Test("a client that goes without a word has gone")
    func vanished() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            try await waiting { _ = try RawClient.socket(port: server.address.port) }
            let id = await recorder.clients(1)[0].id
            #expect(await recorder.told(atLeast: 2) == [.connected(id), .disconnected(id)])
        }
    }

    @Test("a client too many is asked to try again later, and nobody hears of it")
    func tooMany() async throws {
        let recorder = Recorder()
        var limits = ServerLimits()
        limits.clients = 1
        try await serving(limits: limits, to: recorder) { server in
            let (code, first) = try await waiting {
                let first = try RawClient.socket(port: server.address.port)
                return (try RawClient.socket(port: server.address.port).closeCode(), first)
            }
            #expect(code == 1013)
            try await waiting { try first.send(.text("here")) }
            let id = await recorder.clients(1)[0].id
            let told = await recorder.told(atLeast: 2)
            #expect(told == [.connected(id), .received(.text("here"), id)])
        }
    }

    @Test("a client that answers no ping is let go at the third")
    func silent() async throws {
        let recorder = Recorder()
        var limits = ServerLimits()
        limits.pingMilliseconds = 20
        try await serving(limits: limits, to: recorder) { server in
            let frames = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                return [try client.frame(), try client.frame(), try client.frame()]
            }
            let ping = RawFrame(opcode: 9, isMasked: false)
            #expect(frames == [ping, ping, nil])
            let id = await recorder.clients(1)[0].id
            #expect(await recorder.told(atLeast: 2) == [.connected(id), .disconnected(id)])
        }
    }

    @Test("a client that answers pings stays")
    func alive() async throws {
        var limits = ServerLimits()
        limits.pingMilliseconds = 100
        try await serving(limits: limits) { server in
            let opcodes = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                return try (0..<5).map { _ in
                    let frame = try client.frame()
                    try client.send(RawFrame(opcode: 10))
                    return frame?.opcode
                }
            }
            #expect(opcodes == [9, 9, 9, 9, 9])
        }
    }
}

/// Does at once what begins with an exclamation mark, and takes its time for the rest.
private final class UrgentReceiver: ClientReceiver {
    private struct Seen {
        var texts: [String] = []
        var doneAtOnce: [String] = []
        var client: ClientConnection?
    }
    private let seen = Mutex(Seen())

    var texts: [String] { seen.withLock(\.texts) }
    var doneAtOnce: [String] { seen.withLock(\.doneAtOnce) }

    func connected(_ client: ClientConnection) async { seen.withLock { $0.client = client } }

    func receivesAtOnce(
        _ message: IncomingMessage,
        from client: ClientID,
        isNext: Bool
    ) -> Bool {
        guard isNext, case .text(let text) = message, text.hasPrefix("!") else { return false }
        seen.withLock { seen in
            seen.texts.append(text)
            seen.doneAtOnce.append(text)
        }
        return true
    }

    func received(_ message: IncomingMessage, from client: ClientID) async {
        await Task.yield()
        seen.withLock { seen in
            guard case .text(let text) = message else { return }
            seen.texts.append(text)
            if text == "end" { seen.client?.send(.text("\(seen.texts.count)")) }
        }
    }

    func fellBehind(_ client: ClientID) async {}
    func disconnected(_ client: ClientID) async {}
}

/// Takes its time over each message, and counts how many it works on at once.
private final class SlowReceiver: ClientReceiver {
    private struct Seen {
        var texts: [String] = []
        var atOnce = 0
        var mostAtOnce = 0
        var client: ClientConnection?
    }
    private let seen = Mutex(Seen())

    var texts: [String] { seen.withLock(\.texts) }
    var mostAtOnce: Int { seen.withLock(\.mostAtOnce) }

    func connected(_ client: ClientConnection) async { seen.withLock { $0.client = client } }

    func received(_ message: IncomingMessage, from client: ClientID) async {
        seen.withLock { seen in
            seen.atOnce += 1
            seen.mostAtOnce = max(seen.mostAtOnce, seen.atOnce)
        }
        await Task.yield()
        seen.withLock { seen in
            seen.atOnce -= 1
            guard case .text(let text) = message else { return }
            seen.texts.append(text)
            if text == "end" { seen.client?.send(.text("\(seen.texts.count)")) }
        }
    }

    func fellBehind(_ client: ClientID) async {}
    func disconnected(_ client: ClientID) async {}
}

/// Lets messages of bytes wait until it is opened; answers texts.
private actor ClosedReceiver: ClientReceiver {
    private var clients: [ClientID: ClientConnection] = [:]
    private var isOpen = false
    private var count = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var hearers: [(Int, CheckedContinuation<Int, Never>)] = []

    func connected(_ client: ClientConnection) { clients[client.id] = client }

    func received(_ message: IncomingMessage, from client: ClientID) async {
        guard case .binary = message else {
            clients[client]?.send(.text("heard"))
            return
        }
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        count += 1
        for (wanted, hearer) in hearers where wanted <= count { hearer.resume(returning: count) }
        hearers.removeAll { $0.0 <= count }
    }

    func open() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }

    func heard(atLeast wanted: Int) async -> Int {
        if count >= wanted { return count }
        return await withCheckedContinuation { hearers.append((wanted, $0)) }
    }

    func fellBehind(_ client: ClientID) {}
    func disconnected(_ client: ClientID) {}
}
