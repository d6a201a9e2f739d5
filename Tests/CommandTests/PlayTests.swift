import Glibc
import Testing

/// Playing in real time to a node on this machine: few and short shows.
@Suite(.serialized)
struct PlayTests {
    /// A show of one second in which every frame is another.
    static let second: SmallShow = {
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100)]
        return show
    }()

    @Test("the frames that inspect prints are those on the wire, in order, then the ending")
    func sameFrames() throws {
        let workshop = Workshop()
        let node = try NodeSocket()
        // So many frames in a second that the sequence numbers start again.
        let file = try workshop.compiled(PlayTests.second, rate: "280")
        let frames = try workshop.frames(of: file)
        let program = try workshop.start(
            ["play", file, "--no-audio", "--node", node.name, "--report", "report.json"]
        )
        let packets = node.all(until: .seconds(1))
        #expect(program.finish().ending == .exited(0))
        let report = try workshop.json(of: "report.json")
        #expect(packets.allSatisfy { $0.universe == 0 && $0.levels.count == 512 })
        expectCounted(packets)

        // A busy machine may skip a frame; then the report says so.
        let shown = packets.compactMap { frames.firstIndex(of: $0.levels) }
        #expect(zip(shown, shown.dropFirst()).allSatisfy { $0 < $1 })
        #expect(shown.first == 0)
        #expect(shown.last == frames.count - 1)
        #expect(shown.count == report["frames_sent"]?.number)
        #expect(frames.count - shown.count == report["frames_skipped"]?.number)

        // The blackout look: dark, armed shutter open, head where it points.
        var dark = try #require(frames.last)
        for slot in [1, 2, 3, 4, 14] { dark[slot - 1] = 0 }
        let endings = packets.suffix(report["ending_frames"]?.number ?? 0)
        #expect(endings.count >= 3)
        #expect(endings.allSatisfy { $0.levels == dark })
        #expect(packets.count == shown.count + endings.count + (report["repeats"]?.number ?? 0))
    }

    @Test("two universes come in one tick, each counted by itself, to every node")
    func twoUniverses() throws {
        let workshop = Workshop()
        let nodes = [try NodeSocket(), try NodeSocket()]
        var show = SmallShow.playing("[]")
        show.fixtures = """
            [ { "id": "a", "name": "A", "universe": 1, "channels": { "dim": 1 }, "arm": { "dim": 7 } },
              { "id": "b", "name": "B", "universe": 300, "channels": { "dim": 512 },
                "arm": { "dim": 9 } } ]
            """
        let file = try workshop.compiled(show)
        let run = try workshop.run(
            "play",
            file,
            "--no-audio",
            "--ending",
            "hold",
            "--node",
            nodes[0].name,
            "--node",
            nodes[1].name
        )
        #expect(run.ending == .exited(0))
        for node in nodes {
            let packets = node.all()
            #expect(Set(packets.map(\.universe)) == [1, 300])
            for universe in [1, 300] { expectCounted(packets.filter { $0.universe == universe }) }
            #expect(packets.filter { $0.universe == 300 }.allSatisfy { $0.levels.last == 9 })
        }
    }

    @Test(
        "Ctrl-C and SIGTERM put the ending on the wire within 100 ms",
        arguments: [2, 15] as [Int32]
    )
    func stopped(by signal: Int32) throws {
        let workshop = Workshop()
        let node = try NodeSocket()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 30)]
        show.songs[0].cues = #"[ { "time": 0, "fixture_id": "head", "effect": "full" } ]"#
        let file = try workshop.compiled(show)
        let program = try workshop.start(
            ["play", file, "--no-audio", "--loop", "--node", node.name, "--report", "report.json"]
        )
        for _ in 0..<10 { _ = try #require(node.next()) }
        let asked = ContinuousClock.now
        program.send(signal)
        var packet = try #require(node.next())
        while packet.levels[13] == 255 { packet = try #require(node.next()) }
        // Not at the song's end; how soon, the rig measures.
        #expect(ContinuousClock.now - asked < .seconds(5))
        #expect(packet.levels[13] == 0)
        #expect(packet.levels[14] == 255)
        let run = program.finish(within: .seconds(10))
        #expect(run.ending == .exited(0))
        #expect(run.output.contains("(stopped)"))
        #expect(node.all().count >= 2)
        let report = try workshop.json(of: "report.json")
        #expect(report["stopped"]?.flag == true)
    }

    @Test("a terminal that takes no more text holds up neither the show nor its end")
    func heldTerminal() throws {
        let workshop = Workshop()
        let node = try NodeSocket()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 30)]
        show.songs[0].cues = #"[ { "time": 0, "fixture_id": "head", "effect": "full" } ]"#
        let file = try workshop.compiled(show)
        let program = try workshop.start(
            ["play", file, "--no-audio", "--node", node.name, "--report", "report.json"],
            isHeld: true
        )
        for _ in 0..<10 { _ = try #require(node.next()) }
        program.send(SIGTERM)
        var packet = try #require(node.next())
        while packet.levels[13] == 255 { packet = try #require(node.next()) }
        #expect(node.all(until: .seconds(1)).allSatisfy { $0.levels == packet.levels })
        #expect(program.finish(within: .seconds(10)).ending == .exited(0))
        #expect(try workshop.json(of: "report.json")["stopped"]?.flag == true)
    }

    @Test("--ending says what stays on stage", arguments: ["zero", "hold"])
    func endings(ending: String) throws {
        let workshop = Workshop()
        let node = try NodeSocket()
        let file = try workshop.compiled()
        let last = try #require(try workshop.frames(of: file).last)
        let run = try workshop.run(
            "play",
            file,
            "--no-audio",
            "--ending",
            ending,
            "--node",
            node.name
        )
        #expect(run.ending == .exited(0))
        let expected = ending == "hold" ? last : [UInt8](repeating: 0, count: 512)
        #expect(node.all().suffix(3).map(\.levels) == [expected, expected, expected])
    }

    @Test("--from starts at that frame")
    func from() throws {
        let workshop = Workshop()
        let node = try NodeSocket()
        let file = try workshop.compiled(PlayTests.second)
        let frames = try workshop.frames(of: file)
        let run = try workshop.run(
            "play",
            file,
            "--no-audio",
            "--from",
            "0.9",
            "--node",
            node.name
        )
        #expect(run.ending == .exited(0))
        #expect(node.next()?.levels == frames[54])
        let past = try workshop.run("play", file, "--no-audio", "--dry-run", "--from", "2")
        #expect(past.ending == .exited(1))
        let refusal = "error: --from 00:02.000 is past the end of show.bin (00:01.016)\n"
        #expect(past.complaints == refusal)
    }

    @Test("--dry-run sends nothing and tells the same")
    func dryRun() throws {
        let workshop = Workshop()
        let node = try NodeSocket()
        let file = try workshop.compiled()
        let run = try workshop.run(
            "play",
            file,
            "--no-audio",
            "--dry-run",
            "--node",
            node.name,
            "--report",
            "report.json"
        )
        #expect(run.ending == .exited(0))
        #expect(run.complaints.contains("dry run, nothing is sent"))
        #expect(node.all().isEmpty)
        let report = try workshop.json(of: "report.json")
        #expect(report["packets_sent"]?.number == 0)
        let sent = report["frames_sent"]?.number ?? 0
        #expect(sent + (report["frames_skipped"]?.number ?? 0) == 16)
    }

    @Test("the report has the same keys every time, null where there is nothing")
    func reportKeys() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        #expect(try workshop.dryRun(file, "--report", "report.json").ending == .exited(0))
        let keys = [
            "damage", "ending_frames", "file", "frames_late", "frames_missing", "frames_sent",
            "frames_skipped", "lateness_ms", "nodes", "packets_failed", "packets_sent", "rate",
            "repeats", "send_errors", "skew_ms", "sound", "stopped", "unreadable_blocks",
        ]
        let report = try workshop.json(of: "report.json")
        #expect(report.keys == keys)
        #expect(report["skew_ms"]?.isNull == true)
        #expect(report["sound"]?.isNull == true)
        #expect(report["lateness_ms"]?.keys == ["max", "p50", "p99", "p999"])
    }

    @Test("a report that cannot be written is a fault of the world")
    func reportNotWritten() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        for place in ["nowhere/report.json", ".", "/dev/full"] {
            let run = try workshop.dryRun(file, "--report", place)
            #expect(run.ending == .exited(2))
            #expect(run.complaints.contains("cannot write the report '\(place)'"))
        }
    }

    @Test("a report never goes over the show it is about")
    func reportOverShow() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let before = workshop.bytes(of: file)
        let run = try workshop.dryRun(file, "--report", "./\(file)")
        #expect(run.ending == .exited(64))
        #expect(workshop.bytes(of: file) == before)
    }

    /// Who names the node, and which counts.
    struct Choice: CustomTestStringConvertible {
        let option: String?
        let environment: String?
        let settings: String?
        let line: String

        var testDescription: String {
            "--node \(option ?? "–"), $DMX_NODE_IP \(environment ?? "–"), show \(settings ?? "–")"
        }
    }

    static let choices = [
        Choice(option: nil, environment: nil, settings: nil, line: "sending to 127.0.0.1:6454"),
        Choice(
            option: nil,
            environment: nil,
            settings: "127.0.0.3",
            line: "node 127.0.0.3:6454, named by the show"
        ),
        Choice(
            option: nil,
            environment: "127.0.0.2:7000",
            settings: "127.0.0.3",
            line: "node 127.0.0.2:7000, from $DMX_NODE_IP"
        ),
        Choice(
            option: "127.0.0.1:7001",
            environment: "127.0.0.2:7000",
            settings: "127.0.0.3",
            line: "node 127.0.0.1:7001"
        ),
    ]

    @Test(
        "--node comes before $DMX_NODE_IP, that before show.json, that before this machine",
        arguments: choices
    )
    func precedence(choice: Choice) throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.settings = choice.settings.map { "{ \"node\": \"\($0)\" }" }
        let file = try workshop.compiled(show)
        let node = choice.option.map { ["--node", $0] } ?? []
        let run = try workshop.start(
            ["play", file, "--no-audio", "--dry-run"] + node,
            environment: choice.environment.map { ["DMX_NODE_IP": $0] } ?? [:]
        ).finish()
        #expect(run.ending == .exited(0))
        #expect(run.complaints.contains("\(choice.line)\n"))
    }

    @Test(
        "a node that is none is refused before anything is sent",
        arguments: [
            "stage", "256.1.1.1", "127.0.0.1:0", "127.0.0.1:99999", "0.0.0.0", "::1", "",
        ]
    )
    func wrongNode(node: String) throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("play", file, "--no-audio", "--node", node)
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasPrefix("error: --node: "))
    }

    @Test("a node named twice is refused")
    func nodeTwice() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let node = ["--node", "127.0.0.1:9"]
        let run = try workshop.start(["play", file, "--no-audio"] + node + node).finish()
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasSuffix("error: node 127.0.0.1:9 is named twice\n"))
    }

    @Test("a negative offset is an offset, not an option")
    func negativeOffset() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        #expect(try workshop.dryRun(file, "--offset", "-20").ending == .exited(0))
    }

    /// Every sequence number is one more than the one before, from 1 to 255 and again (law 9).
    private func expectCounted(_ packets: [Packet]) {
        #expect(packets.first?.sequence == 1)
        for (one, next) in zip(packets, packets.dropFirst()) {
            #expect(next.sequence == (one.sequence == 255 ? 1 : one.sequence + 1))
        }
    }
}

extension Workshop {
    /// Plays `file` without sound and without sending.
    fileprivate func dryRun(_ file: String, _ options: String...) throws -> Outcome {
        try start(["play", file, "--no-audio", "--dry-run"] + options).finish()
    }

    /// What the JSON file `name` says.
    fileprivate func json(of name: String) throws -> JSONAnswer {
        try JSONAnswer(String(decoding: bytes(of: name) ?? [], as: UTF8.self))
    }
}
