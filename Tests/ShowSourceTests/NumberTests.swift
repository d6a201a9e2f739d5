import ShowModel
import Testing
import Timebase

struct NumberTests {
    /// Times as written, and the attoseconds they come to.
    static let times: [(text: String, attoseconds: Int128)] = [
        ("0", 0),
        ("-0.0", 0),
        ("0.1", 100_000_000_000_000_000),
        ("15.0", 15_000_000_000_000_000_000),
        ("1.5e1", 15_000_000_000_000_000_000),
        ("150E-1", 15_000_000_000_000_000_000),
        ("0.000000000000000001", 1),
        ("0.0000000000000000005", 0),
        ("0.0000000000000000015", 2),
        ("0.00000000000000000050000000000000000000000001", 1),
        ("1e-400", 0),
        ("1e-999999999999999999999", 0),
        ("0e999999999999999999999", 0),
        ("8640000", 8_640_000_000_000_000_000_000_000),
    ]

    @Test("a time is exactly what is written, to 18 decimals", arguments: times)
    func readsTimesExactly(text: String, attoseconds: Int128) throws {
        let row = #"{"time": \#(text), "fixture_id": "wash", "effect": "full"}"#
        let cues = try TemporaryShow(row: row).cues()
        #expect(cues.map(\.time) == [Duration(attoseconds: attoseconds)])
    }

    /// Times that no row can have.
    static let wrongTimes: [(text: String, said: String)] = [
        ("-0.5", "-0.5, not a time of 0 s or more"),
        ("8640000.001", "8640000.001, not a time of 100 days or less"),
        ("1e999999999999", "1e999999999999, not a time of 100 days or less"),
        ("\"1.5\"", "'1.5', not a time in seconds | take the quotes away"),
        ("\"soon\"", "'soon', not a time in seconds"),
        ("true", "true, not a time in seconds"),
        ("[1]", "an array, not a time in seconds"),
    ]

    @Test("a time that cannot be is an error with what is written", arguments: wrongTimes)
    func refusesTimes(text: String, said: String) throws {
        let show = try TemporaryShow(
            row: #"{"time": \#(text), "fixture_id": "wash", "effect": "full"}"#
        )
        let lines = try show.lines()
        #expect(lines == ["cues/tide.cue.json:2:10: error: the row's time is \(said)"])
        #expect(try show.cues().isEmpty)
    }

    @Test("a whole number is a level however it is written", arguments: ["127", "127.0", "1.27e2"])
    func readsLevels(text: String) throws {
        let show = try TemporaryShow(
            row: #"{"time": 0, "values": {"wash": {"red": \#(text)}}}"#
        )
        #expect(try show.snapshot()?.values.first?.writes == [.level(channel: 1, 127)])
    }

    @Test("what is no level is an error", arguments: ["300", "-1", "12.5", "\"full\"", "1e400"])
    func refusesLevels(text: String) throws {
        let show = try TemporaryShow(
            row: #"{"time": 0, "values": {"wash": {"red": \#(text)}}}"#
        )
        let shown = text.hasPrefix("\"") ? "'full'" : text
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:2:40: error: level of 'red' of par 'wash' is \(shown),"
                    + " not a whole number 0…255"
            ]
        )
        #expect(try show.cues().isEmpty)
    }

    /// Brightness as written, and the fraction it is.
    static let brightness: [(text: String, fraction: Double)] = [
        ("1", 1.0 / 255), ("1.0", 1), ("255", 1), ("128", 128.0 / 255), ("0.5", 0.5), ("5e-1", 0.5),
        ("0", 0), ("0.0", 0),
    ]

    @Test("brightness is a fraction with a decimal point, a level without", arguments: brightness)
    func readsBrightness(text: String, fraction: Double) throws {
        for key in ["brightness", "intensity"] {
            let show = try TemporaryShow(
                row: """
                    {"time": 0, "fixture_id": "wash", "effect": "full", "data": {"\(key)": \(text)}}
                    """
            )
            #expect(try show.effect() == .full(colour: .white, brightness: fraction))
        }
    }

    @Test(
        "brightness out of its range is an error",
        arguments: [
            ("1.5", "a fraction 0.0…1.0, or a whole number 0…255"),
            ("256", "a whole number 0…255"),
            ("-1", "a whole number 0…255"),
        ]
    )
    func refusesBrightness(text: String, expected: String) throws {
        let show = try TemporaryShow(
            row: """
                {"time": 0, "fixture_id": "wash", "effect": "full", "data": {"brightness": \(text)}}
                """
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:2:76: error: 'brightness' is \(text), not \(expected)"
            ]
        )
    }
}
