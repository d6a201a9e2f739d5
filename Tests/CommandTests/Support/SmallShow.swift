import TestSupport

/// A show folder as tests write it: a par armed by its dimmer, a head armed by its shutter, and a
/// short song in which the head moves all the time, so that no two frames are alike.
struct SmallShow {
    /// The text of `fixtures/fixtures.json`; nil for no such file.
    var fixtures: String? = SmallShow.fixtures
    /// The text of `show.json`; nil for no such file.
    var settings: String?
    /// The songs by name, without extension.
    var songs: [Song] = [Song("tune")]

    /// A song's files.
    struct Song {
        var name: String
        /// The sound file's name and bytes.
        var soundFile: String
        var sound: [UInt8]
        /// The text of the cue sheet; nil for none.
        var cues: String?
        /// The text of the metadata; nil for none.
        var metadata: String?

        /// A song of `samples` at `rate` samples a second; by default a quarter of a second.
        init(
            _ name: String,
            samples: Int = 11_025,
            rate: Int = 44_100,
            cues: String? = SmallShow.cues
        ) {
            self.name = name
            self.soundFile = "\(name).wav"
            self.sound = WaveFile.bytes(samples: samples, rate: rate)
            self.cues = cues
        }
    }

    /// Slot 1 to 4 the par, slot 9 to 15 the head.
    static let fixtures = """
        [
          { "id": "par", "name": "Par", "type": "rgb",
            "channels": { "dim": 1, "red": 2, "green": 3, "blue": 4 }, "arm": { "dim": 255 } },
          { "id": "head", "name": "Head", "type": "moving_head",
            "channels": { "pan_msb": 9, "pan_lsb": 10, "tilt_msb": 11, "tilt_lsb": 12,
                          "speed": 13, "dim": 14, "shutter": 15 },
            "arm": { "shutter": 255 } }
        ]
        """

    /// A move of two seconds, of which a song shows as much as it is long, and a flash at its start.
    static let cues = """
        { "entries": [
          { "time": 0, "fixture_id": "head", "effect": "move_to", "duration": 2,
            "data": { "pan": 60000, "tilt": 30000 } },
          { "time": 0, "fixture_id": "head", "effect": "full", "data": {} },
          { "time": 0.05, "fixture_id": "par", "effect": "flash", "duration": 0.1,
            "data": { "color": "#FF8000" } }
        ] }
        """

    /// The small show with `cues` as its song's cue sheet.
    static func playing(_ cues: String) -> SmallShow {
        var show = SmallShow()
        show.songs[0].cues = cues
        return show
    }
}

extension Workshop {
    /// Writes the files of `show` to the folder `name`.
    func write(_ show: SmallShow, to name: String = "show") throws {
        if let fixtures = show.fixtures {
            try write(fixtures, to: "\(name)/fixtures/fixtures.json")
        }
        if let settings = show.settings { try write(settings, to: "\(name)/show.json") }
        for song in show.songs {
            try write(song.sound, to: "\(name)/songs/\(song.soundFile)")
            if let cues = song.cues { try write(cues, to: "\(name)/cues/\(song.name).cue.json") }
            if let metadata = song.metadata {
                try write(metadata, to: "\(name)/metadata/\(song.name).metadata.json")
            }
        }
    }

    /// Writes `show` and compiles it without sound; returns the path of its only song's show file.
    func compiled(_ show: SmallShow = SmallShow(), rate: String = "60") throws -> String {
        try write(show)
        let run = try run("compile", "show", "--no-audio", "-o", "show.bin", "--rate", rate)
        guard run.ending == .exited(0) else { throw DidNotCompile(complaints: run.text) }
        return "show.bin"
    }
}

/// A show that a test takes to be right was refused.
struct DidNotCompile: Error {
    let complaints: String
}
