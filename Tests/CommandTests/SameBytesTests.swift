import Testing

/// Law 4: same input, same bytes.
struct SameBytesTests {
    @Test("any folder, time zone, language and number of threads gives the same bytes")
    func sameBytes() throws {
        let workshop = Workshop()
        var show = SmallShow()
        // Long enough that the blocks are shared out among several jobs.
        show.songs = [.init("tune", samples: 44_100 * 20)]
        show.songs[0].metadata =
            #"{ "parts": { "b": [0, 1], "a": [1, 2] }, "hints": { "z": [1], "y": [1] } }"#
        try workshop.write(show, to: "here/gig")
        try workshop.write(show, to: "there/deep in/gig")
        let one = try workshop.run(
            "compile",
            "here/gig",
            "--jobs",
            "1",
            "-o",
            "one.bin",
            environment: ["TZ": "UTC", "LANG": "C", "LC_ALL": "C"]
        )
        let other = try workshop.run(
            "compile",
            workshop.path(of: "there/deep in/gig/"),
            "--jobs",
            "4",
            "-o",
            "out/other.bin",
            environment: [
                "TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8",
            ]
        )
        #expect(one.ending == .exited(0))
        #expect(other.ending == .exited(0))
        let bytes = try #require(workshop.bytes(of: "one.bin"))
        #expect(workshop.bytes(of: "out/other.bin") == bytes)
    }

    @Test("compiling again over a file gives that file again")
    func again() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        #expect(try workshop.run("compile", "show").code == 0)
        let first = try #require(workshop.bytes(of: "build/show/tune.bin"))
        #expect(try workshop.run("compile", "show").code == 0)
        #expect(workshop.bytes(of: "build/show/tune.bin") == first)
        #expect(workshop.files(in: "build/show") == ["tune.bin"])
    }
}
