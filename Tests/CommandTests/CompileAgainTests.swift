import TestSupport
import Testing

/// Law 4 of the design: what is compiled over a file is what would be compiled without it.
struct CompileAgainTests {
    /// Twenty seconds, with a row in the fifth and one in the twelfth.
    private func show(second: Double = 12.5) -> SmallShow {
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 20)]
        show.songs[0].cues = """
            [
              { "time": 4.5, "fixture_id": "par", "effect": "flash", "duration": 0.2 },
              { "time": \(second), "values": { "par": { "red": 200 } } }
            ]
            """
        return show
    }

    private func full(_ workshop: Workshop) throws -> [UInt8]? {
        #expect(try workshop.run("compile", "show", "--full", "-o", "full.bin").code == 0)
        return workshop.bytes(of: "full.bin")
    }

    @Test("a show that has not changed is left as it is, and said to be up to date")
    func leavesAlone() throws {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        let before = try #require(workshop.identity(of: "build/show/tune.bin"))
        let again = try workshop.run("compile", "show")
        #expect(again.code == 0)
        #expect(again.output.hasPrefix("build/show/tune.bin: up to date; 1,201 frames"))
        #expect(workshop.identity(of: "build/show/tune.bin") == before)
    }

    @Test("only the seconds that changed are compiled, and they are said")
    func compilesWhatChanged() throws {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        try workshop.write(show(second: 14.25))
        let edited = try workshop.run("compile", "show")
        #expect(
            edited.output.hasPrefix(
                "build/show/tune.bin: changed 00:12.000–00:15.000: 3 of 21 blocks made; 1,201 frames"
            )
        )
        #expect(workshop.bytes(of: "build/show/tune.bin") == (try full(workshop)))
    }

    @Test("what changes no frame makes no block, and the file all the same")
    func keepsAllBlocks() throws {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        var renamed = show()
        renamed.songs[0].metadata = #"{ "parts": { "verse": [0, 4] } }"#
        try workshop.write(renamed)
        let edited = try workshop.run("compile", "show")
        #expect(
            edited.output.hasPrefix("build/show/tune.bin: no frame changed: 0 of 21 blocks made;")
        )
        #expect(workshop.bytes(of: "build/show/tune.bin") == (try full(workshop)))
    }

    @Test("with --full everything is compiled")
    func compilesAll() throws {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        let whole = try workshop.run("compile", "show", "--full")
        #expect(whole.output.hasPrefix("build/show/tune.bin: 1,201 frames"))
    }

    @Test("a hurt block is made again, a hurt file is not called up to date")
    func mendsDamage() throws {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        let good = try #require(workshop.bytes(of: "build/show/tune.bin"))
        var random = Seeded(state: 4)
        for _ in 0..<12 {
            var bytes = good
            let place = Int(random.next() % UInt64(bytes.count))
            bytes[place] ^= 1 << UInt8(random.next() % 8)
            try workshop.write(bytes, to: "build/show/tune.bin")
            #expect(try workshop.run("compile", "show").code == 0)
            #expect(workshop.bytes(of: "build/show/tune.bin") == good)
        }
    }

    @Test("another rate, other slots and another song make it whole again")
    func startsAnew() throws {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        let slower = try workshop.run("compile", "show", "--rate", "30")
        #expect(slower.output.hasPrefix("build/show/tune.bin: 601 frames"))
        var longer = show()
        longer.songs[0].sound = WaveFile.bytes(samples: 44_100 * 22, rate: 44_100)
        try workshop.write(longer)
        #expect(try workshop.run("compile", "show").code == 0)
        #expect(workshop.bytes(of: "build/show/tune.bin") == (try full(workshop)))
    }
}

/// A few numbers, the same each time.
private struct Seeded {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
