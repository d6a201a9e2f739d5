import Testing

struct InspectTests {
    @Test("the header names show, song, frames, universes, fixtures, sound and sources")
    func header() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("inspect", file)
        #expect(run.ending == .exited(0))
        #expect(run.lines.first == "show · tune")
        for words in [
            "16 at 60 fps", "0 (15 slots)", "par, head", "tune.wav, wav, mono, 44100 Hz",
            "not embedded", "3 cues", "cues/tune.cue.json", "songs/tune.wav",
        ] {
            #expect(run.output.contains(words))
        }
    }

    @Test("the header as JSON has the same keys every time, null where there is nothing")
    func headerAsJSON() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let header = try JSONAnswer(workshop.run("inspect", file, "--json").output)
        let keys = [
            "bytes", "file", "fixtures", "frames", "intensity_slots", "markers", "node", "rate",
            "seconds", "show", "song", "sound", "sources", "universes", "zstd_version",
        ]
        #expect(header.keys == keys)
        #expect(header["node"]?.isNull == true)
        let channel = try #require(header["fixtures"]?[0]?["channels"]?[1])
        #expect(channel.keys == ["arm", "name", "role", "slot"])
        #expect(channel["arm"]?.isNull == true)
        #expect(header["fixtures"]?[0]?["channels"]?[0]?["arm"]?.number == 255)
    }

    @Test("--csv prints 512 slots a frame, FROM included and TO not")
    func csv() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("inspect", file, "--csv", "3", "5")
        #expect(run.ending == .exited(0))
        let slots = (1...512).map(String.init).joined(separator: ",")
        #expect(run.lines.first.map(String.init) == "frame,\(slots)")
        #expect(run.lines.dropFirst().map { $0.prefix { $0 != "," } } == ["3", "4"])
        for line in run.lines { #expect(line.split(separator: ",").count == 513) }
        let none = try workshop.run("inspect", file, "--csv", "16", "16")
        #expect(none.ending == .exited(0))
        #expect(none.lines.count == 1)
    }

    @Test("--frame, --time and --csv tell the same levels")
    func sameLevels() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let frames = try workshop.frames(of: file)
        #expect(frames.count == 16)
        let byNumber = try JSONAnswer(
            workshop.run("inspect", file, "--frame", "6", "--json").output
        )
        #expect(byNumber.keys == ["frame", "seconds", "universes"])
        #expect(byNumber["universes"]?[0]?["levels"]?.levels == frames[6])
        let byTime = try workshop.run("inspect", file, "--time", "0.1001", "--json")
        #expect(try JSONAnswer(byTime.output)["frame"]?.number == 6)
        let text = try workshop.run("inspect", file, "--frame", "6").output
        #expect(text.hasPrefix("frame 6 at 00:00.100\n"))
        #expect(
            text.contains("  par   dim 255  red \(frames[6][1])  green \(frames[6][2])  blue 0\n")
        )
    }

    @Test("arm levels stand in every frame, from the first to the last")
    func armed() throws {
        let workshop = Workshop()
        for frame in try workshop.frames(of: workshop.compiled()) {
            #expect(frame[0] == 255)
            #expect(frame[14] == 255)
        }
    }

    @Test("--universe chooses one, by default the first; slots nobody uses are 0")
    func universes() throws {
        let workshop = Workshop()
        var show = SmallShow.playing("[]")
        show.fixtures = """
            [ { "id": "far", "name": "Far", "universe": 32767, "channels": { "dim": 512 },
                "arm": { "dim": 7 } },
              { "id": "near", "name": "Near", "universe": 3, "channels": { "dim": 1 },
                "arm": { "dim": 9 } } ]
            """
        let file = try workshop.compiled(show)
        let zeros = [UInt8](repeating: 0, count: 511)
        #expect(try workshop.frames(of: file).first == [9] + zeros)
        #expect(try workshop.frames(of: file, universe: 3).last == [9] + zeros)
        #expect(try workshop.frames(of: file, universe: 32_767).last == zeros + [7])
        let none = try workshop.run("inspect", file, "--csv", "0", "1", "--universe", "4")
        #expect(none.ending == .exited(1))
        #expect(none.complaints == "error: the show has no universe 4; it has 3, 32767\n")
    }

    @Test(
        "a frame that the show does not have is refused with those it has",
        arguments: [
            ["--frame", "16"], ["--frame", "-1"], ["--frame", "9223372036854775807"],
            ["--time", "0.27"], ["--time", "31536000"], ["--csv", "0", "17"],
            ["--csv", "9223372036854775807", "9223372036854775807"],
        ]
    )
    func noSuchFrame(options: [String]) throws {
        let workshop = Workshop()
        let run = try workshop.start(["inspect", workshop.compiled()] + options).finish()
        #expect(run.ending == .exited(1))
        #expect(run.output == "")
        #expect(run.complaints.contains("0 to 15") || run.complaints.contains("TO at most 16"))
    }

    @Test(
        "options that make no sense are a wrong command line",
        arguments: [
            ["--csv"], ["--csv", "1"], ["--csv", "1", "2", "3"], ["--csv", "2", "1"],
            ["--csv", "a", "b"], ["--csv", "-1", "2"], ["--csv", "0", "1", "--json"],
            ["--csv", "0", "1", "--frame", "1"], ["--frame", "1", "--time", "1"],
            ["--universe", "0"], ["--frame", "x"], ["--frame", "99999999999999999999"],
            ["--time", "1e300"], ["--time", "1e400"], ["--time", "nan"], ["--time", "inf"],
            ["--time", "-1"], ["--time", "soon"], ["--frames", "1"],
        ]
    )
    func wrongOptions(options: [String]) throws {
        let workshop = Workshop()
        let run = try workshop.start(["inspect", workshop.compiled()] + options).finish()
        #expect(run.ending == .exited(64))
        #expect(run.output == "")
        #expect(run.complaints.contains("Usage: lightshow inspect"))
    }

    @Test("a full disk is a fault of the world, not a shorter answer")
    func fullDisk() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try RunningProgram(
            ["inspect", file, "--csv", "0", "16"],
            in: workshop.path,
            environment: [],
            output: "/dev/full"
        ).finish()
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("No space left on device"))
    }
}
