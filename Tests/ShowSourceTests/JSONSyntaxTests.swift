import Foundation
import ShowModel
import ShowSource
import Testing

struct JSONSyntaxTests {
    /// What is not JSON in a cue sheet, and the one line that says so.
    static let faults: [(text: String, line: String)] = [
        ("", "1:1: error: the file is empty"),
        ("  \n", "2:1: error: the file is empty"),
        ("[1 2]", "1:4: error: expected ',' or ']', found '2' | inside the '[' of line 1"),
        (
            "{\"a\" 1}",
            "1:6: error: expected ':' after the key, found '1' | inside the '{' of line 1"
        ),
        (
            "{a: 1}",
            "1:2: error: expected a key in double quotes, found 'a' | inside the '{' of line 1"
        ),
        (
            "[{}",
            "1:4: error: expected ',' or ']', found the end of the file | inside the '[' of line 1"
        ),
        ("[] []", "1:4: error: expected nothing after the end of the value, found '['"),
        ("[é]", "1:2: error: expected a value, found 'é'"),
        ("[maybe]", "1:2: error: expected a value, found 'm'"),
        ("// cues\n[]", "1:1: error: a comment, which JSON does not have | take it out"),
        ("[/* no */]", "1:2: error: a comment, which JSON does not have | take it out"),
        ("[/]", "1:2: error: expected a value, found '/'"),
        (
            "[\"é, \"a\nb\"]",
            "1:7: error: expected ',' or ']', found 'a' | inside the '[' of line 1"
        ),
        (
            "[\"a\nb\"]",
            "1:2: error: a string without an end"
                + " | put '\"' at its end; a line break inside is written \\n"
        ),
        (String(repeating: "[", count: 65), "1:65: error: more than 64 brackets are open here"),
    ]

    @Test("what cannot be read as JSON is one error at its place", arguments: faults)
    func breaks(text: String, line: String) throws {
        let show = try TemporaryShow(cues: text)
        let lines = try show.lines()
        #expect(lines == ["cues/tide.cue.json:\(line)"])
        #expect(try show.cues().isEmpty)
    }

    /// Faults of a row's `x` that do not keep the rest from being read.
    static let survived: [(value: String, message: String)] = [
        ("NaN", "NaN is no number that JSON knows | write the number itself"),
        ("-Infinity", "'-Infinity' is not a number as JSON writes it | \(numberHint)"),
        (".5", "'.5' is not a number as JSON writes it | \(numberHint)"),
        ("5.", "'5.' is not a number as JSON writes it | \(numberHint)"),
        ("+5", "'+5' is not a number as JSON writes it | \(numberHint)"),
        ("007", "'007' is not a number as JSON writes it | \(numberHint)"),
        ("1e", "'1e' is not a number as JSON writes it | \(numberHint)"),
        ("0x1F", "'0x1F' is not a number as JSON writes it | \(numberHint)"),
        ("True", "True is no JSON | write true"),
        ("None", "None is no JSON | write null, or leave the key out"),
    ]
    static let numberHint = "numbers are written 0.5, -2, 1e3"

    @Test("what is meant is clear: one error, and the other rows are read", arguments: survived)
    func survives(value: String, message: String) throws {
        let show = try TemporaryShow(
            cues: """
                [
                {"time": \(value), "fixture_id": "wash", "effect": "full"},
                {"time": 2, "fixture_id": "wash", "effect": "full"}
                ]
                """
        )
        let lines = try show.lines()
        #expect(lines == ["cues/tide.cue.json:2:10: error: \(message)"])
        #expect(try show.cues().map(\.row) == [1])
    }

    /// Slips that make a row unreadable, or nearly so: what stands in its place, what is said of it, and
    /// which of the three rows are read.
    static let slips: [(row: String, line: String, rows: [Int])] = [
        (
            #"{"time": 1, "fixture_id": "wash", "effect": "full", "data": {"brightness": }},"#,
            "3:76: error: expected a value, found '}' | write one, or take the key away", [0, 2]
        ),
        (
            #"{"time": 1 "fixture_id": "wash", "effect": "full"},"#,
            "3:12: error: expected ',' or '}', found '\"' | put a comma before it", [0, 1, 2]
        ),
        (
            #"{"time": 1, "fixture_id": "wash", "effect": "full"}"#,
            "4:1: error: expected ',' or ']', found '{' | put a comma before it", [0, 1, 2]
        ),
        (
            #"{"time": 1, "fixture_id": "wash", "effect": "full"},,"#,
            "3:53: error: a ',' too many | take it away", [0, 1, 2]
        ),
        (
            #"{"time": 1, "fixture_id": "wash", "effect": "full"}},"#,
            "3:52: error: a '}' too many | take it away", [0, 1, 2]
        ),
        (
            #"{"time": 1, "fixture_id": 'wash', "effect": "full"},"#,
            "3:27: error: expected a value, found '''", [0, 2]
        ),
        (
            #"{"time": 1, fixture_id: "wash", "effect": "full"},"#,
            "3:13: error: expected a key in double quotes, found 'f' | inside the '{' of line 3",
            [0, 2]
        ),
        (
            #"{"time": 1, "fixture_id": "wash", "effect": "full", "data": {"red": 1]},"#,
            "3:70: error: expected ',' or '}', found ']' | inside the '{' of line 3", [0, 2]
        ),
        (
            #"{"time": 1, "fixture_id": "wash, "effect": "full"},"#,
            "3:35: error: expected ',' or '}', found 'e' | inside the '{' of line 3", [0, 2]
        ),
        (
            "{\"time\": 1, // soft\n\"fixture_id\": \"wash\", \"effect\": \"full\"},",
            "3:13: error: a comment, which JSON does not have | take it out", [0, 1, 2]
        ),
    ]

