import ShowModel
import ShowSource

/// The profiles of the tests, by the names of their files.
enum Profiles {
    /// A head whose shutter is armed, and whose pan is a pair of channels with names of their own.
    static let spot = """
        {
          "id": "spot_90", "type": "moving_head",
          "channels": {"p1": 0, "p2": 1, "tilt_msb": 2, "tilt_lsb": 3, "dim": 5, "shutter": 6,
                       "wheel": 8},
          "meta_channels": {
            "pan": {"label": "Pan", "kind": "u16", "channels": ["p1", "p2"]},
            "tilt": {"label": "Tilt", "kind": "u16", "channels": ["tilt_msb", "tilt_lsb"]},
            "shutter": {"label": "Shutter", "kind": "u8", "channel": "shutter", "arm": 255},
            "wheel": {"label": "Colours", "kind": "enum", "channel": "wheel", "mapping": "wheel",
                      "step": true, "hidden": false}
          },
          "mappings": {"wheel": {"0": "Open", "20": "Amber"}},
          "physical_movement": {"pan_full_travel_seconds": 1.5, "tilt_full_travel_seconds": 0.7}
        }
        """

    /// A par whose dimmer is armed, and whose colours have names.
    static let par = """
        {
          "id": "par_4", "type": "parcan",
          "channels": {"dim": 0, "red": 1, "green": 2, "blue": 3},
          "meta_channels": {
            "rgb": {"label": "Colour", "kind": "rgb", "channels": ["red", "green", "blue"],
                    "mapping": "colours"},
            "dim": {"label": "Dimmer", "kind": "u8", "channel": "dim", "arm": 255}
          },
          "mappings": {"colours": {"Deep Sea": "#001440", "rose": "FF6080"}}
        }
        """

    static let spotFile = "fixture.moving_head.spot_90.json"
    static let parFile = "fixture.parcan.par_4.json"
}

extension TemporaryShow {
    /// A show of the song `tide` with an empty cue sheet, `fixtures`, and `profiles` by their files.
    convenience init(
        fixtures: String,
        profiles: [String: String],
        _ others: [String: String] = [:]
    ) throws {
        var files = others
        files["songs/tide.mp3"] = ""
        if files["cues/tide.cue.json"] == nil { files["cues/tide.cue.json"] = "[]" }
        files["fixtures/fixtures.json"] = fixtures
        for (name, text) in profiles { files["fixtures/\(name)"] = text }
        try self.init(files)
    }

    /// The fixtures that could be read.
    func fixtures() throws -> [Fixture] { try read().show?.fixtures ?? [] }
}
