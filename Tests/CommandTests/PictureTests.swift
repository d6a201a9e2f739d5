import TestSupport
import Testing

struct PictureTests {
    /// Every PNG begins with these.
    static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

    /// Width and height of the PNG in the file `name`; nil where it is none.
    private func size(of name: String, in workshop: Workshop) -> [Int]? {
        guard let bytes = workshop.bytes(of: name), bytes.starts(with: PictureTests.signature),
            bytes.count > 24
        else { return nil }
        return [16, 20].map { bytes[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
    }

    @Test("a picture goes beside its show, and the line says what it shows and how large it is")
    func besideTheShow() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("picture", file)
        #expect(run.ending == .exited(0))
        let size = try #require(self.size(of: "show.png", in: workshop))
        #expect(size[0] == 2000)
        #expect(
            run.output.hasPrefix(
                "show.png: tune, 00:00.266, 2 fixtures, 3 cues, 2,000 × \(size[1]) px in "
            )
        )
        #expect(
            workshop.files().filter { $0.hasSuffix(".png") || $0.hasSuffix(".tmp") }
                == ["show.png"]
        )
    }

    @Test("-o, --width and --height say where to and how large; folders on the way are made")
    func sized() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.start([
            "picture", file, "-o", "wall/left/tune.png", "--width", "800", "--height", "340",
        ]).finish()
        #expect(run.ending == .exited(0))
        #expect(size(of: "wall/left/tune.png", in: workshop) == [800, 340])
    }

    @Test(
        "--from and --to cut the picture; what goes beyond the end is cut off, and the line says so"
    )
    func cut() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("picture", file, "--from", "0.1", "--to", "99")
        #expect(run.ending == .exited(0))
        #expect(run.output.contains("00:00.100 to 00:00.266 of 00:00.266"))
        #expect(run.output.contains(", 0 cues,"))
        let none = try workshop.run("picture", file, "--from", "5")
        #expect(none.ending == .exited(1))
        let reason = "--from 00:05.000 is past the end of show.bin (00:00.266)"
        #expect(none.complaints == "error: \(reason)\n")
        let between = try workshop.run("picture", file, "--from", "0.1", "--to", "0.1001")
        #expect(between.ending == .exited(1))
        #expect(between.complaints == "error: no frame is between --from and --to\n")
    }

    @Test("a picture is the same bytes on every run, and replaces the one before")
    func again() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        _ = try workshop.run("picture", file, "--width", "700")
        let first = try #require(workshop.bytes(of: "show.png"))
        _ = try workshop.run("picture", file, "--width", "701")
        #expect(workshop.bytes(of: "show.png") != first)
        _ = try workshop.run("picture", file, "--width", "700")
        #expect(workshop.bytes(of: "show.png") == first)
    }

    @Test("a file that is no picture is never replaced, the show itself least of all")
    func keepsOthers() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let show = workshop.bytes(of: file)
        try workshop.write("my notes", to: "notes.png")
        let notes = try workshop.run("picture", file, "-o", "notes.png")
        #expect(notes.ending == .exited(1))
        #expect(
            notes.complaints
                == "error: 'notes.png' is there and is no picture; give -o another name\n"
        )
        #expect(workshop.bytes(of: "notes.png") == Array("my notes".utf8))
        let itself = try workshop.run("picture", file, "-o", "./show.bin")
        #expect(itself.ending == .exited(1))
        #expect(workshop.bytes(of: file) == show)
        try workshop.write("", to: "folder/inside")
        let folder = try workshop.run("picture", file, "-o", "folder")
        #expect(folder.ending == .exited(2))
        #expect(folder.complaints.contains("it is a folder"))
        try workshop.write("", to: "empty.png")
        #expect(try workshop.run("picture", file, "-o", "empty.png").ending == .exited(0))
    }

    @Test("the sound is drawn from the show or from beside it; where there is none, that is said")
    func sound() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let without = try workshop.run("picture", file, "-o", "without.png")
        #expect(without.ending == .exited(0))
        #expect(without.complaints.hasPrefix("warning: no sound: cannot read 'tune.wav'"))
        try workshop.write(workshop.bytes(of: "show/songs/tune.wav") ?? [], to: "tune.wav")
        let beside = try workshop.run("picture", file, "-o", "beside.png")
        #expect(beside.complaints == "")
        _ = try workshop.run("compile", "show", "-o", "inside.bin", "--rate", "60")
        let inside = try workshop.run("picture", "inside.bin")
        #expect(inside.complaints == "")
        #expect(workshop.bytes(of: "inside.png") == workshop.bytes(of: "beside.png"))
        #expect(workshop.bytes(of: "inside.png") != workshop.bytes(of: "without.png"))
    }

    @Test("a damaged second is drawn around, named by its time, and told by the exit code")
    func damaged() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 2)]
        let hurt = "second.bin"
        _ = try workshop.damageSecondSecond(of: workshop.compiled(show), to: hurt)
        let run = try workshop.run("picture", hurt)
        #expect(run.ending == .exited(1))
        #expect(run.complaints.contains("warning: 00:01.000 to 00:02.000: damaged: block 1"))
        #expect(run.complaints.hasSuffix("error: \(hurt) is damaged; compile it again\n"))
        #expect(size(of: "second.png", in: workshop) != nil)
        let whole = try workshop.run("picture", hurt, "--to", "0.9")
        #expect(whole.ending == .exited(0))
    }

    @Test("a height that has no room for the lanes is refused with the one that does")
    func tooLow() throws {
        let workshop = Workshop()
        let run = try workshop.run("picture", workshop.compiled(), "--height", "200")
        #expect(run.ending == .exited(1))
        #expect(run.complaints.contains("pixels high, not 200"))
        #expect(workshop.bytes(of: "show.png") == nil)
    }

    @Test(
        "options that make no sense are a wrong command line",
        arguments: [
            ["--width", "639"], ["--width", "8001"], ["--width", "wide"], ["--height", "0"],
            ["--height", "-1"], ["--from", "-1"], ["--from", "2", "--to", "2"], ["--to", "nan"],
            ["-o", ""], ["-o", "folder/"],
        ]
    )
    func wrongOptions(options: [String]) throws {
        let workshop = Workshop()
        let run = try workshop.start(["picture", workshop.compiled()] + options).finish()
        #expect(run.ending == .exited(64))
        #expect(run.output == "")
        #expect(run.complaints.contains("Usage: lightshow picture"))
    }

    @Test("a folder that takes no file is a fault of the world")
    func nowhereToWrite() throws {
        let workshop = Workshop()
        let file = try workshop.compiled()
        let run = try workshop.run("picture", file, "-o", "/proc/picture.png")
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("/proc/picture.png"))
    }

    @Test("fixtures that must share a lane are told to, and cues that cannot be read are no 0 cues")
    func told() throws {
        let workshop = Workshop()
        var show = SmallShow.playing("{ \"entries\": [] }")
        let fixtures = (1...60).map { slot in
            "{ \"id\": \"f\(slot)\", \"name\": \"F\", \"channels\": { \"dim\": \(slot) } }"
        }
        show.fixtures = "[\(fixtures.joined(separator: ", "))]"
        let file = try workshop.compiled(show)
        let low = try workshop.run("picture", file, "--height", "300")
        #expect(low.output.contains("60 fixtures (4 a lane, the brightest is drawn), 0 cues"))
        var bytes = try #require(workshop.bytes(of: workshop.compiled()))
        let name = try #require(bytes.firstRange(of: Array("move_to head".utf8)))
        bytes[name.lowerBound] ^= 1
        try workshop.write(bytes, to: "hurt.bin")
        let hurt = try workshop.run("picture", "hurt.bin")
        #expect(hurt.ending == .exited(1))
        #expect(hurt.output.contains("2 fixtures, cues unknown"))
        #expect(hurt.complaints.contains("section 'mark'"))
    }
}