    @Test("a slip in one row costs that row at most", arguments: slips)
    func keepsOtherRows(row: String, line: String, rows: [Int]) throws {
        let good = #"{"time": 2, "fixture_id": "wash", "effect": "fade_in", "duration": 1}"#
        let other = #"{"time": 4, "fixture_id": "wash", "effect": "full"}"#
        let show = try TemporaryShow(cues: "[\n\(good),\n\(row)\n\(other)\n]")
        #expect(try show.lines() == ["cues/tide.cue.json:\(line)"])
        #expect(try show.cues().map(\.row) == rows)
    }

    @Test("all faults of a file come out in one run, in the order of the file")
    func reportsAll() throws {
        let show = try TemporaryShow(
            cues: """
                [
                {"time": 1, "time": 2, "fixture_id": "wash", "effect": "full",},
                {"time": 3, "fixture_id": "wash", "effect": "full", "name": "a\tb\\q\\ud800"},
                ]
                """
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:2:13: error: key 'time' comes twice in one object"
                    + " | the first is in line 2",
                "cues/tide.cue.json:2:62: error: a comma after the last one | take the comma away",
                "cues/tide.cue.json:3:63: error: control character U+0009 inside a string"
                    + " | write \\t",
                "cues/tide.cue.json:3:65: error: a backslash that stands for nothing"
                    + " | a backslash is written \\\\",
                "cues/tide.cue.json:3:67: error: '\\ud800' is half of a surrogate pair"
                    + " | write the character itself, or both halves: \\ud83d\\ude00",
                "cues/tide.cue.json:3:75: error: a comma after the last one | take the comma away",
            ]
        )
        #expect(try show.cues().count == 2)
    }

    @Test("a key that comes twice among many is found too")
    func findsRepeatedKeyAmongMany() throws {
        let keys = (0..<40).map { "\"k\($0)\": 0" }.joined(separator: ",")
        let show = try TemporaryShow(cues: "{\"entries\": [], \(keys), \"k7\": 1}")
        let errors = try show.read().diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.message) == ["key 'k7' comes twice in one object"])
    }

    @Test("bytes that are not UTF-8 are an error where they are")
    func refusesOtherEncodings() throws {
        let show = try TemporaryShow(cues: "")
        try show.write(Data([0x5B, 0x0A, 0x22, 0xC3, 0x28, 0x22, 0x5D]), to: "cues/tide.cue.json")
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:2:2: error: bytes that are not UTF-8 | save the file as UTF-8"
            ]
        )
    }

    @Test("a byte order mark is accepted and takes no column")
    func acceptsByteOrderMark() throws {
        let show = try TemporaryShow(cues: "\u{FEFF}[x]")
        let lines = try show.lines()
        #expect(lines == ["cues/tide.cue.json:1:2: error: expected a value, found 'x'"])
    }

    @Test("columns count characters, not bytes, also far into a long line")
    func countsCharacters() throws {
        let long = String(repeating: "ø", count: 1000)
        let show = try TemporaryShow(cues: "[\n{\"name\": \"\(long)\", \"time\": x}]")
        let lines = try show.lines()
        #expect(
            lines == ["cues/tide.cue.json:2:1022: error: expected a value, found 'x'"]
        )
    }

    @Test("escapes and characters beyond the first plane are read")
    func readsEscapes() throws {
        let show = try TemporaryShow(
            row: #"""
                {"time": 0, "fixture_id": "wash", "effect": "full", "name": "\"\\\/\n\u00e9\ud83d\ude00😀"}
                """#
        )
        #expect(try show.cues().first?.name == "\"\\/\né😀😀")
    }

    @Test("broken JSON in one file does not stop the others")
    func readsOtherFiles() throws {
        let show = try TemporaryShow(cues: "[")
        try show.write(Data("{".utf8), to: "metadata/tide.metadata.json")
        try show.write(Data("[}".utf8), to: "fixtures/fixtures.json")
        let files = try show.read().diagnostics.map { $0.location?.file.split(separator: "/").last }
        #expect(files == ["fixtures.json", "tide.metadata.json", "tide.cue.json"])
        #expect(try show.read().show == nil)
    }
}
