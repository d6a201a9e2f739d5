import Glibc
import Testing

struct MonitorTests {
    /// Art-Net 4, ArtDmx: universe 258, sequence 9, physical 1, levels 0 and 255.
    private static let levels: [UInt8] =
        Array("Art-Net\0".utf8) + [0x00, 0x50, 0, 14, 9, 1, 0x02, 0x01, 0, 2, 0, 255]
    private static let poll: [UInt8] = Array("Art-Net\0".utf8) + [0x00, 0x20, 0, 14, 0, 0]

    private let workshop = Workshop()

    @Test("--json writes one object a packet, with the kernel's time")
    func jsonLines() throws {
        let before = realTime()
        let monitor = try RunningMonitor("--json", "--packets", "3")
        let port = try monitor.send(MonitorTests.levels, MonitorTests.poll, [1, 2, 3])
        let outcome = monitor.finish()
        #expect(outcome.ending == .exited(0))
        #expect(outcome.complaints.isEmpty)

        let objects = try outcome.lines.map { try JSONAnswer(String($0)) }
        try #require(objects.count == 3)
        for object in objects {
            #expect((before...realTime()).contains(try #require(object["time_ns"]?.number)))
            #expect(object["from"]?.text == "127.0.0.1:\(port)")
        }
        let fields = ["from", "length", "levels", "opcode", "physical", "sequence", "time_ns"]
        #expect(objects[0].keys == fields + ["universe"])
        #expect(objects[0]["opcode"]?.text == "ArtDmx")
        #expect(objects[0]["universe"]?.number == 258)
        #expect(objects[0]["sequence"]?.number == 9)
        #expect(objects[0]["physical"]?.number == 1)
        #expect(objects[0]["length"]?.number == 2)
        #expect(objects[0]["levels"]?.levels == [0, 255])
        #expect(objects[1].keys == ["from", "opcode", "time_ns"])
        #expect(objects[1]["opcode"]?.text == "ArtPoll")
        #expect(objects[2].keys == ["error", "from", "time_ns"])
        #expect(try #require(objects[2]["error"]?.text).hasPrefix("not Art-Net"))
    }

    @Test("into a pipe it ends with a summary of what arrived")
    func summary() throws {
        let monitor = try RunningMonitor("--packets", "4")
        let port = try monitor.send(
            MonitorTests.levels,
            MonitorTests.levels,
            MonitorTests.poll,
            [1, 2, 3]
        )
        let outcome = monitor.finish()
        #expect(outcome.ending == .exited(0))
        for text in [
            "4 packets in ", ", 1 universe at ", ", 1 sequence fault (0 lost)", ", 1 malformed",
            "  universe 258 from 127.0.0.1:\(port): 2 packets", ", 1 repeat\n",
            "  ArtPoll: 1 packet\n",
            "  newest malformed packet, from 127.0.0.1:\(port): not Art-Net",
        ] {
            #expect(outcome.output.contains(text), "\(text)")
        }
    }

    @Test("Ctrl-C and a service manager's TERM end it in order", arguments: [SIGINT, SIGTERM])
    func signals(number: Int32) throws {
        let monitor = try RunningMonitor()
        monitor.send(signal: number)
        let outcome = monitor.finish()
        #expect(outcome.ending == .exited(0))
        #expect(outcome.output.hasSuffix(" s, no levels\n"))
    }

    @Test("it ends at its time without a packet")
    func timeLimit() throws {
        let outcome = try RunningMonitor("--json", "--seconds", "0.05").finish()
        #expect(outcome.ending == .exited(0))
        #expect(outcome.text.isEmpty)
    }

    @Test("a reader that goes away ends it quietly")
    func readerGone() throws {
        let monitor = try RunningMonitor("--json")
        monitor.stopReading()
        try monitor.send(MonitorTests.levels)
        let outcome = monitor.finish()
        #expect(outcome.ending == .exited(0))
        #expect(outcome.text.isEmpty)
    }

    @Test("a port that is taken is named, with the cure, and the exit code is 2")
    func portTaken() throws {
        let monitor = try RunningMonitor()
        let port = "\(monitor.port)"
        let second = try workshop.run("monitor", "--bind", "127.0.0.1", "--port", port)
        #expect(second.ending == .exited(2))
        #expect(second.complaints.contains("UDP port \(port)"))
        #expect(second.complaints.contains("--port"))
        #expect(second.output.isEmpty)
        monitor.send(signal: SIGTERM)
        #expect(monitor.finish().ending == .exited(0))
    }

    @Test(
        "what cannot be asked for is refused with exit code 64",
        arguments: [
            ["--seconds", "0"], ["--seconds=-1"], ["--seconds", "nan"], ["--packets", "0"],
            ["--port", "65536"], ["--bind", "localhost"],
        ]
    )
    func usage(arguments: [String]) throws {
        let outcome = try workshop.start(["monitor"] + arguments).finish()
        #expect(outcome.ending == .exited(64))
        #expect(!outcome.complaints.isEmpty)
    }

    @Test("a show that cannot be read is named before anything is received")
    func missingShow() throws {
        let outcome = try workshop.run("monitor", "--show", "/nowhere/show.bin")
        #expect(outcome.ending == .exited(2))
        #expect(outcome.complaints.contains("/nowhere/show.bin"))
        #expect(!outcome.complaints.contains("listening"))
    }

    private func realTime() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000_000_000 + now.tv_nsec
    }
}
