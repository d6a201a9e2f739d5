import TestSupport
import Testing

/// What one fixture gets over time: `inspect --fixture`.
struct InspectFixtureTests {
    /// Two and a half seconds: a head that moves for six frames, a par that is orange for three, and
    /// a fog machine that does nothing.
    static let show = {
        var show = SmallShow.playing(
            """
            [ { "time": 0, "fixture_id": "head", "effect": "move_to", "duration": 0.1,
                "data": { "pan": 60000, "tilt": 30000 } },
              { "time": 0, "fixture_id": "head", "effect": "full", "data": {} },
              { "time": 1.5, "values": { "par": { "red": 255, "green": 128 } } },
              { "time": 1.55, "values": { "par": { "red": 0, "green": 0 } } } ]
            """
        )
        show.fixtures =
            SmallShow.fixtures.dropLast()
            + #", { "id": "fog", "name": "Fog", "channels": { "smoke": 20 } } ]"#
        show.songs[0].sound = WaveFile.bytes(samples: 110_250)
        show.songs[0].metadata = #"{ "parts": { "intro": [0, 1], "verse": [1, 2.5] } }"#
        return show
    }()

    /// What is printed of a fixture.
    struct Table: CustomTestStringConvertible {
        let arguments: [String]
        let text: String

        init(_ arguments: String..., text: String) {
            self.arguments = arguments
            self.text = text
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let tables = [
        Table(
            "par",
            text: """
                     time  frame  dim  red  green  blue  colour
                — 00:00.000 intro
                00:00.000      0  255    0      0     0  #000000
                        …  held until 00:01.000
                — 00:01.000 verse
                        …  held until 00:01.500
                00:01.500     90  255  255    128     0  #ff8000
                00:01.550     93  255    0      0     0  #000000
                        …  held until 00:02.516

                """
        ),
        Table(
            "head",
            "--to",
            "0.5",
            text: """
                     time  frame    pan   tilt  speed  dim  shutter  colour
                — 00:00.000 intro
                00:00.000      0      0      0      0  255      255  #ffffff
                00:00.016      1  10000   5000      0  255      255  #ffffff
                00:00.033      2  20000  10000      0  255      255  #ffffff
                00:00.050      3  30000  15000      0  255      255  #ffffff
                00:00.066      4  40000  20000      0  255      255  #ffffff
                00:00.083      5  50000  25000      0  255      255  #ffffff
                00:00.100      6  60000  30000      0  255      255  #ffffff

                """
        ),
        Table(
            "fog",
            "--from",
            "0.9",
            text: """
                     time  frame  smoke
                — 00:00.000 intro
                00:00.900     54      0
                — 00:01.000 verse
                        …  held until 00:02.516

                """
        ),
        Table(
            "par",
            "--from",
            "1.49",
            "--to",
            "1.54",
            "--all",
            text: """
                     time  frame  dim  red  green  blue  colour
                — 00:01.000 verse
                00:01.483     89  255    0      0     0  #000000
                00:01.500     90  255  255    128     0  #ff8000
                00:01.516     91  255  255    128     0  #ff8000

                """
        ),
        Table(
            "par",
            "--from",
            "1",
            "--to",
            "1",
            text: "     time  frame  dim  red  green  blue  colour\n"
        ),
        Table(
            "par",
            "--from",
            "0.5",
            "--to",
            "99",
            "--json",
            text: """
                {"colour":"#000000","end_frame":90,"error":null,"frame":30,\
                "levels":{"dim":255,"red":0,"green":0,"blue":0},"seconds":0.5}
                {"colour":"#ff8000","end_frame":93,"error":null,"frame":90,\
                "levels":{"dim":255,"red":255,"green":128,"blue":0},"seconds":1.5}
                {"colour":"#000000","end_frame":151,"error":null,"frame":93,\
                "levels":{"dim":255,"red":0,"green":0,"blue":0},"seconds":1.55}

                """
        ),
        Table(
            "fog",
            "--json",
            text: """
                {"colour":null,"end_frame":151,"error":null,"frame":0,"levels":{"smoke":0},\
                "seconds":0.0}

                """
        ),
    ]

    @Test(
        "a line where something changes, what is held, and the parts of the song",
        arguments: tables
    )
    func table(table: Table) throws {
        let workshop = Workshop()
        let file = try workshop.compiled(InspectFixtureTests.show)
        let run = try workshop.start(["inspect", file, "--fixture"] + table.arguments).finish()
        #expect(run.ending == .exited(0))
        #expect(run.complaints == "")
        #expect(run.output == table.text)
    }

    @Test("every frame of --all has the levels that --frame tells")
    func sameLevels() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let frames = try workshop.frames(of: file)
        let run = try workshop.run("inspect", file, "--fixture", "head", "--all", "--json")
        #expect(run.lines.count == frames.count)
        for (frame, line) in zip(frames, run.lines) {
            let levels = try #require(try JSONAnswer(String(line))["levels"])
            #expect(levels["pan"]?.number == Int(frame[8]) << 8 | Int(frame[9]))
            #expect(levels["tilt"]?.number == Int(frame[10]) << 8 | Int(frame[11]))
            #expect(levels["dim"]?.number == Int(frame[13]))
        }
    }

