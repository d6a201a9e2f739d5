import Testing
import WebServer

@Suite(.timeLimit(.minutes(5)))
struct CloseTests {
    @Test(
        "a close is answered once with its code",
        arguments: [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1013, 3000, 3999, 4999]
    )
    func valid(_ code: UInt16) async throws {
        #expect(try await answer(to: .close(code, Array("bye".utf8))) == code)
    }

    @Test(
        "a close with a code that may not be sent breaks the protocol",
        arguments: [
            0, 999, 1004, 1005, 1006, 1012, 1014, 1015, 1016, 1100, 2000, 2999, 5000, 65_535,
        ]
    )
    func invalid(_ code: UInt16) async throws {
        #expect(try await answer(to: .close(code)) == 1002)
    }

    @Test("a close without a code is answered without one")
    func empty() async throws {
        #expect(try await answer(to: RawFrame(opcode: 8)) == nil)
    }

    @Test("a close with half a code breaks the protocol")
    func half() async throws {
        #expect(try await answer(to: RawFrame(opcode: 8, payload: [3])) == 1002)
    }

    @Test("a reason that is no UTF-8 is no text")
    func reason() async throws {
        #expect(try await answer(to: .close(1000, [0xC0, 0xAF])) == 1007)
    }

    @Test("what comes after a close is not heard")
    func after() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            let code = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                try client.send(RawFrame.close(1000).bytes + RawFrame.text("late").bytes)
                return try client.closeCode()
            }
            #expect(code == 1000)
            let one = await recorder.clients(1)[0].id
            #expect(await recorder.told(atLeast: 2) == [.connected(one), .disconnected(one)])
        }
    }

    @Test("the receiver sends a client away with a code and as much of a reason as fits")
    func byReceiver() async throws {
        let recorder = Recorder()
        try await serving(to: recorder) { server in
            let socket = try await waiting { try RawClient.socket(port: server.address.port) }
            let reason = String(repeating: "ä", count: 100)
            await recorder.clients(1)[0].close(code: .policy, reason: reason)
            let frame = try await waiting { try socket.frame() }
            let bytes = [0x03, 0xF0] + Array(String(repeating: "ä", count: 61).utf8)
            #expect(frame == RawFrame(opcode: 8, payload: bytes, isMasked: false))
        }
    }

    private func answer(to frame: RawFrame) async throws -> UInt16? {
        try await serving { server in
            try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                try client.send(frame)
                return try client.closeCode()
            }
        }
    }
}
