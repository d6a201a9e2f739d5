import Foundation
import ShowModel
import ShowSource
import Testing

/// The schemas say what the readers know: not less, not more.
struct SchemaTests {
    @Test(
        "a schema is draft 07, says what it is for, and is the same on every run",
        arguments: InputSchema.allCases
    )
    func head(file: InputSchema) throws {
        let schema = try SchemaText(file)
        #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
        #expect((schema["title"] as? String)?.contains(file.files) == true)
        #expect(file.text.prefix(300).contains(InputSchema.mark))
        #expect(file.text.hasSuffix("}\n"))
        #expect(file.text == file.text)
    }

    @Test(
        "every reference leads to a definition, and every definition is used",
        arguments: InputSchema.allCases
    )
    func references(file: InputSchema) throws {
        let definitions = try SchemaText(file).definitions
        let start = "\"#/definitions/"
        let used = file.text.ranges(of: start).map { range in
            String(file.text[range.upperBound...].prefix { $0 != "\"" })
        }
        #expect(Set(used).sorted() == definitions)
    }

    @Test(
        "cue sheets and chases offer every effect, with its parameters and no others",
        arguments: [InputSchema.cues, .chasers]
    )
    func effects(file: InputSchema) throws {
        let schema = try SchemaText(file)
        #expect(try schema.effectNames() == EffectDescription.all.map(\.name.rawValue))
        let data = schema.definitions.filter { $0.hasPrefix("data.") }
        #expect(data == EffectDescription.all.map { "data.\($0.name.rawValue)" }.sorted())
        for effect in EffectDescription.all where effect.name != .setChannels {
            let data = try schema.definition("data.\(effect.name.rawValue)")
            let properties = try #require(data["properties"] as? [String: [String: Any]])
            let names = effect.parameters.flatMap { [$0.name] + $0.aliases }
            #expect(properties.keys.sorted() == names.sorted(), "\(effect.name)")
            for parameter in effect.parameters {
                let property = try #require(properties[parameter.name])
                let words = try #require(property["description"] as? String)
                #expect(words.hasPrefix(parameter.summary))
                if case .number(let standard) = parameter.standard, parameter.kind != .fraction {
                    #expect(property["default"] as? Double == standard)
                    #expect(words.contains("Default "))
                }
                if case .number(let range) = parameter.kind {
                    #expect(property["minimum"] as? Double == range.lowerBound)
                    #expect(property["maximum"] as? Double == range.upperBound)
                }
            }
        }
    }

    @Test("the brightness that editors write by themselves is full, and not one step")
    func fullBrightness() throws {
        let data = try SchemaText(.cues).definition("data.full")
        let properties = try #require(data["properties"] as? [String: [String: Any]])
        let brightness = try #require(properties["brightness"])
        // An editor that reads 1.0 as a number writes 1.
        #expect(brightness["default"] == nil)
        let snippets = try #require(brightness["defaultSnippets"] as? [[String: String]])
        #expect(snippets == [["label": "1.0", "body": "^1.0"]])
    }

    @Test("easings are offered by the names that rows may write")
    func easings() throws {
        let text = InputSchema.cues.text
        for name in Easing.allCases.map(\.rawValue) + OrbitEasing.allCases.map(\.rawValue) {
            #expect(text.contains("\"\(name)\""), "\(name)")
        }
    }
}

/// What the schemas tell of keys, asked of the reader.
struct SchemaKeyTests {
    /// A file that is read, and where in its schema the keys of its object are.
    struct Place: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let schema: InputSchema
        /// The way to the form of the object: definitions, or keywords from the top.
        let way: [String]
        /// The path in the show folder.
        let path: String
        /// The file's text with KEYS where more keys of the object can stand.
        let text: String
    }

    static let row = #""time": 0, "fixture_id": "wash", "effect": "blackout""#
    static let places = [
        Place(
            testDescription: "a show",
            schema: .show,
            way: [],
            path: "show.json",
            text: "{KEYS}"
        ),
        Place(
            testDescription: "metadata",
            schema: .metadata,
            way: [],
            path: "metadata/tide.metadata.json",
            text: "{KEYS}"
        ),
        Place(
            testDescription: "a profile",
            schema: .profile,
            way: [],
            path: "fixtures/fixture.x.y.json",
            text: #"{KEYS}"#
        ),
        Place(
            testDescription: "a cue sheet",
            schema: .cues,
            way: [],
            path: "cues/tide.cue.json",
            text: "{KEYS}"
        ),
        Place(
            testDescription: "a snapshot",
            schema: .cues,
            way: ["definitions", "snapshot"],
            path: "cues/tide.cue.json",
            text: #"[{"timecode": 0, KEYS}]"#
        ),
        Place(
            testDescription: "a chase row",
            schema: .cues,
            way: ["definitions", "chaseRow"],
            path: "cues/tide.cue.json",
            text: #"[{"chaser_id": "x", KEYS}]"#
        ),
        Place(
            testDescription: "a static chase",
            schema: .chasers,
            way: ["definitions", "staticChase"],
            path: "chasers/x.json",
            text: #"{"id": "x", "effects": [], KEYS}"#
        ),
        Place(
            testDescription: "a dynamic chase",
            schema: .chasers,
            way: ["definitions", "dynamicChase"],
            path: "chasers/x.json",
            text: #"{"id": "x", "generator_id": "dynamic_wave_generator", KEYS}"#
        ),
        Place(
            testDescription: "a point of interest",
            schema: .pois,
            way: ["items"],
            path: "pois.json",
            text: #"[{"id": "x", KEYS}]"#
        ),
    ]

    @Test(
        "the reader warns of no key that the schema has, and of one that it has not",
        arguments: places
    )
    func keys(place: Place) throws {
        let keys = try self.keys(of: place)
        #expect(!keys.isEmpty)
        let known = try lines(place, keys: keys)
        #expect(!known.contains { $0.contains("is unknown in") }, "\(known)")
        let unknown = try lines(place, keys: ["no_such_key"])
        #expect(unknown.contains { $0.contains("key 'no_such_key' is unknown in") }, "\(unknown)")
    }

    @Test("a file may name its schema, and the reader says nothing of it", arguments: places)
    func namesItsSchema(place: Place) throws {
        guard try keys(of: place).contains("$schema") else { return }
        let text = place.text.replacingOccurrences(of: "KEYS", with: #""$schema": "a.json""#)
        let lines = try show(place, text: text).lines()
        #expect(!lines.contains { $0.contains("schema") }, "\(lines)")
    }

    private func keys(of place: Place) throws -> [String] {
        let data = Data(place.schema.text.utf8)
        var form = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        for step in place.way { form = try #require(form[step] as? [String: Any]) }
        return try #require(form["properties"] as? [String: Any]).keys.sorted()
    }

    /// What the reader says of the object with `keys`, whose values are all wrong.
    private func lines(_ place: Place, keys: [String]) throws -> [String] {
        let own = keys.filter { !place.text.contains("\"\($0)\"") }
        let members = own.map { "\"\($0)\": [[]]" }.joined(separator: ", ")
        return try show(place, text: place.text.replacingOccurrences(of: "KEYS", with: members))
            .lines()
    }

    private func show(_ place: Place, text: String) throws -> TemporaryShow {
        var files = [
            "songs/tide.mp3": "", "fixtures/fixtures.json": Rig.fixtures,
            "cues/tide.cue.json": "[]",
        ]
        files[place.path] = text
        return try TemporaryShow(files)
    }
}
