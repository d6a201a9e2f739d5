import Foundation
import Testing
import WebServer

@Suite(.timeLimit(.minutes(5)))
struct SoundTests {
    /// A part asked for of a file of 1,000 bytes, and what must come.
    struct Case: Sendable {
        let range: String
        let status: Int
        let contentRange: String?
        let bytes: Range<Int>

        /// The bytes are there.
        static func part(_ range: String, _ bytes: Range<Int>) -> Case {
            let place = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/1000"
            return Case(range: range, status: 206, contentRange: place, bytes: bytes)
        }
        /// The field is not honoured.
        static func whole(_ range: String) -> Case {
            Case(range: range, status: 200, contentRange: nil, bytes: 0..<1000)
        }
        /// There is nothing there.
        static func outside(_ range: String) -> Case {
            Case(range: range, status: 416, contentRange: "bytes */1000", bytes: 0..<0)
        }
    }

    @Test(
        "a part of a sound is sent as RFC 9110 says",
        arguments: [
            .part("bytes=0-0", 0..<1), .part("bytes=0-499", 0..<500),
            .part("bytes=500-", 500..<1000),
            .part("bytes=999-", 999..<1000), .part("bytes=10-5000", 10..<1000),
            .part("bytes=-1", 999..<1000), .part("bytes=-500", 500..<1000),
            .part("bytes=-5000", 0..<1000), .part("BYTES=1-2", 1..<3),
            .part("bytes=7-99999999999999999999", 7..<1000),
            .whole("bytes=0-1,5-6"), .whole("bytes=5-4"), .whole("bytes=-"), .whole("bytes=a-b"),
            .whole("bytes=+1-2"), .whole("bytes= 1-2"), .whole("bytes=1-2-3"), .whole("bytes="),
            .whole("bytes"), .whole("items=0-1"), .whole("bytes=--1"),
            .outside("bytes=1000-"), .outside("bytes=1000-1001"), .outside("bytes=-0"),
            .outside("bytes=99999999999999999999-"),
        ] as [Case]
    )
    func part(_ test: Case) async throws {
        let folder = try SoundFolder()
        try await serving(folder.site) { server in
            let answer = try await ask(server, "/songs/tide.mp3", fields: [("Range", test.range)])
            #expect(answer.status == test.status)
            #expect(answer["content-range"] == test.contentRange)
            #expect(answer["accept-ranges"] == "bytes")
            if test.status < 300 { #expect(answer.body == Array(folder.bytes[test.bytes])) }
        }
    }

    @Test(
        "a sound is what its extension says",
        arguments: [
            ("tide.mp3", "audio/mpeg"), ("tide.wav", "audio/wav"), ("tide.flac", "audio/flac"),
            ("tide.ogg", "audio/ogg"), ("Tide.MP3", "audio/mpeg"),
            ("mit%20L%C3%BCcke.mp3", "audio/mpeg"), ("a%252e.mp3", "audio/mpeg"),
        ]
    )
    func contentType(_ name: String, _ type: String) async throws {
        let folder = try SoundFolder()
        try await serving(folder.site) { server in
            let answer = try await ask(server, "/songs/\(name)")
            #expect(answer.status == 200)
            #expect(answer["content-type"] == type)
            #expect(answer["x-content-type-options"] == "nosniff")
            #expect(answer.body == folder.bytes)
        }
    }

    @Test(
        "a name that leads elsewhere finds nothing",
        arguments: [
            "/songs/", "/songs", "/songs/.", "/songs/..", "/songs/%2e%2e",
            "/songs/../songs/tide.mp3",
            "/songs/%2e%2e/tide.mp3", "/songs/..%2ftide.mp3", "/songs/%2fetc%2fpasswd",
            "/songs//etc/passwd", "/songs/tide.mp3%00", "/songs/tide.mp3%0a", "/songs/a/b.mp3",
            "/songs/%c0%ae%c0%ae", "/songs/tide%2", "/songs/tide%zz", "/songs/tide%+1.mp3",
            "/songs/missing.mp3", "/songs/folder.mp3", "/songs/pipe.mp3", "/songs/tide.mp3/",
            "/songs/\(String(repeating: "a", count: 256))",
        ]
    )
    func elsewhere(_ target: String) async throws {
        let folder = try SoundFolder()
        try await serving(folder.site) { server in
            let answer = try await ask(server, target)
            #expect(answer.status == 404)
        }
    }

    @Test("a head tells the length and sends nothing, also of a part")
    func head() async throws {
        let folder = try SoundFolder()
        try await serving(folder.site) { server in
            let (answer, next) = try await waiting {
                let client = try RawClient(port: server.address.port)
                let answer = try client.ask(
                    "/songs/tide.mp3",
                    method: "HEAD",
                    fields: [("Range", "bytes=0-1")]
                )
                return (answer, try client.ask("/songs/tide.mp3"))
            }
            #expect(answer.status == 200)
            #expect(answer["content-length"] == "1000")
            #expect(next.body == folder.bytes)
        }
    }

    @Test("a part is sent only of the file that the client has begun with")
    func ifRange() async throws {
        let folder = try SoundFolder()
        try await serving(folder.site) { server in
            let tag = try #require(try await ask(server, "/songs/tide.mp3")["etag"])
            let range = ("Range", "bytes=1-2")
            let same = try await ask(server, "/songs/tide.mp3", fields: [range, ("If-Range", tag)])
            #expect(same.status == 206)
            let old = try await ask(
                server,
                "/songs/tide.mp3",
                fields: [range, ("If-Range", "\"old\"")]
            )
            #expect(old.status == 200)
            let weak = try await ask(
                server,
                "/songs/tide.mp3",
                fields: [range, ("If-Range", "W/\(tag)")]
            )
            #expect(weak.status == 200)
        }
    }

    @Test("a sound the client has is not sent again, and a changed one is")
    func cached() async throws {
        let folder = try SoundFolder()
        try await serving(folder.site) { server in
            let tag = try #require(try await ask(server, "/songs/tide.mp3")["etag"])
            let same = try await ask(server, "/songs/tide.mp3", fields: [("If-None-Match", tag)])
            #expect(same.status == 304)
            #expect(same.body.isEmpty)
            try folder.write("tide.mp3", [1, 2, 3])
            let changed = try await ask(server, "/songs/tide.mp3", fields: [("If-None-Match", tag)])
            #expect(changed.body == [1, 2, 3])
        }
    }

    @Test("an empty sound has no parts")
    func empty() async throws {
        let folder = try SoundFolder()
        try folder.write("empty.wav", [])
        try await serving(folder.site) { server in
            let whole = try await ask(server, "/songs/empty.wav")
            #expect(whole.status == 200)
            #expect(whole["content-length"] == "0")
            let part = try await ask(server, "/songs/empty.wav", fields: [("Range", "bytes=-1")])
            #expect(part["content-range"] == "bytes */0")
        }
    }

    @Test("a sound of several pieces comes whole")
    func large() async throws {
        let folder = try SoundFolder()
        let bytes = (0..<3_500_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        try folder.write("large.flac", bytes)
        try await serving(folder.site) { server in
            let answer = try await ask(server, "/songs/large.flac")
            #expect(answer.body == bytes)
        }
    }

    @Test("of a sound that is cut off while it is sent, the connection ends and not the server")
    func cutOff() async throws {
        let folder = try SoundFolder()
        try folder.write("large.flac", Array(repeating: 1, count: 8_000_000))
        try await serving(folder.site) { server in
            let count = try await waiting {
                let client = try RawClient(port: server.address.port, receiveBuffer: 32 << 10)
                try client.send("GET /songs/large.flac HTTP/1.1\r\nHost: localhost\r\n\r\n")
                _ = try client.answer(hasBody: false)
                try folder.write("large.flac", [])
                return try client.receiveToEnd().count
            }
            #expect(count < 8_000_000)
            #expect(try await ask(server, "/songs/tide.mp3").status == 200)
        }
    }

    @Test("more sounds at once than allowed are asked to come later")
    func tooMany() async throws {
        let folder = try SoundFolder()
        try folder.write("large.flac", Array(repeating: 1, count: 8_000_000))
        var limits = ServerLimits()
        limits.sounds = 1
        try await serving(folder.site, limits: limits) { server in
            let busy = try await waiting {
                let client = try RawClient(port: server.address.port, receiveBuffer: 32 << 10)
                try client.send("GET /songs/large.flac HTTP/1.1\r\nHost: localhost\r\n\r\n")
                _ = try client.answer(hasBody: false)
                return client
            }
            let refused = try await ask(server, "/songs/tide.mp3")
            #expect(refused.status == 503)
            #expect(refused["retry-after"] != nil)
            let rest = try await waiting { try busy.receive(exactly: 8_000_000).count }
            #expect(rest == 8_000_000)
            #expect(try await ask(server, "/songs/tide.mp3").status == 200)
        }
    }
}

/// A folder with a sound of 1,000 bytes under several names, a folder and a pipe.
private final class SoundFolder: Sendable {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    private let path: String

    init() throws {
        path = NSTemporaryDirectory() + "lightshow-test-" + UUID().uuidString
        let manager = FileManager.default
        try manager.createDirectory(atPath: "\(path)/folder.mp3", withIntermediateDirectories: true)
        mkfifo("\(path)/pipe.mp3", 0o600)
        for name in ["tide.mp3", "tide.wav", "tide.flac", "tide.ogg", "Tide.MP3"] {
            try write(name, bytes)
        }
        for name in ["mit Lücke.mp3", "a%2e.mp3"] { try write(name, bytes) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        // The same file, so that a server that has it open sees the change.
        let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(descriptor >= 0)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
    }

    /// A site that trusts the server with the names: it joins them to a path.
    var site: Website {
        get throws {
            let path = path
            return Website(assets: try AssetTable([])) { "\(path)/\($0)" }
        }
    }
}
