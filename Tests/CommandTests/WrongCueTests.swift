import TestSupport
import Testing

/// Cue sheets with something wrong: every one is refused by file and line, none crashes.
struct WrongCueTests {
    /// A cue sheet, and what is said of it.
    struct Fault: CustomTestStringConvertible {
        let sheet: String
        let message: String

        init(_ sheet: String, says message: String) {
            self.sheet = sheet
            self.message = message
        }

        var testDescription: String { sheet }
    }

    static let faults = [
        Fault(
            #"[ { "time": 0, "fixture_id": "parr", "effect": "full" } ]"#,
            says: "did you mean 'par'?"
        ),
        Fault(
            #"[ { "time": 0, "fixture_id": "par", "effect": "flesh" } ]"#,
            says: "did you mean 'flash'?"
        ),
        Fault(#"[ { "time": 0, "fixture_id": "par", "effect": "move_to" } ]"#, says: "it has: "),
        Fault(#"[ { "time": 0, "values": { "par": { "red": 300 } } } ]"#, says: "300"),
        Fault(#"[ { "time": 0, "values": { "par": { "red": -1 } } } ]"#, says: "-1"),
        Fault(#"[ { "time": 0, "values": { "par": { "red": 1.5 } } } ]"#, says: "1.5"),
        Fault(#"[ { "time": 0, "values": { "par": { "red": 1e400 } } } ]"#, says: "1e400"),
        Fault(#"[ { "time": 0, "values": { "par": { "rad": 1 } } } ]"#, says: "'red'"),
        Fault(#"[ { "time": -1, "fixture_id": "par", "effect": "full" } ]"#, says: "-1"),
        Fault(#"[ { "time": "soon", "fixture_id": "par", "effect": "full" } ]"#, says: "soon"),
        Fault(#"[ { "time": 1e400, "fixture_id": "par", "effect": "full" } ]"#, says: "1e400"),
        Fault(#"[ { "time": 1e300, "fixture_id": "par", "effect": "full" } ]"#, says: "1e300"),
        Fault(
            #"[ { "time": NaN, "fixture_id": "par", "effect": "full" } ]"#,
            says: ":1:13: error:"
        ),
        Fault(
            #"[ { "time": 0, "fixture_id": "par", "effect": "flash", "duration": 1e300 } ]"#,
            says: "1e300"
        ),
        Fault(#"[ { "fixture_id": "par", "effect": "full" } ]"#, says: "time"),
        Fault(#"[ { "time": 0 } ]"#, says: ":1:3: error:"),
        Fault(#"[ 7 ]"#, says: ":1:3: error:"),
        Fault(#"{ "rows": [] }"#, says: "entries"),
        Fault(#""text""#, says: ":1:1: error:"),
        Fault("", says: ":1:1: error:"),
        Fault("[", says: "error:"),
        Fault("[] []", says: ":1:4: error:"),
        Fault("[,]", says: ":1:2: error:"),
        Fault("[{}}", says: "error:"),
        Fault("['a']", says: ":1:2: error:"),
        Fault(
            #"[ { "time": 0, "time": 1, "fixture_id": "par", "effect": "full" } ]"#,
            says: "'time'"
        ),
        Fault(String(repeating: "[", count: 100_000), says: "error:"),
    ]

    @Test("is refused by file and line, and nothing is written", arguments: faults)
    func refused(fault: Fault) throws {
        let workshop = Workshop()
        try workshop.write("as it was", to: "show.bin")
        try workshop.write(SmallShow.playing(fault.sheet))
        let run = try workshop.run("compile", "show", "-o", "show.bin")
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasPrefix("show/cues/tune.cue.json:1:"))
        #expect(run.complaints.contains(fault.message))
        #expect(run.complaints.utf8.count < 4000)
        #expect(workshop.bytes(of: "show.bin") == Array("as it was".utf8))
    }

    @Test("a cue sheet cut at any byte is refused, and nothing crashes")
    func cutAnywhere() throws {
        let workshop = Workshop()
        let sheet = Array(
            #"[{"time":0.5,"fixture_id":"par","effect":"flash","data":{"color":"orange"}}]"#.utf8
        )
        // One show of many songs, each with the sheet cut at another byte: one run tries them all.
        var show = SmallShow()
        show.songs = []
        let sound = WaveFile.bytes(samples: 100)
        for length in 0..<sheet.count {
            var song = SmallShow.Song("cut \(length)", cues: nil)
            song.sound = sound
            song.cues = String(decoding: sheet[..<length], as: UTF8.self)
            show.songs.append(song)
        }
        try workshop.write(show)
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(1))
        for length in 0..<sheet.count {
            #expect(run.complaints.contains("show/cues/cut \(length).cue.json:1:"))
        }
    }

    @Test("what a file holds cannot work the terminal")
    func controlCharacters() throws {
        let workshop = Workshop()
        let row =
            #"[ { "time": 0, "fixture_id": "\u001b[2J\u0007\nerror: none", "effect": "full" } ]"#
        try workshop.write(SmallShow.playing(row))
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(1))
        #expect(
            run.complaints.contains("fixture '\u{fffd}[2J\u{fffd}\u{fffd}error: none' is unknown")
        )
    }

    @Test("bytes that are no UTF-8 are refused by their place")
    func notUTF8() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let text = #"[ { "time": 0, "fixture_id": "p"#
        try workshop.write(
            Array(text.utf8) + [0xff] + Array(#"r", "effect": "full" } ]"#.utf8),
            to: "show/cues/tune.cue.json"
        )
        let run = try workshop.run("compile", "show")
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasPrefix("show/cues/tune.cue.json:1:"))
        #expect(run.complaints.contains("UTF-8"))
    }

    @Test(
        "a byte order mark and the line ends of other systems do not matter",
        arguments: [
            "\u{feff}[\r\n { \"time\": 0, \"fixture_id\": \"par\",\r\n \"effect\": \"full\" }\r\n]\r\n",
            "[\r { \"time\": 0, \"fixture_id\": \"par\", \"effect\": \"full\" }\r]\r",
        ]
    )
    func otherSystems(sheet: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow.playing(sheet))
        let run = try workshop.run("compile", "show", "-o", "show.bin")
        #expect(run.ending == .exited(0))
        #expect(try workshop.frames(of: "show.bin").first?[1] == 255)
    }
}
