import TestSupport
import Testing

/// Show files that are cut or changed: `verify` names what is hurt, and nothing crashes.
struct DamagedFileTests {
    /// What every command says of a file that cannot be a show file.
    static let commands = [
        ["verify"], ["inspect"], ["inspect", "--json"], ["play", "--dry-run"], ["picture"],
    ]

    @Test("verify says that a file is as it was written")
    func undamaged() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("verify", file)
        #expect(run.ending == .exited(0))
        #expect(run.output.hasPrefix("show.bin: undamaged (16 frames, "))
        let json = try JSONAnswer(workshop.run("verify", file, "--json").output)
        #expect(json.keys == ["bytes", "damage", "file", "frames"])
        #expect(json["damage"]?.count == 0)
    }

    @Test("a file cut at any length is named by verify, and crashes no command")
    func cut() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let whole = try #require(workshop.bytes(of: file))
        // Every length is tried in the room's own tests; here a spread of them, ends included.
        let lengths =
            [0, 1, 7, 8, 9, 20] + stride(from: 40, to: whole.count, by: 97) + [whole.count - 1]
        for length in lengths {
            try workshop.write(Array(whole[..<length]), to: "cut.bin")
            let verify = try workshop.run("verify", "cut.bin")
            #expect(verify.ending == .exited(1), "cut at \(length)")
            #expect(verify.text.contains("cut.bin: "), "cut at \(length)")
            let inspect = try workshop.run("inspect", "cut.bin", "--frame", "0")
            #expect(inspect.ending == .exited(1), "cut at \(length)")
            #expect(inspect.complaints.hasPrefix("error: cut.bin: "), "cut at \(length)")
        }
    }

    @Test("a bit turned over anywhere is named by verify, and crashes no command")
    func turnedBit() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let whole = try #require(workshop.bytes(of: file))
        var random = SeededRandom(seed: 20)
        for place in stride(from: 0, to: whole.count, by: 61) {
            var bytes = whole
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try workshop.write(bytes, to: "hurt.bin")
            let verify = try workshop.run("verify", "hurt.bin")
            #expect(verify.ending == .exited(1), "a bit of byte \(place)")
            #expect(verify.text.contains("hurt.bin: "), "a bit of byte \(place)")
            let inspect = try workshop.run("inspect", "hurt.bin", "--csv", "0", "16")
            #expect([.exited(0), .exited(1)].contains(inspect.ending), "a bit of byte \(place)")
        }
    }

    @Test("bytes after the end are named")
    func tooLong() throws {
        let workshop = Workshop()
        let whole = try #require(workshop.bytes(of: workshop.compiled()))
        try workshop.write(whole + [0], to: "long.bin")
        let run = try workshop.run("verify", "long.bin")
        #expect(run.ending == .exited(1))
        #expect(run.text.contains("too long"))
    }

    @Test("a damaged second is named by its time; the rest still plays, and the exit code tells")
    func damagedSecond() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 2)]
        let file = try workshop.compiled(show)
        let verified = try workshop.damageSecondSecond(of: file, to: "second.bin")
        #expect(verified.text.contains("00:01.000 to 00:02.000: damaged: block 1"))
        let first = try workshop.run("inspect", "second.bin", "--frame", "60")
        #expect(first.complaints.contains("block 1"))
        let play = try workshop.run(
            "play",
            "second.bin",
            "--no-audio",
            "--dry-run",
            "--from",
            "1.9",
            "--report",
            "report.json"
        )
        #expect(play.ending == .exited(1))
        #expect(play.complaints.contains("00:01.000 to 00:02.000: damaged: block 1"))
        let report = try JSONAnswer(
            String(decoding: workshop.bytes(of: "report.json") ?? [], as: UTF8.self)
        )
        #expect(report["unreadable_blocks"]?.number == 1)
        #expect(report["damage"]?[0]?["part"]?.text == "block 1")
        #expect(report["damage"]?[0]?["first_frame"]?.number == 60)
        #expect(report["damage"]?[0]?["end_frame"]?.number == 120)
        #expect(play.output.contains("  damaged: 00:01.000 to 00:02.000: damaged: block 1"))
    }

    @Test("the last good look stays on the wire across a damaged second")
    func holdsLook() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 9 / 4)]
        let file = try workshop.compiled(show)
        let whole = try workshop.frames(of: file)
        try workshop.damageSecondSecond(of: file, to: "second.bin")
        let node = try NodeSocket()
        let run = try workshop.run(
            "play",
            "second.bin",
            "--no-audio",
            "--from",
            "0.9",
            "--ending",
            "hold",
            "--node",
            node.name
        )
        #expect(run.ending == .exited(1))
        let looks = node.all().map { Array($0.levels.prefix(15)) }
        let frames = whole.map { Array($0.prefix(15)) }
        let shown = Set(looks.compactMap { frames.firstIndex(of: $0) })
        // The head moves all the time: every look names its frame.
        #expect(looks.allSatisfy { frames.contains($0) })
        #expect(shown.isDisjoint(with: 60..<120))
        let held = shown.filter { $0 < 60 }.max() ?? 0
        #expect(looks.filter { $0 == frames[held] }.count > 20)
        #expect(shown.contains { $0 >= 120 })
    }

    @Test("with --strict a damaged file is not played, and its seconds are named")
    func strict() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 2)]
        let file = try workshop.compiled(show)
        try workshop.damageSecondSecond(of: file, to: "second.bin")
        let node = try NodeSocket()
        let arguments = ["play", "second.bin", "--strict", "--no-audio", "--node", node.name]
        let run = try workshop.start(arguments).finish()
        #expect(run.ending == .exited(1))
        #expect(run.output.isEmpty)
        #expect(
            run.complaints.hasPrefix("second.bin: 00:01.000 to 00:02.000: damaged: block 1 has")
        )
        let refusal = "error: second.bin is damaged, and not played; compile it again, or leave out"
        #expect(run.complaints.contains(refusal))
        #expect(node.all().isEmpty)
        let whole = try workshop.run(
            "play",
            file,
            "--strict",
            "--no-audio",
            "--dry-run",
            "--from",
            "1.9"
        )
        #expect(whole.ending == .exited(0))
    }

    @Test("what is no show file is told by every command", arguments: commands)
    func noShowFile(command: [String]) throws {
        let workshop = Workshop()
        try workshop.write("{ \"entries\": [] }", to: "tune.cue.json")
        let run = try workshop.start(command + ["tune.cue.json"]).finish()
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasPrefix("error: tune.cue.json: not a show file"))
    }

    @Test("what is not there, or is a folder, is a fault of the world", arguments: commands)
    func nothingThere(command: [String]) throws {
        let workshop = Workshop()
        try workshop.write("", to: "folder/file")
        let missing = try workshop.start(command + ["nowhere.bin"]).finish()
        #expect(missing.ending == .exited(2))
        #expect(missing.complaints.contains("nowhere.bin: No such file or directory"))
        let folder = try workshop.start(command + ["folder"]).finish()
        #expect(folder.ending == .exited(2))
        #expect(folder.complaints.contains("Is a directory"))
    }

    @Test("a device and a pipe are no show files, and are not called cut", arguments: commands)
    func deviceOrPipe(command: [String]) throws {
        let workshop = Workshop()
        try workshop.makePipe("pipe")
        for name in ["/dev/zero", "pipe"] {
            let run = try workshop.start(command + [name]).finish()
            #expect(run.ending == .exited(2))
            let reason = "a device or a pipe, not a show file; name the file itself"
            #expect(run.complaints == "error: \(name): \(reason)\n")
        }
    }
}
