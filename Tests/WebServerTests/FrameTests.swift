import Testing
import WebServer

/// What RFC 6455 says about frames and messages, asked over a real connection to a receiver that
/// sends every message back.
@Suite(.timeLimit(.minutes(5)))
struct FrameTests {
    /// Frames sent, and what must come back.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let frames: [RawFrame]
        let answers: [RawFrame]
        /// The code the connection is closed with after the answers; nil where it stays open.
        let closed: UInt16?

        var unmasked: [RawFrame] {
            answers.map { frame in
                var frame = frame
                frame.isMasked = false
                return frame
            }
        }

        init(_ name: String, _ frames: [RawFrame], answers: [RawFrame] = [], closed: UInt16? = nil)
        {
            testDescription = name
            self.frames = frames
            self.answers = answers
            self.closed = closed
        }

        init(_ name: String, echoes frame: RawFrame) {
            self.init(name, [frame], answers: [frame])
        }
    }

    /// What a client saw.
    struct Seen: Equatable, Sendable {
        var answers: [RawFrame?]
        var closed: UInt16?
        var last: String?
    }

    @Test("a client gets what RFC 6455 says", arguments: good + pieces + broken + badText)
    func frames(_ test: Case) async throws {
        var limits = ServerLimits()
        limits.messageBytes = 100_000
        try await serving(limits: limits) { server in
            let seen = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                try client.send(test.frames.flatMap(\.bytes))
                let answers = try test.answers.map { _ in try client.frame() }
                if test.closed != nil {
                    return Seen(answers: answers, closed: try client.closeCode())
                }
                try client.send(.text("still there"))
                return Seen(answers: answers, last: try client.text())
            }
            let last = test.closed == nil ? "still there" : nil
            #expect(seen == Seen(answers: test.unmasked, closed: test.closed, last: last))
        }
    }

    static let good = [
        Case("a text", echoes: .text("hällo")),
        Case("an empty text", echoes: .text("")),
        Case("bytes", echoes: .binary([0, 255, 128])),
        Case("no bytes", echoes: .binary([])),
        Case("a text of 125 bytes", echoes: .text(String(repeating: "x", count: 125))),
        Case("a text of 126 bytes", echoes: .text(String(repeating: "x", count: 126))),
        Case("65,535 bytes", echoes: .binary(Array(repeating: 7, count: 65_535))),
        Case("65,536 bytes", echoes: .binary(Array(repeating: 7, count: 65_536))),
        Case("the longest message", echoes: .binary(Array(repeating: 7, count: 100_000))),
        Case(
            "two texts in one packet",
            [.text("a"), .text("b")],
            answers: [.text("a"), .text("b")]
        ),
        Case("a ping", [.ping()], answers: [RawFrame(opcode: 10)]),
        Case(
            "a ping of 125 bytes",
            [.ping(Array(repeating: 3, count: 125))],
            answers: [RawFrame(opcode: 10, payload: Array(repeating: 3, count: 125))]
        ),
        Case("a pong that nobody asked for", [RawFrame(opcode: 10, payload: [1])]),
    ]

    static let pieces = [
        Case(
            "a text in three pieces",
            [.text("a", fin: false), .more([0x62], fin: false), .more([0x63])],
            answers: [.text("abc")]
        ),
        Case(
            "a text of empty pieces",
            [.text("", fin: false), .more([], fin: false), .more([])],
            answers: [.text("")]
        ),
        Case(
            "bytes in pieces with a ping between them",
            [.binary([1], fin: false), .ping([9]), .more([2])],
            answers: [RawFrame(opcode: 10, payload: [9]), .binary([1, 2])]
        ),
        Case(
            "a character in four pieces",
            [
                RawFrame(fin: false, opcode: 1, payload: [0xF0]), .more([0x9F], fin: false),
                .more([0x8E], fin: false), .more([0x9B]),
            ],
            answers: [.text("🎛")]
        ),
        Case("a piece of nothing", [.more([1])], closed: 1002),
        Case("a text within a text", [.text("a", fin: false), .text("b")], closed: 1002),
        Case("bytes within a text", [.text("a", fin: false), .binary([1])], closed: 1002),
        Case(
            "pieces that are too long together",
            [
                .binary(Array(repeating: 1, count: 60_000), fin: false),
                .more(Array(repeating: 1, count: 40_001)),
            ],
            closed: 1009
        ),
    ]

    static let broken =
        [
            Case(
                "a text without a mask",
                [RawFrame(opcode: 1, payload: [0x61], isMasked: false)],
                closed: 1002
            ),
            Case("a ping without a mask", [RawFrame(opcode: 9, isMasked: false)], closed: 1002),
            Case("a ping in pieces", [RawFrame(fin: false, opcode: 9)], closed: 1002),
            Case("a close in pieces", [RawFrame(fin: false, opcode: 8)], closed: 1002),
            Case("a ping of 126 bytes", [.ping(Array(repeating: 0, count: 126))], closed: 1002),
            Case(
                "a close of 126 bytes",
                [.close(1000, Array(repeating: 0x61, count: 124))],
                closed: 1002
            ),
            Case(
                "a message one byte too long",
                [.binary(Array(repeating: 1, count: 100_001))],
                closed: 1009
            ),
            Case("a length of 2 to the 62", [RawFrame(opcode: 2, declared: 1 << 62)], closed: 1009),
            Case("a length of 2 to the 63", [RawFrame(opcode: 2, declared: 1 << 63)], closed: 1009),
        ]
        + (1...7).map { bits in
            Case("reserved bits \(bits)", [RawFrame(reserved: bits, opcode: 1)], closed: 1002)
        }
        + [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map { opcode in
            Case("opcode \(opcode)", [RawFrame(opcode: opcode)], closed: 1002)
        }

    /// Bytes that look like UTF-8 and are not: RFC 3629, 3 and 10.
    static let badText = [
        ("a byte that never occurs", [0x61, 0xFF]),
        ("a cut-off character", [0x61, 0xE2, 0x82]),
        ("a character written too long", [0xC0, 0xAF]),
        ("half of a surrogate pair", [0xED, 0xA0, 0x80]),
        ("a number above all characters", [0xF4, 0x90, 0x80, 0x80]),
    ].flatMap { name, bytes in
        [
            Case(name, [RawFrame(opcode: 1, payload: bytes)], closed: 1007),
            Case(
                "\(name), in pieces",
                [RawFrame(fin: false, opcode: 1, payload: [bytes[0]]), .more(Array(bytes[1...]))],
                closed: 1007
            ),
        ]
    }

    /// Beginnings of texts that nothing can make right.
    static let badBeginnings: [[[UInt8]]] = [
        [[0x61, 0xFF]], [[0x80]], [[0xC0]], [[0xE0, 0x80]], [[0xED, 0xA0]], [[0xF4, 0x90]],
        [[0xF4], [0x90]], [[0xE2], [0x82], [0x61]], [[0x61], [], [0xF5]],
    ]

    @Test("what can be no UTF-8 any more is told so before it ends", arguments: badBeginnings)
    func failsFast(pieces: [[UInt8]]) async throws {
        try await serving { server in
            let code = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                for (index, piece) in pieces.enumerated() {
                    let opcode: UInt8 = index == 0 ? 1 : 0
                    try client.send(RawFrame(fin: false, opcode: opcode, payload: piece))
                }
                return try client.closeCode()
            }
            #expect(code == 1007)
        }
    }

    @Test("characters may be cut anywhere")
    func cutCharacters() async throws {
        let whole = "aß€😀\u{10FFFF}\u{800}\u{D7FF}z"
        try await serving { server in
            let text = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                for (index, byte) in whole.utf8.enumerated() {
                    let opcode: UInt8 = index == 0 ? 1 : 0
                    try client.send(RawFrame(fin: false, opcode: opcode, payload: [byte]))
                }
                try client.send(.more([]))
                return try client.text()
            }
            #expect(text == whole)
        }
    }

    @Test("a message that comes byte by byte is a message")
    func byteByByte() async throws {
        try await serving { server in
            let text = try await waiting {
                let client = try RawClient.socket(port: server.address.port)
                for byte in RawFrame.text("slowly").bytes { try client.send([byte]) }
                return try client.text()
            }
            #expect(text == "slowly")
        }
    }

    @Test("a message that comes together with the handshake is not lost")
    func together() async throws {
        try await serving { server in
            let (status, text) = try await waiting {
                let client = try RawClient(port: server.address.port)
                try client.send(Array(RawClient.upgrade().utf8) + RawFrame.text("early").bytes)
                return (try client.answer().status, try client.text())
            }
            #expect(status == 101)
            #expect(text == "early")
        }
    }
}
