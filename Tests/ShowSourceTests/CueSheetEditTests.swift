import ShowModel
import ShowSource
import Testing

struct CueSheetEditTests {
    /// A file, what is done to it, and what it is then.
    struct Golden: CustomTestStringConvertible {
        let title: String
        let before: String
        let edit: @Sendable (inout CueSheetDocument) throws -> Void
        let after: String

        init(
            _ title: String,
            _ before: String,
            _ after: String,
            _ edit: @escaping @Sendable (inout CueSheetDocument) throws -> Void
        ) {
            (self.title, self.before, self.edit, self.after) = (title, before, edit, after)
        }

        var testDescription: String { title }
    }

    static let changes = [
        Golden(
            "a changed time gets three decimals, and the row keeps all else",
            #"{"entries": [{"x": 1e3, "time": 15, "fixture_id": "wash", "effect":"full"}]}"#,
            #"{"entries": [{"x": 1e3, "time": 12.500, "fixture_id": "wash", "effect":"full"}]}"#
        ) { try $0.change(RowID(1), at: ["time"], to: .written("12.5")) },
        Golden(
            "a time that stays as it is stays as it is written",
            #"{"entries": [{"time": 15, "effect": "full"}, {"time": 1.5e1}]}"#,
            #"{"entries": [{"time": 15, "effect": "full"}, {"time": 1.5e1}]}"#
        ) {
            try $0.change(RowID(1), at: ["time"], to: .seconds(.seconds(15)))
            try $0.change(RowID(2), at: ["time"], to: .seconds(.seconds(15)))
        },
        Golden(
            "a row that says 'timecode' and 'action' goes on doing so",
            #"{"entries": [{"timecode": 1, "fixture_id": "wash", "action": "full"}]}"#,
            #"{"entries": [{"timecode": 2.000, "fixture_id": "wash", "action": "flash"}]}"#
        ) {
            try $0.change(RowID(1), at: ["time"], to: .whole(2))
            try $0.change(RowID(1), at: ["effect"], to: .string("flash"))
        },
        Golden(
            "a value deep inside is set, added and taken away",
            ##"{"entries": [{"time": 1, "data": {"color": "#FF0000", "brightness": 1.0}}]}"##,
            ##"{"entries": [{"time": 1, "data": {"color": "#00FF00", "easing": "linear"}}]}"##
        ) {
            try $0.change(RowID(1), at: ["data", "color"], to: .string("#00FF00"))
            try $0.change(RowID(1), at: ["data", "brightness"], to: nil)
            try $0.change(RowID(1), at: ["data", "easing"], to: .string("linear"))
        },
        Golden(
            "objects on the way are made",
            #"[{"time": 1}]"#,
            #"{"song_filename": "tide", "entries": [{"time": 1, "data": {"a": {"b": true}}}]}"#
        ) { try $0.change(RowID(1), at: ["data", "a", "b"], to: .bool(true)) },
        Golden(
            "one step and full are two brightnesses",
            #"{"entries": [{"data": {"brightness": 1.0, "rate": 1.50}}]}"#,
            #"{"entries": [{"data": {"brightness": 1, "rate": 1.50}}]}"#
        ) {
            try $0.change(RowID(1), at: ["data", "brightness"], to: .whole(1))
            try $0.change(RowID(1), at: ["data", "rate"], to: .written("1.5"))
        },
        Golden(
            "of a key that comes twice the one that counts is changed; taken away, both go",
            #"{"entries": [{"time": null, "time": 1, "time": 2, "name": "a", "name": "b"}]}"#,
            #"{"entries": [{"time": null, "time": 3.000, "time": 2}]}"#
        ) {
            try $0.change(RowID(1), at: ["time"], to: .whole(3))
            try $0.change(RowID(1), at: ["name"], to: nil)
        },
    ]

