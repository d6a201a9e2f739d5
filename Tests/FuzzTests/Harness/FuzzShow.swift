import Glibc
import ShowModel
import ShowSource
import TestSupport

/// A small show of everything: what the targets put their input into.
enum FuzzShow {
    /// Its files' texts by their paths, without the song.
    static let files: [String: String] = [
        "fixtures/fixtures.json": """
        [
          {"id": "par", "name": "Par", "type": "rgb", "arm": {"dim": 255},
           "channels": {"dim": 1, "red": 2, "green": 3, "blue": 4, "strobe": 5}},
          {"id": "wash", "name": "Wash", "type": "parcan",
           "channels": {"dim": 11, "red": 12, "green": 13, "blue": 14}},
          {"id": "head", "name": "Head", "type": "moving_head", "universe": 1,
           "channels": {"pan_msb": 21, "pan_lsb": 22, "tilt_msb": 23, "tilt_lsb": 24,
                        "dim": 25, "shutter": 26, "gobo": 27},
           "arm": {"shutter": 255},
           "presets": [{"name": "Piano", "values": {"pan": 10, "pan_fine": 35, "tilt": 2}}],
           "meta": {"position_constraints": {"tilt": {"min": 70, "max": 60000}}}},
          {"id": "spot", "name": "Spot", "fixture": "spot_90", "base_channel": 41,
           "universe": 0, "location": {"x": 0.5, "y": 0.5, "z": 1}}
        ]
        """,
        "fixtures/fixture.moving_head.spot_90.json": """
        {"id": "spot_90", "type": "moving_head",
         "channels": {"pan_msb": 0, "pan_lsb": 1, "tilt_msb": 2, "tilt_lsb": 3, "dim": 5,
                      "shutter": 6, "wheel": 8},
         "meta_channels": {
           "pan": {"label": "Pan", "kind": "u16", "channels": ["pan_msb", "pan_lsb"]},
           "tilt": {"label": "Tilt", "kind": "u16", "channels": ["tilt_msb", "tilt_lsb"]},
           "shutter": {"label": "Shutter", "kind": "u8", "channel": "shutter", "arm": 255},
           "wheel": {"label": "Colours", "kind": "enum", "channel": "wheel",
                     "mapping": "wheel"}},
         "mappings": {"wheel": {"0": "Open", "20": "Amber"}},
         "physical_movement": {"pan_full_travel_seconds": 1.5, "tilt_full_travel_seconds": 0.7}}
        """,
        "pois.json": """
        [{"id": "piano", "name": "Piano", "location": {"x": 0.2, "y": 0.5, "z": 0.3},
          "fixtures": {"head": {"pan": 29860, "tilt": 45126}, "spot": {"pan": 1, "tilt": 2}}},
         {"id": "sky", "location": {"x": 0.5, "y": 1, "z": 1},
          "fixtures": {"head": {"pan": 34289, "tilt": 55617}, "spot": {"pan": 9, "tilt": 8}}},
         {"id": "ref_0", "location": {"x": 0.2, "y": 0.3, "z": 0},
          "fixtures": {"head": {"pan": 27307, "tilt": 38894}}},
         {"id": "ref_1", "location": {"x": 0.8, "y": 0.3, "z": 0},
          "fixtures": {"head": {"pan": 41453, "tilt": 44057}}},
         {"id": "ref_2", "location": {"x": 0.2, "y": 0.9, "z": 0},
          "fixtures": {"head": {"pan": 31065, "tilt": 45865}}},
         {"id": "ref_3", "location": {"x": 0.8, "y": 0.9, "z": 0},
          "fixtures": {"head": {"pan": 37243, "tilt": 47097}}}]
        """,
        "chasers/kick.json": """
        {"id": "kick", "name": "Kick", "type": "static", "effects": [
          {"beat": 0, "fixture_id": "wash", "effect": "flash", "duration": 0.5},
          {"beat": 1.5, "fixture_id": "head", "effect": "sweep", "duration": 1,
           "data": {"subject_POI": "piano", "start_POI": "sky"}}]}
        """,
        "chasers/tide.json": """
        {"id": "tide", "name": "Tide", "type": "wave", "fixtures": ["par", "wash"],
         "data": {"duration": 4, "color": "#0000FF"}}
        """,
        "metadata/tide.metadata.json": """
        {"filename": "tide", "bpm": 128, "parts": {"intro": [0, 7.5]}}
        """,
        "show.json": """
        {"name": "Tide", "node": "127.0.0.1", "rate": "60", "songs": ["tide"]}
        """,
        "cues/tide.cue.json": "[]",
    ]

    /// What its song says besides its cues.
    static let metadata: SongMetadata = {
        let text = Array((files["metadata/tide.metadata.json"] ?? "").utf8)
        return (try? MetadataDocument(bytes: text, song: "tide"))?.metadata ?? SongMetadata()
    }()

    /// Tells what cue sheets say on its fixtures.
    static let checker: ShowChecker = read { path in try ShowChecker(folder: path) }

    /// Its fixtures.
    static let fixtures: [Fixture] = read { path in
        try ShowReader(folder: path).read().show?.fixtures ?? []
    }

    /// What `reader` makes of its folder.
    private static func read<Value>(_ reader: (String) throws -> Value) -> Value {
        do {
            let folder = TemporaryFolder()
            try write(files.mapValues { Array($0.utf8) }, to: folder.path)
            return try reader(folder.path)
        } catch {
            preconditionFailure("the fuzz targets' own show cannot be read: \(error)")
        }
    }

    /// Makes a folder of `files` at `path`, with the song `tide`, which is empty.
    static func write(_ files: [String: [UInt8]], to path: String) throws {
        let folders = Set(files.keys.compactMap { $0.split(separator: "/").dropLast().first })
        for folder in folders.union(["songs"]) { mkdir("\(path)/\(folder)", 0o755) }
        for (name, bytes) in files.merging(["songs/tide.mp3": []], uniquingKeysWith: { $1 }) {
            let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            close(file)
            guard count == bytes.count else {
                preconditionFailure("'\(path)/\(name)' cannot be written")
            }
        }
    }
}
