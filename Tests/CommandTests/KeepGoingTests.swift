import Testing

struct KeepGoingTests {
    /// The second of three rows is wrong.
    static let oneWrongRow = """
        [
          { "time": 0, "fixture_id": "par", "effect": "full", "data": { "color": "#FF0000" } },
          { "time": 0, "fixture_id": "par", "effect": "flesh" },
          { "time": 0.1, "fixture_id": "head", "effect": "full" }
        ]
        """

    @Test("an error keeps the file from being written")
    func error() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow.playing(KeepGoingTests.oneWrongRow))
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(1))
        #expect(run.complaints.contains("show/cues/tune.cue.json:3:"))
        #expect(run.complaints.contains("error: effect 'flesh' is unknown for"))
        #expect(run.complaints.contains("did you mean 'flash'?"))
        #expect(run.complaints.contains("1 error\n"))
        #expect(run.complaints.hasSuffix("error: nothing was written\n"))
        #expect(workshop.files(in: "build").isEmpty)
    }

    @Test("--keep-going says what is wrong and compiles the other rows")
    func keepsGoing() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow.playing(KeepGoingTests.oneWrongRow))
        let run = try workshop.run("compile", "show", "--keep-going", "-o", "show.bin")
        #expect(run.ending == .exited(0))
        #expect(run.complaints.contains("effect 'flesh' is unknown for"))
        let frames = try workshop.frames(of: "show.bin")
        #expect(frames.count == 16)
        #expect(frames[15][0..<4] == [255, 255, 0, 0])
        #expect(frames[15][13] == 255)
    }

    @Test("a warning does not stop a compile, and with --strict it does")
    func strict() throws {
        let workshop = Workshop()
        let pastTheEnd = #"[ { "time": 99, "fixture_id": "par", "effect": "full" } ]"#
        try workshop.write(SmallShow.playing(pastTheEnd))
        let mild = try workshop.run("compile", "show", "-o", "mild.bin")
        #expect(mild.ending == .exited(0))
        #expect(mild.complaints.contains("warning: the row at 01:39.000 is past the end"))
        #expect(mild.complaints.contains("1 warning\n"))
        let strict = try workshop.run("compile", "show", "--strict", "-o", "strict.bin")
        #expect(strict.ending == .exited(1))
        #expect(strict.complaints.contains("error: the row at 01:39.000 is past the end"))
        #expect(strict.complaints.contains("1 error\n"))
        #expect(workshop.bytes(of: "strict.bin") == nil)
    }

    @Test("a note never stops a compile")
    func note() throws {
        let workshop = Workshop()
        let overridden = #"[ { "time": 0, "values": { "par": { "dim": 10 } } } ]"#
        try workshop.write(SmallShow.playing(overridden))
        let run = try workshop.run("compile", "show", "--strict")
        #expect(run.ending == .exited(0))
        #expect(run.complaints.contains(": note: "))
        #expect(run.complaints.contains("overridden here"))
    }
}
