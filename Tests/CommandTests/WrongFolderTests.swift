import Testing

/// Show folders with something wrong or missing: what is said, and that nothing is written.
struct WrongFolderTests {
    /// A change to the small show, and how it is refused.
    struct Fault: CustomTestStringConvertible {
        let name: String
        let code: Int32
        let message: String
        let change: @Sendable (inout SmallShow) -> Void

        init(
            _ name: String,
            code: Int32 = 1,
            says message: String,
            change: @escaping @Sendable (inout SmallShow) -> Void
        ) {
            self.name = name
            self.code = code
            self.message = message
            self.change = change
        }

        var testDescription: String { name }
    }

    static let faults = [
        Fault("no fixtures", says: "there are no fixtures: no file show/fixtures/fixtures.json") {
            $0.fixtures = nil
        },
        Fault("no fixture in the file", says: "show/fixtures/fixtures.json:1:1: error:") {
            $0.fixtures = "[]"
        },
        Fault("fixtures cut short", says: "show/fixtures/fixtures.json:") {
            $0.fixtures = String(SmallShow.fixtures.prefix(200))
        },
        Fault("fixtures empty", says: "show/fixtures/fixtures.json:1:1: error:") {
            $0.fixtures = ""
        },
        Fault("overlapping patch", says: "'b' takes slots 3–4") {
            $0.fixtures = """
                [ { "id": "a", "name": "A", "channels": { "red": 1, "green": 2, "blue": 3 } },
                  { "id": "b", "name": "B", "channels": { "dim": 3, "red": 4 } } ]
                """
        },
        Fault("a slot that a universe does not have", says: "513") {
            $0.fixtures = #"[ { "id": "a", "name": "A", "channels": { "dim": 513 } } ]"#
        },
        Fault("an arm of no channel", says: "'dimm'") {
            $0.fixtures =
                #"[ { "id": "a", "name": "A", "channels": { "dim": 1 }, "arm": { "dimm": 255 } } ]"#
        },
        Fault("no song", says: "show/songs") { $0.songs = [] },
        Fault(
            "a setlist with a song that is not there",
            says: "song 'tuna' of the setlist has no sound"
        ) {
            $0.settings = #"{ "songs": ["tuna"] }"#
        },
        Fault("settings that are no JSON", says: "show/show.json:1:") {
            $0.settings = "name = gig"
        },
        Fault("a rate of nothing", says: "show/show.json:1:") { $0.settings = #"{ "rate": 0 }"# },
    ]

    @Test("is refused, named, and nothing is written", arguments: faults)
    func refused(fault: Fault) throws {
        let workshop = Workshop()
        try workshop.write("as it was", to: "show.bin")
        var show = SmallShow()
        fault.change(&show)
        try workshop.write(show)
        let run = try workshop.run("compile", "show", "-o", "show.bin")
        #expect(run.ending == .exited(fault.code))
        #expect(run.complaints.contains(fault.message))
        #expect(run.complaints.contains("error"))
        #expect(workshop.bytes(of: "show.bin") == Array("as it was".utf8))
        #expect(workshop.files().filter { !$0.hasPrefix("show/") } == ["show.bin"])
    }

    @Test(
        "a folder that is not there, or is none, is a fault of the world",
        arguments: [
            ("nowhere", "nowhere"), ("", ""), ("file", "'file'"), ("file/show", "file/show"),
        ]
    )
    func noFolder(folder: String, named: String) throws {
        let workshop = Workshop()
        try workshop.write("text", to: "file")
        let run = try workshop.run("compile", folder)
        #expect(run.ending == .exited(2))
        #expect(run.complaints.hasPrefix("error: "))
        #expect(run.complaints.contains(named))
        #expect(workshop.files() == ["file"])
    }

    @Test(
        "a folder where a file should be is named",
        arguments: [
            "fixtures/fixtures.json", "show.json", "cues/tune.cue.json", "songs/tune.wav",
            "metadata/tune.metadata.json",
        ]
    )
    func folderForFile(name: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        try workshop.replaceByFolder("show/\(name)")
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("show/\(name)"))
        #expect(!run.complaints.contains("path:"))
        #expect(workshop.files(in: "build").isEmpty)
    }

    @Test("all that is wrong is said in one run, and counted")
    func allAtOnce() throws {
        let workshop = Workshop()
        var show = SmallShow.playing(
            #"[ { "time": 0, "fixture_id": "nobody", "effect": "full" }, { "time": -1 } ]"#
        )
        show.fixtures = SmallShow.fixtures.replacing("\"dim\": 255", with: "\"dim\": 300")
        show.settings = #"{ "rate": "fast" }"#
        try workshop.write(show)
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(1))
        let places = ["show.json:1:", "fixtures/fixtures.json:3:", "cues/tune.cue.json:1:"]
        for place in places { #expect(run.complaints.contains("show/\(place)")) }
        #expect(run.complaints.contains("'nobody'"))
        #expect(run.complaints.contains(" errors"))
    }
}
