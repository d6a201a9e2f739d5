import TestSupport
import Testing

/// A file that is there already and lies: every checksum in it fits, and what it says is not so.
struct ForgedFileTests {
    private static let path = "build/show/tune.bin"

    /// Ten seconds, with a row in the fourth.
    private func show(red: Int = 200) -> SmallShow {
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 10)]
        show.songs[0].cues = """
            [
              { "time": 1.5, "fixture_id": "par", "effect": "flash", "duration": 0.2 },
              { "time": 3.5, "values": { "par": { "dim": 255, "red": \(red) } } }
            ]
            """
        return show
    }

    /// A workshop with the file of the show, and that file taken apart.
    private func compiled() throws -> (Workshop, DissectedFile) {
        let workshop = Workshop()
        try workshop.write(show())
        #expect(try workshop.run("compile", "show").code == 0)
        return (workshop, DissectedFile(try #require(workshop.bytes(of: Self.path))))
    }

    /// What compiling `show` anew makes of it.
    private func full(_ workshop: Workshop, _ show: SmallShow) throws -> [UInt8] {
        try workshop.write(show)
        #expect(try workshop.run("compile", "show", "--full", "-o", "full.bin").code == 0)
        return try #require(workshop.bytes(of: "full.bin"))
    }

    @Test("a sound said to be as long as numbers go is measured again", arguments: [40, 50, 62])
    func endlessSound(bits: UInt64) throws {
        var (workshop, file) = try compiled()
        // Name, codec and rate come before the number of samples.
        let place = 2 + "tune.wav".utf8.count + 2 + "wav".utf8.count + 4
        #expect(number(in: file["sndi"], at: place, bytes: 8) == 441_000)
        set(&file["sndi"], 1 << bits, at: place, bytes: 8)
        try workshop.write(file.assembled(), to: Self.path)
        #expect(try workshop.run("compile", "show").code == 0)
        #expect(workshop.bytes(of: Self.path) == (try full(workshop, show())))
    }

    @Test("too few fingerprints, too many or none are none to go by", arguments: [0, 10, 12])
    func fingerprintCount(count: Int) throws {
        var (workshop, file) = try compiled()
        #expect(number(in: file["made"], at: 5, bytes: 4) == 11)
        let prints = file["made"][9...] + [UInt8](repeating: 3, count: 16)
        set(&file["made"], UInt64(count), at: 5, bytes: 4)
        file["made"] = Array(file["made"][..<9] + prints.prefix(16 * count))
        try workshop.write(file.assembled(), to: Self.path)
        let edited = show(red: 10)
        try workshop.write(edited)
        #expect(try workshop.run("compile", "show").output.contains("601 frames"))
        #expect(workshop.bytes(of: Self.path) == (try full(workshop, edited)))
    }

    @Test("stored blocks that give other levels than were written are made again")
    func wrongLevels() throws {
        var (workshop, file) = try compiled()
        for entry in 0..<11 { file["indx"][24 * entry + 20] ^= 1 }
        try workshop.write(file.assembled(), to: Self.path)
        let edited = show(red: 10)
        try workshop.write(edited)
        #expect(try workshop.run("compile", "show").code == 0)
        #expect(workshop.bytes(of: Self.path) == (try full(workshop, edited)))
    }

    @Test("fingerprints that lie are believed: the file is whole, and --full makes it right")
    func lyingFingerprints() throws {
        var (workshop, file) = try compiled()
        let edited = show(red: 10)
        let right = try full(workshop, edited)
        file["made"] = DissectedFile(right)["made"]
        try workshop.write(file.assembled(), to: Self.path)
        let believed = try workshop.run("compile", "show")
        #expect(believed.output.contains("no frame changed: 0 of 11 blocks made"))
        #expect(workshop.bytes(of: Self.path) != right)
        #expect(try workshop.run("verify", Self.path).code == 0)
        #expect(try workshop.run("compile", "show", "--full").code == 0)
        #expect(workshop.bytes(of: Self.path) == right)
    }

    @Test("a file of nothing but changed bytes stops no compile", arguments: 0..<6)
    func changedBytes(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let (workshop, whole) = try compiled()
        let right = try full(workshop, show())
        for _ in 0..<5 {
            var file = whole
            for kind in ["sndi", "made", "indx", "info", "univ", "mark", "srcs"] {
                guard let place = file[kind].indices.randomElement(using: &random) else { continue }
                file[kind][place] = [0, 1, 0x7f, 0x80, 0xff][Int.random(in: 0..<5, using: &random)]
            }
            try workshop.write(file.assembled(), to: Self.path)
            #expect(try workshop.run("compile", "show").code == 0)
            #expect(try workshop.run("verify", Self.path).code == 0)
            #expect(workshop.bytes(of: Self.path)?.count == right.count)
        }
    }
}
