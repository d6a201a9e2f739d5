import Testing

/// Names as people give them, and places that cannot be written.
struct PathTests {
    @Test(
        "songs and folders may have any name",
        arguments: [
            "a b", "it's", "v1.2.final", "Schöne Größe", "夜の灯", "🎆", "-dash", "%s%n", "a\"b",
            "tune.cue",
            "new\nline",
        ]
    )
    func names(name: String) throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init(name)]
        try workshop.write(show, to: "shows/\(name)")
        let run = try workshop.run("compile", "shows/\(name)")
        #expect(run.ending == .exited(0))
        #expect(workshop.files(in: "build") == ["\(name)/\(name).bin"])
        let inspect = try workshop.run("inspect", "build/\(name)/\(name).bin", "--json")
        #expect(try JSONAnswer(inspect.output)["song"]?.text == name)
        #expect(try JSONAnswer(inspect.output)["show"]?.text == name)
        #expect(try workshop.run("verify", "build/\(name)/\(name).bin").ending == .exited(0))
    }

    @Test(
        "the folder may be named in any way",
        arguments: ["gig", "gig/", "gig//", "./gig", "gig/../gig"]
    )
    func waysToTheFolder(folder: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow(), to: "gig")
        let run = try workshop.run("compile", folder)
        #expect(run.ending == .exited(0))
        #expect(workshop.files(in: "build") == ["gig/tune.bin"])
        let header = try JSONAnswer(workshop.run("inspect", "build/gig/tune.bin", "--json").output)
        let sources = (0..<4).compactMap { header["sources"]?[$0]?["path"]?.text }
        #expect(sources == ["cues/tune.cue.json", "fixtures/fixtures.json", "songs/tune.wav"])
    }

    @Test("the folder may be the one that the program runs in, or an absolute path")
    func here() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow(), to: "gig")
        try workshop.write(SmallShow(), to: ".")
        let name = workshop.path.split(separator: "/").last.map(String.init) ?? ""
        #expect(try workshop.run("compile", ".").ending == .exited(0))
        #expect(try workshop.run("compile", workshop.path(of: "gig")).ending == .exited(0))
        #expect(workshop.files(in: "build") == ["\(name)/tune.bin", "gig/tune.bin"].sorted())
    }

    @Test("-o with several songs is a wrong command line")
    func severalSongs() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs.append(.init("other"))
        try workshop.write(show)
        let run = try workshop.run("compile", "show", "-o", "one.bin")
        #expect(run.ending == .exited(64))
        #expect(run.complaints.contains("-o takes one song, and this show has 2: add --song"))
        #expect(workshop.bytes(of: "one.bin") == nil)
        let one = try workshop.run("compile", "show", "-o", "one.bin", "--song", "other")
        #expect(one.ending == .exited(0))
    }

    @Test("-o that names no file is a wrong command line", arguments: ["", "out/"])
    func outputWithoutName(output: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("compile", "show", "-o", output)
        #expect(run.ending == .exited(64))
        #expect(run.complaints.contains("-o names the file to write"))
    }

    @Test(
        "a place that cannot be written is a fault of the world",
        arguments: [
            ("file/show.bin", "file"), ("file/deep/show.bin", "file"), ("folder", "is a folder"),
            ("pipe", "is a device or a pipe"), ("/proc/nowhere/show.bin", "/proc/nowhere"),
        ]
    )
    func unwritable(output: String, says words: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        try workshop.write("as it was", to: "file")
        try workshop.write("", to: "folder/inside")
        try workshop.makePipe("pipe")
        let before = workshop.files()
        let run = try workshop.run("compile", "show", "-o", output)
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains(words))
        #expect(run.output == "")
        #expect(workshop.files() == before)
        #expect(workshop.bytes(of: "file") == Array("as it was".utf8))
    }

    @Test(
        "a file of the show itself is never written over",
        arguments: ["cues/tune.cue.json", "songs/tune.wav", "fixtures/fixtures.json", "show.json"]
    )
    func ownFile(name: String) throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.settings = "{}"
        try workshop.write(show)
        let before = workshop.bytes(of: "show/\(name)")
        let run = try workshop.run("compile", "show", "-o", "./show/\(name)")
        #expect(run.ending == .exited(1))
        #expect(run.complaints.contains("is a file of the show itself"))
        #expect(workshop.bytes(of: "show/\(name)") == before)
    }

    @Test(
        "no subcommand, a wrong one and wrong options are wrong command lines",
        arguments: [
            ["compil", "show"], ["compile"], ["compile", "show", "other"], ["play"], ["verify"],
            ["inspect"], ["compile", "show", "--jobs", "0"], ["compile", "show", "--jobs", "-1"],
            ["compile", "show", "--jobs", "many"], ["compile", "show", "--song"],
            ["play", "x.bin", "--from", "1e300"], ["play", "x.bin", "--from", "-1"],
            ["play", "x.bin", "--from", "nan"], ["play", "x.bin", "--offset", "1e6"],
            ["play", "x.bin", "--offset", "nan"], ["play", "x.bin", "--ending", "bang"],
        ]
    )
    func wrongCommandLine(arguments: [String]) throws {
        let workshop = Workshop()
        let run = try workshop.start(arguments).finish()
        #expect(run.ending == .exited(64))
        #expect(run.complaints.contains("Usage: lightshow"))
    }

    @Test("help goes to standard output and is no fault")
    func help() throws {
        let workshop = Workshop()
        let run = try workshop.run("--help")
        #expect(run.ending == .exited(0))
        for command in ["check", "compile", "inspect", "play", "verify"] {
            #expect(run.output.contains("\n  \(command) "))
        }
    }

    @Test("--version names the program and its version, and is no fault")
    func version() throws {
        let run = try Workshop().run("--version")
        #expect(run.ending == .exited(0))
        #expect(run.output.wholeMatch(of: /lightshow \d+\.\d+\.\d+\n/) != nil)
        #expect(run.complaints == "")
    }
}