    static let rows = [
        Golden(
            "a row of another kind keeps what has no meaning, and its spelling",
            #"{"entries": [{"timecode": 4, "mine": [1, 2], "values": {"a": {}}, "fade": 1}]}"#,
            #"{"entries": [{"timecode": 4, "mine": [1, 2], "fixture_id": "wash", "#
                + #""effect": "full"}]}"#
        ) { try $0.replace(RowID(1), with: .effect("full", at: .seconds(4))) },
        Golden(
            "a replaced row is written anew only where it says something else",
            """
            {"entries": [
              {"time": 1.0, "fixture_id": "wash", "effect": "full", "duration": 0,
               "data": {"red": 10,   "green": 2e1}, "created_by": "me"}
            ]}
            """,
            """
            {"entries": [
              {"time": 1.0, "fixture_id": "wash", "effect": "full", "duration": 0.250,
               "data": {"red": 11,   "green": 2e1}, "created_by": "me"}
            ]}
            """
        ) { sheet in
            guard var row = try #require(sheet[RowID(1)]).authored,
                case .effect(let effect, let fixture, _, var data) = row.action
            else { throw EditError.noSuchRow(RowID(1)) }
            data[0].value = .whole(11)
            row.action = .effect(
                effect,
                fixture: fixture,
                duration: .milliseconds(250),
                data: data
            )
            try sheet.replace(RowID(1), with: row)
        },
        Golden(
            "a row that is no object is replaced as a whole",
            "[5, \"x\"]",
            #"{ "song_filename": "tide", "entries": [{ "time": 1.000, "fixture_id": "wash", "#
                + #""effect": "full", "duration": 0.000, "data": {} }, "x"] }"#
        ) { try $0.replace(RowID(1), with: .effect("full", at: .seconds(1))) },
        Golden(
            "a new row comes after those that do not start later, in the file's own manner",
            """
            {
            \t"entries": [
            \t\t{
            \t\t\t"time": 1
            \t\t},

            \t\t{
            \t\t\t"time": 3
            \t\t}
            \t]
            }
            """,
            """
            {
            \t"entries": [
            \t\t{
            \t\t\t"time": 1
            \t\t},

            \t\t{
            \t\t\t"time": 2.000,
            \t\t\t"values": {
            \t\t\t\t"wash": {
            \t\t\t\t\t"red": 255
            \t\t\t\t}
            \t\t\t},
            \t\t\t"fade": 0.500
            \t\t},

            \t\t{
            \t\t\t"time": 3
            \t\t}
            \t]
            }
            """
        ) { sheet in
            let levels = AuthoredLevels(fixture: "wash", levels: [AuthoredLevel("red", 255)])
            let action = AuthoredAction.snapshot([levels], fade: .milliseconds(500))
            try sheet.insert(AuthoredRow(time: .seconds(2), action: action))
        },
        Golden(
            "rows that are broken where they are long stay so, and short ones take one line",
            """
            {
              "entries": [
                { "time": 0.000, "name": "a",
                  "values": {
                    "spot": { "pan": 1 }
                  } }
              ]
            }
            """,
            """
            {
              "entries": [
                { "time": 0.000, "name": "a",
                  "values": {
                    "spot": { "pan": 1 }
                  }, "fade": 0.500 },
                { "time": 2.000, "chaser_id": "c", "data": {} }
              ]
            }
            """
        ) { sheet in
            try sheet.change(RowID(1), at: ["fade"], to: .written("0.5"))
            try sheet.insert(AuthoredRow(time: .seconds(2), action: .chase("c")))
        },
        Golden(
            "a file of one line stays one",
            #"[{"time":1},{"time":2}]"#,
            #"{"song_filename":"tide","entries":[{"time":1},{"time":1.000,"chaser_id":"c","#
                + #""data":{"repetitions":2}},{"time":2}]}"#
        ) { sheet in
            let data = [JSONContent.Member("repetitions", .whole(2))]
            try sheet.insert(AuthoredRow(time: .seconds(1), action: .chase("c", data: data)))
        },
        Golden(
            "a row in a line of its own stays in one, after a line end of two bytes",
            "{\r\n  \"entries\": [\r\n    { \"time\": 1 }\r\n  ]\r\n}\r\n",
            "{\r\n  \"entries\": [\r\n    { \"time\": 1 },\r\n    { \"time\": 2.000, "
                + "\"chaser_id\": \"c\", \"data\": {} }\r\n  ]\r\n}\r\n"
        ) { try $0.insert(AuthoredRow(time: .seconds(2), action: .chase("c"))) },
        Golden(
            "an empty sheet gets its rows between its brackets",
            "{\n  \"entries\": [ ]\n}\n",
            "{\n  \"entries\": [\n    { \"time\": 1.000, \"chaser_id\": \"c\", \"data\": {} }\n  ]\n}\n"
        ) { try $0.insert(AuthoredRow(time: .seconds(1), action: .chase("c"))) },
        Golden(
            "a sheet without 'entries' gets them",
            "{\n  \"meta\": 1\n}\n",
            "{\n  \"meta\": 1,\n  \"entries\": [\n    { \"time\": 1.000, \"chaser_id\": \"c\", "
                + "\"data\": {} }\n  ]\n}\n"
        ) { try $0.insert(AuthoredRow(time: .seconds(1), action: .chase("c"))) },
        Golden(
            "a bare array becomes an object around the same rows",
            "[\n  {\"time\": 1},\n  {\"time\": 2}\n]\n",
            "{\"song_filename\": \"tide\", \"entries\": [\n  {\"time\": 2}\n]}\n"
        ) { try $0.delete(RowID(1)) },
        Golden(
            "a copy stands right after its row",
            #"{"entries": [{"time": 1.0}, {"time": 1}]}"#,
            #"{"entries": [{"time": 1.0}, {"time": 1.0}, {"time": 1}]}"#
        ) { try $0.duplicate(RowID(1)) },
        Golden(
            "a blank line between two groups stays when the row before it goes",
            "[\n{\"a\":1},\n{\"a\":2},\n\n{\"a\":3},\n{\"a\":4},\n{\"a\":5}\n]",
            "{\"song_filename\":\"tide\",\"entries\":"
                + "[\n{\"a\":1},\n\n{\"a\":3},\n{\"a\":4},\n{\"a\":5}\n]}"
        ) { try $0.delete(RowID(2)) },
    ]

