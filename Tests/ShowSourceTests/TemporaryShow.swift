import Foundation
import ShowModel
import ShowSource

/// A show folder in the temporary directory, removed when it goes out of scope.
final class TemporaryShow {
    /// The folder.
    let path: String

    /// A folder that holds `files`: their text by their paths in it.
    init(_ files: [String: String]) throws {
        path = NSTemporaryDirectory() + "show-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Data(text.utf8), to: name) }
    }

    /// A show of the song `tide` on `Rig.fixtures`, with `cues` as its cue sheet.
    convenience init(cues: String, fixtures: String = Rig.fixtures) throws {
        try self.init([
            "songs/tide.mp3": "", "fixtures/fixtures.json": fixtures, "cues/tide.cue.json": cues,
        ])
    }

    /// A show whose cue sheet has one row, in line 2.
    convenience init(row: String) throws {
        try self.init(cues: "[\n\(row)\n]")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Puts a file of `data` into the folder.
    func write(_ data: Data, to name: String) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func read(songs: [String] = []) throws -> ShowReading {
        try ShowReader(folder: path).read(songs: songs)
    }

    /// The diagnostics as people see them, with paths as in the folder: a hint follows ` | `.
    func lines(songs: [String] = []) throws -> [String] {
        try read(songs: songs).diagnostics.map { diagnostic in
            let place = diagnostic.location.map { "\($0): " } ?? ""
            let hint = diagnostic.hint.map { " | \($0)" } ?? ""
            return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)\(hint)"
                .replacingOccurrences(of: path + "/", with: "")
        }
    }

    /// The cues of the only song.
    func cues() throws -> [Cue] {
        try read().show?.songs.first?.cues ?? []
    }

    /// What the only row does, where it is an effect.
    func effect() throws -> Effect? {
        guard case .effect(let cue)? = try cues().first?.action else { return nil }
        return cue.effect
    }

    /// What the only row writes, where it is a snapshot.
    func snapshot() throws -> Snapshot? {
        guard case .snapshot(let snapshot)? = try cues().first?.action else { return nil }
        return snapshot
    }
}

/// The lights of the tests.
enum Rig {
    /// An armed par, a par with a free dimmer, an armed head with two presets, and a dimmer alone.
    static let fixtures = """
        [
          {"id": "parcan_l", "name": "Par left", "type": "rgb",
           "channels": {"dim": 1, "red": 2, "green": 3, "blue": 4, "strobe": 5},
           "arm": {"dim": 255}},
          {"id": "wash", "name": "Wash", "type": "parcan",
           "channels": {"dim": 11, "red": 12, "green": 13, "blue": 14}},
          {"id": "head", "name": "Head", "type": "moving_head",
           "channels": {"pan_msb": 21, "pan_lsb": 22, "tilt_msb": 23, "tilt_lsb": 24,
                        "dim": 25, "shutter": 26, "gobo": 27},
           "arm": {"shutter": 255},
           "presets": [
             {"name": "Piano", "values": {"pan": 10, "pan_fine": 35, "tilt": 2, "tilt_fine": 1}},
             {"name": "Gobo", "values": {"gobo": 25}}
           ],
           "meta": {"position_constraints": {"tilt": {"min": 70, "max": 3363}}}},
          {"id": "lamp", "name": "Lamp", "channels": {"dim": 31}, "arm": {"dim": 255}}
        ]
        """
    /// How messages list the head's effects.
    static let headEffects =
        "it has: blackout, circle, fade_in, fade_out, flash, full, move_to, move_to_poi, orbit,"
        + " orbit_out, seek, set_channels, strobe, sweep"
    /// How messages list a par's effects.
    static let parEffects =
        "it has: blackout, color_fade, fade_in, fade_out, flash, full, set_channels, strobe"
}
