import Foundation
import ShowModel
import ShowSource
import Testing
import Timebase

struct ShowFolderTests {
    /// A show of `songs`, file names each, with empty cue sheets and these other files.
    private func show(_ songs: [String], _ others: [String: String] = [:]) throws -> TemporaryShow {
        var files = ["fixtures/fixtures.json": Rig.fixtures].merging(others) { $1 }
        for song in songs {
            files["songs/\(song)"] = ""
            let name = song.split(separator: ".").dropLast().joined(separator: ".")
            files["cues/\(name).cue.json"] = "[]"
        }
        return try TemporaryShow(files)
    }

    @Test("songs are found by any name and in any format, in order of name")
    func findsSongs() throws {
        let songs = [
            "a.b - c.mp3", "Don't Stop.WAV", "Ünder Wasser.flac", "02 x.ogg",
        ]
        let show = try show(songs, ["songs/.hidden.mp3": ""])
        let lines = try show.lines()
        #expect(lines == [])
        let read = try #require(try show.read().show)
        #expect(read.songs.map(\.name) == ["02 x", "Don't Stop", "a.b - c", "Ünder Wasser"])
        #expect(read.songs[1].soundPath == show.path + "/songs/Don't Stop.WAV")
        #expect(read.songs[2].sourcePaths == [show.path + "/cues/a.b - c.cue.json"])
        #expect(read.name == show.path.split(separator: "/").last.map(String.init))
        #expect(try show.read().sourcePaths == [show.path + "/fixtures/fixtures.json"])
    }

    @Test("a slash after the folder's name changes nothing")
    func acceptsSlash() throws {
        let show = try show(["tide.mp3"])
        let reading = try ShowReader(folder: show.path + "/").read()
        #expect(reading.show == (try show.read().show))
    }