    @Test("a damaged second is named where it is, and what comes after it is told")
    func damaged() throws {
        let workshop = Workshop()
        let file = try workshop.compiled(InspectFixtureTests.show)
        try workshop.damageSecondSecond(of: file, to: "hurt.bin")
        let run = try workshop.run("inspect", "hurt.bin", "--fixture", "par")
        #expect(run.ending == .exited(1))
        #expect(run.lines.count == 8)
        #expect(run.lines[3] == "        …  held until 00:01.000")
        #expect(run.lines[4] == "— 00:01.000 verse")
        #expect(run.lines[5].hasPrefix("00:01.000 to 00:02.000: damaged: block 1 "))
        #expect(run.lines[6] == "00:02.000    120  255    0      0     0  #000000")
        #expect(run.lines[7] == "        …  held until 00:02.516")
        #expect(run.complaints == "error: hurt.bin is damaged; compile it again\n")
        let json = try workshop.run("inspect", "hurt.bin", "--fixture", "par", "--json")
        #expect(json.ending == .exited(1))
        #expect(json.lines.count == 3)
        let object = try JSONAnswer(String(json.lines[1]))
        #expect(object.keys == ["colour", "end_frame", "error", "frame", "levels", "seconds"])
        #expect(object["error"]?.text?.hasPrefix("damaged: block 1 ") == true)
        #expect(object["levels"]?.isNull == true)
        let before = try workshop.run("inspect", "hurt.bin", "--fixture", "par", "--to", "1")
        #expect(before.ending == .exited(0))
    }

    @Test(
        "a fixture or a time that the show does not have is refused with those it has",
        arguments: [
            (
                ["--fixture", "haed"],
                "show.bin has no fixture 'haed'; it has par, head, fog; did you mean 'head'?"
            ),
            (["--fixture", "x"], "show.bin has no fixture 'x'; it has par, head, fog"),
            (
                ["--fixture", "par", "--from", "60"],
                "--from 01:00.000 is past the end of show.bin (00:02.516)"
            ),
        ]
    )
    func refused(options: [String], message: String) throws {
        let workshop = Workshop()
        let file = try workshop.compiled(InspectFixtureTests.show)
        let run = try workshop.start(["inspect", file] + options).finish()
        #expect(run.ending == .exited(1))
        #expect(run.output == "")
        #expect(run.complaints == "error: \(message)\n")
    }

    @Test(
        "options that make no sense are a wrong command line",
        arguments: [
            ["--from", "1"], ["--to", "1"], ["--all"], ["--fixture"],
            ["--fixture", "par", "--from", "2", "--to", "1"],
            ["--fixture", "par", "--from", "-1"], ["--fixture", "par", "--to", "soon"],
            ["--fixture", "par", "--frame", "1"], ["--fixture", "par", "--time", "1"],
            ["--fixture", "par", "--csv", "0", "1"], ["--fixture", "par", "--universe", "0"],
        ]
    )
    func wrongOptions(options: [String]) throws {
        let workshop = Workshop()
        let run = try workshop.start(["inspect", workshop.compiled()] + options).finish()
        #expect(run.ending == .exited(64))
        #expect(run.output == "")
        #expect(run.complaints.contains("Usage: lightshow inspect"))
    }
}
