import TestSupport
import Testing

/// Sounds that are cut, of another kind than they say, or none at all.
struct WrongSoundTests {
    /// A sound file, and what is said of it.
    struct Fault: CustomTestStringConvertible {
        let name: String
        let file: String
        let bytes: @Sendable () throws -> [UInt8]
        let message: String

        var testDescription: String { name }
    }

    static let faults = [
        Fault(
            name: "an mp3 cut in the middle",
            file: "tune.mp3",
            bytes: {
                let whole = try demoSong()
                return Array(whole[..<(whole.count / 2)])
            },
            message: "cut"
        ),
        Fault(
            name: "a wav cut in the middle",
            file: "tune.wav",
            bytes: {
                Array(WaveFile.bytes(samples: 10_000).prefix(10_000))
            },
            message: "cut"
        ),
        Fault(
            name: "a wav cut in its header",
            file: "tune.wav",
            bytes: {
                Array(WaveFile.bytes(samples: 100).prefix(30))
            },
            message: "tune.wav"
        ),
        Fault(
            name: "a wav of no samples",
            file: "tune.wav",
            bytes: { WaveFile.bytes(samples: 0) },
            message: "no s"
        ),
        Fault(
            name: "a text called mp3",
            file: "tune.mp3",
            bytes: {
                Array(String(repeating: "Lorem ipsum dolor sit amet. ", count: 200).utf8)
            },
            message: "tune.mp3"
        ),
        Fault(
            name: "a text called flac",
            file: "tune.flac",
            bytes: { Array("text".utf8) },
            message: "tune.flac"
        ),
        Fault(name: "nothing called mp3", file: "tune.mp3", bytes: { [] }, message: "empty"),
        Fault(name: "nothing called ogg", file: "tune.ogg", bytes: { [] }, message: "empty"),
    ]

    @Test("is refused, named, and nothing is written", arguments: faults)
    func refused(fault: Fault) throws {
        let workshop = Workshop()
        try workshop.write("as it was", to: "show.bin")
        var show = SmallShow()
        show.songs[0].soundFile = fault.file
        show.songs[0].sound = try fault.bytes()
        try workshop.write(show)
        let run = try workshop.run("compile", "show", "-o", "show.bin")
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasPrefix("show/songs/\(fault.file)"))
        #expect(run.complaints.contains(fault.message))
        #expect(workshop.bytes(of: "show.bin") == Array("as it was".utf8))
        #expect(workshop.files().filter { !$0.hasPrefix("show/") } == ["show.bin"])
    }

    @Test("--keep-going takes what is there of a sound that is cut")
    func keepsGoing() throws {
        let workshop = Workshop()
        var show = SmallShow()
        // 44 bytes of header, then half of 44 100 samples of two bytes.
        show.songs[0].sound = Array(WaveFile.bytes(samples: 44_100).prefix(44 + 44_100))
        try workshop.write(show)
        let run = try workshop.run("compile", "show", "--keep-going", "-o", "show.bin")
        #expect(run.ending == .exited(0))
        #expect(run.complaints.contains("show/songs/tune.wav"))
        #expect(try workshop.frames(of: "show.bin").count == 31)
    }

    @Test("a pipe in place of a sound is refused, not waited for")
    func pipe() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs[0].soundFile = "other.txt"
        try workshop.write(show)
        try workshop.makePipe("show/songs/tune.wav")
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("show/songs/tune.wav"))
    }

    @Test("two sounds of one name are told, not guessed between")
    func twoSounds() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        try workshop.write(try demoSong(), to: "show/songs/tune.mp3")
        let run = try workshop.run("compile", "show")
        #expect(run.complaints.contains("tune.mp3"))
        #expect(run.complaints.contains("tune.wav"))
    }
}

/// The mp3 of the demo show.
private func demoSong() throws -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try #require(readFile("/\(root)/shows/demo/songs/tide.mp3"))
}