    @Test("an edit changes what it names and nothing else", arguments: changes + rows)
    func edits(golden: Golden) throws {
        var sheet = try CueSheetDocument(golden.before)
        try golden.edit(&sheet)
        #expect(sheet.text == golden.after)
        #expect(sheet.isEdited == (golden.before != golden.after))
    }

    @Test("a new sheet has the song's name, and rows of a line each where they fit in one")
    func makesNewSheet() throws {
        var sheet = CueSheetDocument(newFor: "Côte \"d'azur\"")
        let empty = "{\n  \"song_filename\": \"Côte \\\"d'azur\\\"\",\n  \"entries\": []\n}\n"
        #expect(sheet.text == empty)
        let id = try sheet.insert(.effect("flash", at: .milliseconds(1500), for: .seconds(1)))
        let red = (1...6).map { AuthoredLevel("channel_\($0)", $0 * 40) }
        let action = AuthoredAction.snapshot([AuthoredLevels(fixture: "wash", levels: red)])
        try sheet.insert(AuthoredRow(time: .zero, name: "Look\t1", action: action))
        let flash =
            #"{ "time": 1.500, "fixture_id": "wash", "effect": "flash", "duration": 1.000, "#
            + #""data": {} }"#
        #expect(
            sheet.text == """
                {
                  "song_filename": "Côte \\"d'azur\\"",
                  "entries": [
                    {
                      "time": 0.000,
                      "name": "Look\\t1",
                      "values": {
                        "wash": {
                          "channel_1": 40,
                          "channel_2": 80,
                          "channel_3": 120,
                          "channel_4": 160,
                          "channel_5": 200,
                          "channel_6": 240
                        }
                      }
                    },
                    \(flash)
                  ]
                }

                """
        )
        for row in sheet.rows.map(\.id) where row != id { try sheet.delete(row) }
        try sheet.delete(id)
        #expect(sheet.text == empty)
    }

    @Test("rows keep their numbers, and a number is never given twice")
    func keepsNumbers() throws {
        var sheet = try CueSheetDocument(#"[{"time": 1}, {"time": 2}, {"time": 3}]"#)
        let before = sheet
        #expect(sheet.ids == [1, 2, 3])
        #expect(try sheet.duplicate(RowID(2)) == RowID(4))
        #expect(sheet.ids == [1, 2, 4, 3])
        try sheet.delete(RowID(2))
        #expect(sheet.ids == [1, 4, 3])
        #expect(sheet.index(of: RowID(3)) == 2)
        sheet.restore(before)
        #expect(sheet.ids == [1, 2, 3])
        #expect(sheet.text == before.text)
        #expect(try sheet.duplicate(RowID(1)) == RowID(5))
    }

    @Test("an edit of a row that is gone is refused, and changes nothing")
    func refusesMissingRow() throws {
        var sheet = try CueSheetDocument(#"[{"time": 1}]"#)
        let before = sheet
        let gone = EditError.noSuchRow(RowID(7))
        #expect(throws: gone) { try sheet.delete(RowID(7)) }
        #expect(throws: gone) { try sheet.duplicate(RowID(7)) }
        #expect(throws: gone) { try sheet.change(RowID(7), at: ["name"], to: nil) }
        #expect(throws: gone) { try sheet.replace(RowID(7), with: .effect("full", at: .zero)) }
        #expect(throws: gone) {
            try sheet.insert(.effect("full", at: .zero), at: .before(RowID(7)))
        }
        #expect(sheet == before)
        #expect(throws: EditError.notAnObject(before: "x")) {
            try sheet.change(RowID(1), at: ["time", "x"], to: .whole(1))
        }
        #expect(sheet == before)
    }

    @Test("no edit opens more brackets than are read")
    func refusesDepth() throws {
        var sheet = try CueSheetDocument("[]")
        let deep = (0..<61).reduce(JSONContent.whole(1)) { inner, _ in .array([inner]) }
        let id = try sheet.insert(saying: .object([JSONContent.Member("x", deep)]))
        _ = try CueSheetDocument(bytes: sheet.bytes, song: "tide")
        #expect(throws: EditError.tooDeep(limit: 62)) {
            try sheet.change(id, at: ["x"], to: .array([deep]))
        }
        let brackets = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        var bare = try CueSheetDocument(brackets)
        try bare.insert(saying: .whole(1), at: .atEnd)
        #expect(bare.text == brackets.dropLast() + ", 1]")
    }

    /// Files that are no cue sheets, and where that shows.
    static let unreadable = [
        ("", "the file is empty"), ("[1", "expected ',' or ']', found the end of the file"),
        ("5", "the cue sheet is 5, not an object with 'entries', or an array"),
        (#"{"entries": {}}"#, "'entries' is an object, not an array"),
    ]

    @Test("a file of which the rows are not clear cannot be edited", arguments: unreadable)
    func refuses(text: String, message: String) {
        do throws(EditError) {
            _ = try CueSheetDocument(bytes: Array(text.utf8), song: "tide")
            Issue.record("read")
        } catch .unreadable(let diagnostics) {
            #expect(diagnostics.map(\.message) == [message])
        } catch {
            Issue.record(error)
        }
    }

    @Test("rows that are no JSON inside stay, and can be mended")
    func keepsBrokenRows() throws {
        let text = #"[{"time": NaN, "x": "\q",}, {"time": 2},]"#
        var sheet = try CueSheetDocument(text)
        #expect(sheet.text == text)
        #expect(sheet.rows.map { $0.content == nil } == [true, false])
        try sheet.change(RowID(1), at: ["time"], to: .whole(1))
        try sheet.insert(saying: .whole(3), at: .atEnd)
        #expect(sheet.rowTexts == [#"{"time": 1.000, "x": "\q",}"#, #"{"time": 2}"#, "3"])
        #expect(sheet.text.hasSuffix(#"{"time": 2}, 3,]}"#))
    }

    /// Times and how they are saved.
    static let times: [(Duration, String)] = [
        (.zero, "0.000"), (.seconds(12) + .milliseconds(500), "12.500"),
        (.microseconds(500), "0.000"), (.microseconds(1500), "0.002"),
        (.microseconds(500) + .nanoseconds(1), "0.001"), (.microseconds(999_500), "1.000"),
        (.milliseconds(-1250), "-1.250"), (.microseconds(-1), "0.000"),
    ]

    @Test("times are saved with three decimals, half to even", arguments: times)
    func writesTimes(time: Duration, text: String) {
        #expect(WrittenNumber(seconds: time).text == text)
    }
}
