import TestSupport
import Testing

struct CompileTests {
    @Test("compile writes build/<show>/<song>.bin for every song, below the folder it runs in")
    func standardPlace() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs.append(.init("other"))
        try workshop.write(show, to: "shows/gig")
        let run = try workshop.run("compile", "shows/gig")
        #expect(run.ending == .exited(0))
        #expect(run.complaints == "")
        #expect(workshop.files(in: "build") == ["gig/other.bin", "gig/tune.bin"])
        #expect(
            run.lines.map { $0.prefix { $0 != ":" } } == [
                "build/gig/other.bin", "build/gig/tune.bin",
            ]
        )
    }

    @Test("the summary line says what was made")
    func summary() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("compile", "show", "--no-audio")
        let words = "build/show/tune.bin: 16 frames at 60 fps, 1 universe, 2 fixtures, 3 cues, "
        #expect(run.output.hasPrefix(words))
        #expect(run.output.hasSuffix(" ms\n"))
    }

    @Test("chases are counted, marked in the file, and kept as a source")
    func chases() throws {
        let workshop = Workshop()
        var show = SmallShow.playing(
            """
            [ { "time": 0.05, "chaser_id": "step", "data": { "repetitions": 2 } },
              { "time": 0, "chaser_id": "step", "name": "Go" },
              { "time": 0, "fixture_id": "par", "effect": "blackout" } ]
            """
        )
        show.songs[0].metadata = #"{ "bpm": 600 }"#
        try workshop.write(show)
        let chase = """
            { "id": "step", "name": "Step",
              "effects": [ { "beat": 0, "duration": 0.5, "fixture_id": "par", "effect": "full" } ] }
            """
        try workshop.write(chase, to: "show/chasers/step.json")
        let run = try workshop.run("compile", "show", "--no-audio", "-o", "show.bin", "--json")
        #expect(run.ending == .exited(0))
        let song = try #require(JSONAnswer(run.output)["songs"]?[0])
        #expect(song["cues"]?["chases"]?.number == 2)
        let text = try workshop.run("compile", "show", "--no-audio", "-o", "show.bin")
        #expect(text.output.contains(" 3 cues (1 effect, 2 chases), "))
        let header = try JSONAnswer(workshop.run("inspect", "show.bin", "--json").output)
        let markers = try #require(header["markers"])
        let names = (0..<(markers.count ?? 0)).compactMap { markers[$0]?["name"]?.text }
        #expect(names == ["Go", "blackout par", "chase Step"])
        // A beat is 0.1 s: the second chase runs from 0.05 s for twice half a beat.
        #expect(markers[2]?["frame"]?.number == 3)
        #expect(markers[2]?["end_frame"]?.number == 9)
        let sources = try #require(header["sources"])
        let paths = (0..<(sources.count ?? 0)).compactMap { sources[$0]?["path"]?.text }
        #expect(paths.contains("chasers/step.json"))
    }

    @Test("a song without a cue sheet is told so and compiled: dark, with what is armed")
    func noSheet() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs.append(.init("new", cues: nil))
        try workshop.write(show)
        try workshop.write("[]", to: "show/cues/New.cue.json")
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(0))
        #expect(workshop.files(in: "build") == ["show/new.bin", "show/tune.bin"])
        #expect(
            run.complaints == """
                warning: song 'new' has no cue sheet yet: it stays dark
                  the sheet is expected at show/cues/new.cue.json
                warning: show/cues/New.cue.json is of no song
                  did you mean 'new'?
                2 warnings

                """
        )
        let armed: [UInt8] = [255] + [0, 0, 0] + [0, 0, 0, 0] + [0, 0, 0, 0, 0, 0] + [255]
        for frame in try workshop.frames(of: "build/show/new.bin") {
            #expect(Array(frame[0..<15]) == armed)
        }
        let strict = try workshop.run("compile", "show", "--strict")
        #expect(strict.ending == .exited(1))
        try workshop.write(SmallShow.cues, to: "show/cues/new.cue.json")
        #expect(try workshop.run("compile", "show").ending == .exited(0))
        let same = try workshop.frames(of: "build/show/tune.bin")
        #expect(try workshop.frames(of: "build/show/new.bin") == same)
    }

    @Test("-o names the file, also in folders that are not there yet")
    func outputNamed() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("compile", "show", "-o", "out/tonight/a b.bin")
        #expect(run.ending == .exited(0))
        #expect(workshop.files(in: "out") == ["tonight/a b.bin"])
        #expect(workshop.files(in: "build").isEmpty)
    }

    @Test("--song compiles the songs named, each once, in the show's order")
    func songsNamed() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("one"), .init("two"), .init("three")]
        try workshop.write(show)
        let run = try workshop.run(
            "compile",
            "show",
            "--song",
            "two",
            "--song",
            "one",
            "--song",
            "two"
        )
        #expect(run.ending == .exited(0))
        #expect(workshop.files(in: "build/show") == ["one.bin", "two.bin"])
        #expect(run.lines.count == 2)
    }

    @Test("a wrong row of a song that is not compiled is in nobody's way")
    func otherSongWrong() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs.append(.init("broken", cues: "[{]"))
        try workshop.write(show)
        #expect(try workshop.run("compile", "show", "--song", "tune").ending == .exited(0))
        #expect(workshop.files(in: "build/show") == ["tune.bin"])
    }

    @Test("one wrong song keeps all songs from being written, and old files as they are")
    func allOrNothing() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs.append(.init("other"))
        try workshop.write(show)
        #expect(try workshop.run("compile", "show").ending == .exited(0))
        let before = workshop.bytes(of: "build/show/tune.bin")
        show.songs[0].cues = "[]"
        show.songs[1].cues = "[{]"
        try workshop.write(show)
        #expect(try workshop.run("compile", "show").ending == .exited(1))
        #expect(workshop.bytes(of: "build/show/tune.bin") == before)
        #expect(workshop.files(in: "build/show") == ["other.bin", "tune.bin"])
    }

    @Test("--no-audio leaves the sound out and keeps its name, length and digest")
    func soundLeftOut() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        #expect(try workshop.run("compile", "show", "-o", "with.bin").code == 0)
        #expect(try workshop.run("compile", "show", "--no-audio", "-o", "without.bin").code == 0)
        let with = try JSONAnswer(workshop.run("inspect", "with.bin", "--json").output)
        let without = try JSONAnswer(workshop.run("inspect", "without.bin", "--json").output)
        #expect(with["sound"]?["embedded"]?.flag == true)
        #expect(without["sound"]?["embedded"]?.flag == false)
        #expect(without["sound"]?["file"]?.text == "tune.wav")
        #expect(without["sound"]?["samples"]?.number == 11_025)
        #expect(without["sound"]?["sha256"]?.text == with["sound"]?["sha256"]?.text)
        #expect(try workshop.frames(of: "with.bin") == workshop.frames(of: "without.bin"))
    }

    @Test("the sound in the file is the sound file, byte for byte")
    func soundEmbedded() throws {
        let workshop = Workshop()
        let show = SmallShow()
        try workshop.write(show)
        #expect(try workshop.run("compile", "show", "-o", "show.bin").code == 0)
        let file = try #require(workshop.bytes(of: "show.bin"))
        #expect(file.firstRange(of: show.songs[0].sound) != nil)
    }

    @Test("--json prints the report and nothing else")
    func report() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("compile", "show", "--json")
        #expect(run.ending == .exited(0))
        #expect(run.complaints == "")
        let report = try JSONAnswer(run.output)
        let reportKeys = ["diagnostics", "errors", "notes", "read_ms", "show", "songs", "warnings"]
        #expect(report.keys == reportKeys)
        let song = try #require(report["songs"]?[0])
        let songKeys = [
            "blocks", "blocks_made", "bytes", "changed", "cues", "fixtures", "frames",
            "is_up_to_date", "path", "rate", "seconds", "song", "stages_ms", "universes",
        ]
        #expect(song.keys == songKeys)
        #expect(song["path"]?.text == "build/show/tune.bin")
        #expect(song["frames"]?.number == 16)
        #expect(song["cues"]?["effects"]?["flash"]?.number == 1)
        #expect(song["bytes"]?.number == workshop.bytes(of: "build/show/tune.bin")?.count)
    }

    @Test("--json tells what is wrong by file, line and column, with the same keys every time")
    func reportOfFaults() throws {
        let workshop = Workshop()
        var show = SmallShow.playing(
            "[\n  { \"time\": 0, \"fixture_id\": \"parr\", \"effect\": \"full\" }\n]"
        )
        show.songs.append(.init("quiet", cues: nil))
        try workshop.write(show)
        let run = try workshop.run("compile", "show", "--json")
        #expect(run.ending == .exited(1))
        #expect(run.complaints == "")
        let report = try JSONAnswer(run.output)
        #expect(report["errors"]?.number == 1)
        #expect(report["warnings"]?.number == 1)
        let keys = ["column", "file", "hint", "line", "message", "severity"]
        let found = try #require(report["diagnostics"])
        for index in 0..<(found.count ?? 0) { #expect(found[index]?.keys == keys) }
        let wrongRow = (0..<(found.count ?? 0)).compactMap { found[$0] }
            .first { $0["message"]?.text?.contains("parr") == true }
        #expect(wrongRow?["file"]?.text == "show/cues/tune.cue.json")
        #expect(wrongRow?["line"]?.number == 2)
        #expect(wrongRow?["severity"]?.text == "error")
    }
}
