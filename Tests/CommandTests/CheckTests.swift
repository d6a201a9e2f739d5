import TestSupport
import Testing

struct CheckTests {
    /// One warning: a row that starts after the song.
    static let lateRow = #"[ { "time": 99, "fixture_id": "par", "effect": "full" } ]"#
    static let lateRowLines = """
        show/cues/tune.cue.json:1:3: warning: the row at 01:39.000 is past the end of the song \
        (00:00.250)
          it is not rendered; move it before the end, or take it out
        1 warning

        """
    static let what = "1 song, 00:00.250 at 60 fps, 2 fixtures"

    @Test("a show with nothing wrong is said to have none, and what it holds")
    func nothingWrong() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("check", "show")
        #expect(run.ending == .exited(0))
        #expect(run.output == "show: nothing wrong: \(CheckTests.what), 3 cues\n")
        #expect(run.complaints == "")
    }

    @Test("a warning is told, and the show has no errors all the same")
    func warning() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow.playing(CheckTests.lateRow))
        let run = try workshop.run("check", "show")
        #expect(run.ending == .exited(0))
        #expect(
            run.output
                == CheckTests.lateRowLines + "show: no errors: \(CheckTests.what), 1 cue\n"
        )
    }

    @Test("with --strict a warning is an error")
    func strict() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow.playing(CheckTests.lateRow))
        let run = try workshop.run("check", "show", "--strict")
        #expect(run.ending == .exited(1))
        #expect(
            run.output == CheckTests.lateRowLines.replacing("warning", with: "error")
        )
        #expect(run.complaints == "")
    }

    @Test("the rate is chosen as compile chooses it, and rows are checked at it")
    func rate() throws {
        let workshop = Workshop()
        // Half a second, of which the last frame at 1 frame a second is frame 1.
        var show = SmallShow.playing(CheckTests.lateRow.replacing("99", with: "1.2"))
        show.songs[0].sound = WaveFile.bytes(samples: 22_050)
        try workshop.write(show)
        let fast = try workshop.run("check", "show")
        #expect(fast.output.contains("the row at 00:01.200 is past the end of the song"))
        let slow = try workshop.run("check", "show", "--rate", "1")
        #expect(
            slow.output
                == "show: nothing wrong: 1 song, 00:00.500 at 1 fps, 2 fixtures, 1 cue\n"
        )
        let wrong = try workshop.run("check", "show", environment: ["FPS": "sixty"])
        #expect(wrong.ending == .exited(64))
        #expect(wrong.complaints.contains("$FPS is a rate such as 60, 50 or 30000/1001"))
    }

    @Test("--json has an object for editors, with the same keys every time")
    func json() throws {
        let workshop = Workshop()
        var show = SmallShow.playing(CheckTests.lateRow)
        show.songs.append(.init("tone", cues: nil))
        try workshop.write(show)
        let run = try workshop.run("check", "show", "--json")
        #expect(run.ending == .exited(0))
        #expect(run.complaints == "")
        let expected = """
            {
              "diagnostics" : [
                {
                  "column" : null,
                  "file" : null,
                  "hint" : "the sheet is expected at show/cues/tone.cue.json",
                  "line" : null,
                  "message" : "song 'tone' has no cue sheet yet: it stays dark",
                  "severity" : "warning"
                },
                {
                  "column" : 3,
                  "file" : "show/cues/tune.cue.json",
                  "hint" : "it is not rendered; move it before the end, or take it out",
                  "line" : 1,
                  "message" : "the row at 01:39.000 is past the end of the song (00:00.250)",
                  "severity" : "warning"
                }
              ],
              "errors" : 0,
              "notes" : 0,
              "show" : "show",
              "warnings" : 2
            }

            """
        #expect(run.output == expected)
    }

    @Test("--song checks that song only")
    func oneSong() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs.append(.init("tone", cues: "[ 7 ]"))
        try workshop.write(show)
        #expect(try workshop.run("check", "show").ending == .exited(1))
        let run = try workshop.run("check", "show", "--song", "tune")
        #expect(run.ending == .exited(0))
        #expect(run.output == "show: nothing wrong: \(CheckTests.what), 3 cues\n")
    }

    @Test("a sound that the system does not let be read hides nothing else", arguments: ["a", "z"])
    func unreadableSound(name: String) throws {
        let workshop = Workshop()
        var show = SmallShow.playing(CheckTests.lateRow)
        show.songs.append(.init(name, cues: "[]"))
        try workshop.write(show)
        try workshop.replaceByFolder("show/songs/\(name).wav")
        let run = try workshop.run("check", "show")
        #expect(run.ending == .exited(2))
        #expect(run.output == CheckTests.lateRowLines)
        #expect(run.complaints == "error: cannot read 'show/songs/\(name).wav': Is a directory\n")
        let json = try workshop.run("check", "show", "--json")
        #expect(json.ending == .exited(2))
        #expect(try JSONAnswer(json.output)["warnings"]?.number == 1)
        #expect(json.complaints == run.complaints)
    }

    @Test(
        "what compile says of a wrong folder, check says, and ends as it does",
        arguments: WrongFolderTests.faults
    )
    func sameAsCompile(fault: WrongFolderTests.Fault) throws {
        var show = SmallShow()
        fault.change(&show)
        try expectSame(show)
    }

    @Test(
        "what compile says of a wrong cue sheet, check says, and ends as it does",
        arguments: WrongCueTests.faults
    )
    func sameAsCompile(fault: WrongCueTests.Fault) throws {
        try expectSame(SmallShow.playing(fault.sheet))
    }

    @Test(
        "what compile says of a wrong sound, check says, and ends as it does",
        arguments: WrongSoundTests.faults
    )
    func sameAsCompile(fault: WrongSoundTests.Fault) throws {
        var show = SmallShow()
        show.songs[0].soundFile = fault.file
        show.songs[0].sound = try fault.bytes()
        try expectSame(show)
    }

    @Test("what is wrong in every song of a show comes out in one run, of either command")
    func everySong() throws {
        var show = SmallShow()
        show.songs = ["one", "two", "three"].map { .init($0, cues: CheckTests.lateRow) }
        show.songs[0].sound = Array(WaveFile.bytes(samples: 100).prefix(60))
        show.songs[1].cues = "[ 7 ]"
        show.fixtures = SmallShow.fixtures.replacing("\"dim\": 255", with: "\"dim\": 300")
        let said = try expectSame(show)
        for place in ["songs/one.wav:", "cues/two.cue.json:", "cues/three.cue.json:", "fixtures/"] {
            #expect(said.contains("show/\(place)"))
        }
        #expect(said.hasSuffix("3 errors, 1 warning\n"))
    }

    /// Expects `check` to say of a wrong `show` what `compile` does, to end alike, and to write
    /// nothing.
    ///
    /// - Returns: what it says.
    @discardableResult
    private func expectSame(_ show: SmallShow) throws -> String {
        let workshop = Workshop()
        try workshop.write(show)
        let compile = try workshop.run("compile", "show")
        let files = workshop.files()
        let check = try workshop.run("check", "show")
        #expect(check.output + "error: nothing was written\n" == compile.complaints)
        #expect(check.complaints == "")
        #expect(check.ending == .exited(1))
        #expect(compile.ending == .exited(1))
        #expect(workshop.files() == files)
        let compiled = try JSONAnswer(workshop.run("compile", "show", "--json").output)
        let checked = try JSONAnswer(workshop.run("check", "show", "--json").output)
        #expect(checked.keys == ["diagnostics", "errors", "notes", "show", "warnings"])
        for key in ["errors", "notes", "warnings"] {
            #expect(checked[key]?.number == compiled[key]?.number)
        }
        #expect(checked["diagnostics"]?.count == compiled["diagnostics"]?.count)
        return check.output
    }
}