    @Test("show.json says name, node, rate and order; other songs come after")
    func readsSettings() throws {
        let show = try show(
            ["a.mp3", "b.mp3", "c.mp3"],
            [
                "show.json": """
                {"$schema": "x", "name": "Tour", "node": "10.0.0.7:6455", "fps": "30000/1001",
                 "songs": ["c.mp3", "a"]}
                """
            ]
        )
        let lines = try show.lines()
        #expect(
            lines == ["show.json:2:11: note: song 'b' is not in the setlist: it comes after it"]
        )
        let read = try #require(try show.read().show)
        #expect(read.name == "Tour")
        #expect(read.defaultNode == "10.0.0.7:6455")
        #expect(read.defaultRate == FrameRate(30000, over: 1001))
        #expect(read.songs.map(\.name) == ["c", "a", "b"])
    }

    @Test(
        "a rate is a number or a string",
        arguments: [
            "\"rate\": 50", "\"rate\": \"50\"", "\"frame_rate\": 50.0", "\"fps\": \" 50 \"",
        ]
    )
    func readsRate(text: String) throws {
        let show = try show(["a.mp3"], ["show.json": "{\(text)}"])
        #expect(try show.read().show?.defaultRate == FrameRate(50))
    }

    /// What is wrong in `show.json`, and the lines that say so.
    static let faults: [(text: String, lines: [String])] = [
        ("[]", ["1:1: error: the show is an array, not an object"]),
        (
            #"{"naem": "x"}"#,
            ["1:2: warning: key 'naem' is unknown in a show | did you mean 'name'?"]
        ),
        (
            #"{"node": "10.0.0.256"}"#,
            ["1:10: error: 'node' is '10.0.0.256', not an IPv4 address, as '192.168.1.50'"]
        ),
        (
            #"{"rate": 29.97}"#,
            [
                "1:10: error: the frame rate is 29.97, not as 60, 50 or '30000/1001'"
                    + " | write '30000/1001'"
            ]
        ),
        (
            #"{"rate": "0/1"}"#,
            ["1:10: error: the frame rate is '0/1', not as 60, 50 or '30000/1001'"]
        ),
        (
            #"{"songs": ["tied", "tide", "tide.mp3"]}"#,
            [
                "1:12: error: song 'tied' of the setlist has no sound | did you mean 'tide'?",
                "1:28: warning: song 'tide' comes twice in the setlist",
            ]
        ),
    ]

    @Test("what is wrong with show.json is said where it is written", arguments: faults)
    func reports(text: String, lines: [String]) throws {
        let found = try show(["tide.mp3"], ["show.json": text]).lines()
        #expect(found == lines.map { "show.json:\($0)" })
    }

    @Test("songs can be named, with or without extension; only they are read")
    func selectsSongs() throws {
        let show = try show(["a.mp3", "b.mp3", "tide.mp3"], ["cues/b.cue.json": "broken"])
        let reading = try show.read(songs: ["tide.mp3", "a"])
        #expect(reading.diagnostics == [])
        #expect(reading.show?.songs.map(\.name) == ["a", "tide"])
        let lines = try show.lines(songs: ["tied", "zzzzzz"])
        #expect(
            lines == [
                "error: there is no song 'tied' in songs | did you mean 'tide'?",
                "error: there is no song 'zzzzzz' in songs | there are: a, b, tide",
            ]
        )
    }

    @Test("what is missing or of no use in the folder is said with its path")
    func reportsFiles() throws {
        let show = try TemporaryShow([
            "songs/a.mp3": "", "songs/a.wav": "", "songs/b.m4a": "", "songs/c.ogg": "",
            "cues/a.cue.json": "[]", "cues/a.json": "[]", "cues/C2.cue.json": "[]",
            "metadata/d.metadata.json": "{}",
        ])
        let lines = try show.lines()
        #expect(
            lines == [
                "error: song 'a' has two sounds: 'a.mp3' and 'a.wav' | take one of them out of songs",
                "warning: songs/b.m4a is not read | sounds are mp3, wav, flac, ogg",
                "error: there are no fixtures: no file fixtures/fixtures.json",
                "warning: cues/a.json is not read | song 'a' has 'a.cue.json' too, which counts",
                "warning: song 'c' has no cue sheet yet: it stays dark"
                    + " | the sheet is expected at cues/c.cue.json",
                "warning: metadata/d.metadata.json is of no song",
                "warning: cues/C2.cue.json is of no song | did you mean 'c'?",
            ]
        )
        #expect(try show.read().show == nil)
    }

    @Test("a folder without songs is an error")
    func needsSongs() throws {
        let lines = try show([]).lines()
        #expect(
            lines == ["error: there is no song in songs | put sounds there: mp3, wav, flac, ogg"]
        )
    }

    @Test("a song without a cue sheet is still in the show")
    func keepsSong() throws {
        let show = try show(["a.mp3"], ["songs/b.mp3": ""])
        let reading = try show.read()
        #expect(reading.show?.songs.map(\.name) == ["a", "b"])
        #expect(Array(reading.missingSheets.keys) == ["b"])
        #expect(reading.missingSheets.values.allSatisfy { reading.diagnostics.contains($0) })
    }

    @Test("a folder that is not there, or is no folder, is thrown")
    func needsFolder() throws {
        let show = try show(["a.mp3"])
        #expect(throws: ShowSourceError.noSuchFolder(path: show.path + "/x")) {
            try ShowReader(folder: show.path + "/x").read()
        }
        let file = show.path + "/songs/a.mp3"
        #expect(throws: ShowSourceError.notAFolder(path: file)) {
            try ShowReader(folder: file).read()
        }
        #expect(throws: ShowSourceError.notAFolder(path: file + "/x")) {
            try ShowReader(folder: file + "/x").read()
        }
    }

    @Test("a file that is no file is thrown, and a pipe is not waited for")
    func refusesPipes() throws {
        let show = try show(["a.mp3"])
        let file = show.path + "/cues/a.cue.json"
        try FileManager.default.removeItem(atPath: file)
        try #require(mkfifo(file, 0o600) == 0)
        #expect(throws: ShowSourceError.notAFile(path: file)) { try show.read() }
    }

    @Test("a folder that may not be looked into is thrown with its cause")
    func needsFolders() throws {
        let show = try TemporaryShow(["songs": "", "fixtures/fixtures.json": Rig.fixtures])
        #expect(throws: ShowSourceError.notAFolder(path: show.path + "/songs")) { try show.read() }
        let loop = show.path + "/show.json"
        try FileManager.default.removeItem(atPath: show.path + "/songs")
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        #expect(throws: ShowSourceError.cannotRead(path: loop, cause: ELOOP)) { try show.read() }
    }
}
