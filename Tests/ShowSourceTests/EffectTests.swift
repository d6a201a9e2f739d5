import DMX
import ShowModel
import ShowSource
import Testing

struct EffectTests {
    /// A row's fixture, effect and data, and what it does.
    static let effects: [(fixture: String, effect: String, data: String, meaning: Effect)] = [
        ("wash", "full", "{}", .full(colour: .white, brightness: 1)),
        (
            "wash", "full", #"{"red": 10, "blue": 30}"#,
            .full(colour: Colour(red: 10, green: 0, blue: 30), brightness: 1)
        ),
        (
            "wash", "full", ##"{"color": "#0A141e", "green": 1}"##,
            .full(colour: Colour(red: 10, green: 1, blue: 30), brightness: 1)
        ),
        ("wash", "blackout", "{}", .blackout),
        ("wash", "flash", "{}", .flash(Flash())),
        (
            "wash", "FLASH",
            ##"{"color": "#ff0000", "brightness": 0.5, "channels": ["Dim", "red"]}"##,
            .flash(
                Flash(
                    colour: Colour(red: 255, green: 0, blue: 0),
                    brightness: 0.5,
                    channels: [0, 1]
                )
            )
        ),
        ("wash", "strobe", "{}", .strobe(rate: 20)),
        ("wash", "strobe", #"{"speed": 0}"#, .strobe(rate: 1)),
        ("wash", "strobe", #"{"speed": 51}"#, .strobe(rate: 1 + 51.0 / 255 * 19)),
        ("wash", "strobe", #"{"rate": 12.5}"#, .strobe(rate: 12.5)),
        ("wash", "strobe", #"{"rate": 0}"#, .strobe(rate: 10)),
        ("wash", "strobe", #"{"rate": -3}"#, .strobe(rate: 10)),
        ("wash", "fade_in", "{}", .fadeIn(FadeIn())),
        (
            "wash", "fade",
            #"{"red": 0, "green": 9, "dim": 7, "start_value": 3, "brightness": 1, "easing": "ease-in"}"#,
            .fadeIn(
                FadeIn(
                    startLevel: 3,
                    dimmer: 7,
                    components: [.red: 0, .green: 9],
                    brightness: 1.0 / 255,
                    easing: .easeIn
                )
            )
        ),
        (
            "wash", " fade_out\t", #"{"start_value": 200, "easing": " Ease-In-Out"}"#,
            .fadeOut(startLevel: 200, easing: .easeInOut)
        ),
        (
            "wash", "color_fade", ##"{"start_color": "#ff0000", "easing": "ease-in"}"##,
            .colourFade(
                ColourFade(from: Colour(red: 255, green: 0, blue: 0), to: .white, easing: .easeIn)
            )
        ),
        (
            "wash", "color_fade", ##"{"end_color": "#0000FF"}"##,
            .colourFade(ColourFade(to: Colour(red: 0, green: 0, blue: 255)))
        ),
        ("head", "move_to", #"{"pan": 30000}"#, .moveTo(Position(pan: 30000, tilt: nil))),
        (
            "head", "seek", #"{"pan_msb": 1, "pan_lsb": 2, "tilt_msb": 3}"#,
            .seek(Position(pan: 258, tilt: 768))
        ),
        (
            "head", "move_to", #"{"pan": 10, "pan_fine": 35, "tilt": 1, "tilt_lsb": 1}"#,
            .moveTo(Position(pan: 2595, tilt: 257))
        ),
        ("head", "seek", #"{"preset": " piano"}"#, .seek(Position(pan: 2595, tilt: 513))),
        (
            "head", "move_to", #"{"preset": "Piano", "pan": 7}"#,
            .moveTo(Position(pan: 7, tilt: 513))
        ),
    ]

    @Test("a row's parameters become the effect's", arguments: effects)
    func reads(fixture: String, effect: String, data: String, meaning: Effect) throws {
        let written = effect.replacing("\t", with: "\\t")
        let show = try TemporaryShow(
            row: """
                {"time": 0, "fixture_id": "\(fixture)", "effect": "\(written)", "data": \(data)}
                """
        )
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.effect() == meaning)
    }

    /// Data, in line 3, that is wrong or odd, and the lines that say so.
    static let faults: [(fixture: String, effect: String, data: String, lines: [String])] = [
        (
            "wash", "flash", ##"{"colour": "#fff000"}"##,
            [
                "3:2: warning: parameter 'colour' is unknown for 'flash' | it has: blue, brightness,"
                    + " channels, color, green, intensity, red; did you mean 'color'?"
            ]
        ),
        (
            "wash", "blackout", #"{"red": 1}"#,
            ["3:2: warning: parameter 'red' is unknown for 'blackout' | it has none"]
        ),
        (
            "wash", "full", ##"{"color": "#12345", "red": 256}"##,
            [
                "3:11: error: 'color' is '#12345', not a colour '#RRGGBB'",
                "3:28: error: 'red' is 256, not a whole number 0…255",
            ]
        ),
        (
            "wash", "full", #"{"brightness": 0.5, "intensity": 1}"#,
            [
                "3:21: warning: 'intensity' means the same as 'brightness', which is given too"
                    + " | 'brightness' counts"
            ]
        ),
        (
            "wash", "fade_in", #"{"easing": "easein"}"#,
            [
                "3:12: error: easing 'easein' is unknown"
                    + " | there are: linear, ease-in, ease-out, ease-in-out; did you mean 'ease-in'?"
            ]
        ),
        (
            "wash", "strobe", #"{"rate": 1001}"#,
            ["3:10: error: 'rate' is 1001, not a number of Hz up to 1000"]
        ),
        (
            "wash", "strobe", #"{"rate": 5, "speed": 9}"#,
            ["3:22: warning: 'speed' is given beside 'rate' | 'rate' counts"]
        ),
        (
            "wash", "flash", #"{"channels": ["rad"]}"#,
            [
                "3:15: error: channel 'rad' is unknown for par 'wash'"
                    + " | it has: dim, red, green, blue; did you mean 'red'?"
            ]
        ),
        (
            "parcan_l", "flash", #"{"channels": ["dim", "red"]}"#,
            ["3:14: warning: 'channels' does nothing here: 'dim' is armed"]
        ),
        (
            "parcan_l", "fade_in", #"{"dim": 200}"#,
            ["3:9: warning: 'dim' does nothing here: its dimmer is armed"]
        ),
        (
            "head", "fade_in", ##"{"red": 1, "color": "#ffffff"}"##,
            [
                "3:9: warning: 'red' does nothing here: moving head 'head' has no red",
                "3:21: warning: 'color' does nothing here:"
                    + " moving head 'head' has no red, green and blue",
            ]
        ),
        (
            "lamp", "flash", "{}",
            [
                "2:23: warning: 'flash' has nothing that it may write on fixture 'lamp'"
                    + " | effects leave armed channels alone: dim"
            ]
        ),
        (
            "wash", "color_fade", #"{"end_color": "blue"}"#,
            ["3:15: error: 'end_color' is 'blue', not a colour '#RRGGBB'"]
        ),
        (
            "head", "move_to_poi", "{}",
            ["2:23: error: 'move_to_poi' does not say where to | give 'POI'"]
        ),
        (
            "head", "move_to_poi", #"{"target_poi": "piano", "subject": "piano"}"#,
            [
                "3:16: warning: POI 'piano' is unknown: the row does nothing"
                    + " | the show has no POIs",
                "3:25: warning: parameter 'subject' is unknown for 'move_to_poi'"
                    + " | it has: POI, poi_id, target_POI",
            ]
        ),
        (
            "head", "move_to", "{}",
            ["2:23: error: 'move_to' does not say where to | give 'pan', 'tilt' or 'preset'"]
        ),
        (
            "head", "move_to", #"{"pan": 65536}"#,
            ["3:9: error: 'pan' is 65536, not a whole number 0…65535"]
        ),
        (
            "head", "move_to", #"{"tilt": 9999}"#,
            ["3:10: warning: tilt 9999 of moving head 'head' is outside its 70…3363 | 3363 is used"]
        ),
        (
            "head", "move_to", #"{"pan": 1, "pan_msb": 1}"#,
            ["3:23: error: 'pan_msb' is given beside 'pan' | give one of them"]
        ),
        (
            "head", "move_to", #"{"pan": 300, "pan_fine": 1}"#,
            ["3:9: error: 'pan' is 300, not a byte 0…255 | beside 'pan_fine' it is the high byte"]
        ),
        (
            "head", "move_to", #"{"tilt_fine": 1}"#,
            ["3:15: error: 'tilt_fine' is the low byte alone | give 'tilt_msb' too"]
        ),
        (
            "head", "move_to", #"{"preset": "Pinao"}"#,
            [
                "3:12: error: preset 'Pinao' is unknown for moving head 'head'"
                    + " | it has: Piano, Gobo; did you mean 'Piano'?"
            ]
        ),
        (
            "head", "move_to", #"{"preset": "Gobo"}"#,
            ["3:12: error: the preset says neither pan nor tilt"]
        ),
    ]

    @Test("a colour may be called as the fixture's profile calls it")
    func namesColours() throws {
        let par = #"[{"id": "p", "name": "P", "fixture": "par_4", "base_channel": 1}]"#
        let show = { (end: String) in
            let row = #"{"time": 0, "fixture_id": "p", "effect": "color_fade", "data":"#
            return try TemporaryShow(
                fixtures: par,
                profiles: [Profiles.parFile: Profiles.par],
                ["cues/tide.cue.json": "[\(row)\n{\"end_color\": \"\(end)\"}}]"]
            )
        }
        let sea = Colour(red: 0, green: 0x14, blue: 0x40)
        #expect(try show(" DEEP sea").effect() == .colourFade(ColourFade(to: sea)))
        #expect(try show("#001440").effect() == .colourFade(ColourFade(to: sea)))
        #expect(
            try show("ros").lines() == [
                "cues/tide.cue.json:2:15: error: colour 'ros' is unknown for par 'p'"
                    + " | write '#RRGGBB', or one of: deep sea, rose; did you mean 'rose'?"
            ]
        )
    }

    @Test("a component does nothing, and that is said, where the colour is not whole")
    func needsWholeColour() throws {
        let show = try TemporaryShow(
            cues: #"[{"time": 0, "fixture_id": "a", "effect": "full", "data": {"red": 9}}]"#,
            fixtures: #"[{"id": "a", "name": "A", "channels": {"dim": 1, "red": 2, "amber": 3}}]"#
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:1:67: warning: 'red' does nothing here:"
                    + " fixture 'a' has no red, green and blue"
            ]
        )
    }

    @Test("what is wrong with parameters is said where they are written", arguments: faults)
    func reports(fixture: String, effect: String, data: String, lines: [String]) throws {
        let show = try TemporaryShow(
            row: """
                {"time": 0, "effect": "\(effect)", "fixture_id": "\(fixture)", "data":
                \(data)}
                """
        )
        let found = try show.lines()
        #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
        let isWrong = lines.contains { $0.contains(" error: ") }
        #expect(try show.cues().isEmpty == isWrong)
    }
}
