import Foundation
import TestSupport

/// A show folder to edit, removed when it goes out of scope: four fixtures, a song `tide` of 8 s at
/// 120 beats a minute with six rows, and a song `ebb` without a sheet.
final class EditedFolder: Sendable {
    /// The folder.
    let path: String

    init(files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "edit-\(UUID().uuidString)"
        let sound = WaveFile.bytes(samples: 64_000, rate: 8000)
        try write(sound, to: "songs/tide.wav")
        try write(WaveFile.bytes(samples: 16_000, rate: 8000), to: "songs/ebb.wav")
        for (name, text) in EditedFolder.standard.merging(files, uniquingKeysWith: { $1 }) {
            try write(Array(text.utf8), to: name)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Puts a file of `bytes` into the folder.
    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// What is in the file `name`; nil where there is none.
    func text(_ name: String) -> String? {
        try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    /// The cue sheet of `tide`.
    var sheet: String { text("cues/tide.cue.json") ?? "" }

    private static let standard = [
        "show.json": #"{"name": "Tides", "songs": ["tide", "ebb"]}"#,
        "fixtures/fixtures.json": """
        [
          {"id": "par_l", "name": "Par left", "type": "rgb",
           "channels": {"dim": 1, "red": 2, "green": 3, "blue": 4}, "arm": {"dim": 255},
           "location": {"x": 0, "y": 0.5, "z": 1}},
          {"id": "par_r", "name": "Par right", "type": "rgb",
           "channels": {"dim": 11, "red": 12, "green": 13, "blue": 14}},
          {"id": "head", "name": "Head", "type": "moving_head", "universe": 1,
           "channels": {"pan": 1, "pan_fine": 2, "tilt": 3, "tilt_fine": 4, "dim": 5, "shutter": 6},
           "arm": {"shutter": 255}},
          {"id": "lamp", "name": "Lamp", "universe": 1, "channels": {"dim": 20}}
        ]
        """,
        "metadata/tide.metadata.json": """
        {"filename": "tide", "bpm": 120, "length": 8,
         "parts": {"Intro": [0.0, 4.0], "Verse": [4.0, 8.0]}, "hints": {"hit": [2.0]}}
        """,
        "chasers/rise.json": """
        {"id": "rise", "name": "Rise", "effects": [
          {"beat": 0, "fixture_id": "par_l", "effect": "flash", "duration": 1, "data": {}},
          {"beat": 1, "fixture_id": "par_r", "effect": "flash", "duration": 1, "data": {}}]}
        """,
        "cues/tide.cue.json": """
        {
          "song_filename": "tide",
          "entries": [
            {"time": 0.000, "name": "start", "values": {"par_l": {"red": 10}, "par_r": {"dim": 0}}},
            {"time": 1.000, "fixture_id": "par_l", "effect": "flash", "duration": 0.5, "data": {}},
            {"time": 2.000, "fixture_id": "par_r", "effect": "full", "duration": 0, "data": {}},
            {"time": 3.000, "chaser_id": "rise"},
            {"time": 5.000, "values": {"head": {"pan": 32768, "dim": 255}}, "fade": 1},
            {"time": 6.000, "fixture_id": "par_r", "effect": "blackout", "duration": 0, "data": {}}
          ]
        }

        """,
    ]
}
