import DMX
import ShowModel
import ShowSource
import TestSupport
import Testing

struct FixtureTests {
    /// A show with these fixtures and an empty cue sheet.
    private func show(_ fixtures: String) throws -> TemporaryShow {
        try TemporaryShow(cues: "[]", fixtures: fixtures)
    }

    @Test("a fixture in the plan's form is read whole")
    func readsFixture() throws {
        let show = try show(
            """
            [{"id": "head", "name": "Head One", "type": "moving_head", "universe": 3,
              "channels": {"pan_msb": 101, "pan_lsb": 102, "tilt": 103, "shutter": 105, "lamp": 110,
                           "amber": 111, "gobo": 112},
              "arm": {"Shutter": 255},
              "presets": [{"name": "Piano", "values": {"pan": 300, "tilt": 7, "gobo": 1}}],
              "actions": ["full"], "current_values": {"anything": "goes"},
              "meta": {"channel_types": {"lamp": "dimmer", "pan": "position_16bit"},
                       "value_mappings": {"gobo": {"0": "Open"}},
                       "position_constraints": {"pan": {"min": 256}, "tilt": {"min": 5, "max": 9}}},
              "location": {"x": 0.25, "y": 1}}]
            """
        )
        let lines = try show.lines()
        #expect(lines == [])
        let fixture = try #require(try show.read().show?.fixtures.first)
        #expect(fixture.id == FixtureID("head"))
        #expect(fixture.name == "Head One")
        #expect(fixture.kind == "moving_head")
        #expect(fixture.universe == PortAddress(3))
        #expect(
            fixture.channels.map(\.role)
                == [.pan, .panFine, .tilt, .shutter, .dimmer, .emitter, .other]
        )
        #expect(fixture.channels.map(\.slot.number) == [101, 102, 103, 105, 110, 111, 112])
        #expect(fixture.channels.map(\.armLevel) == [nil, nil, nil, 255, nil, nil, nil])
        #expect(fixture.positionLimits == [.pan: 256...65535, .tilt: 5...9])
        #expect(
            fixture.presets == [
                Preset(
                    name: "Piano",
                    writes: [
                        .position(.pan, 300), .level(channel: 2, 7), .level(channel: 6, 1),
                    ]
                )
            ]
        )
        #expect(fixture.location == RoomPoint(x: 0.25, y: 1, z: 0))
    }

    @Test("the strobe channel of a par is no shutter")
    func knowsNoStrobeShutter() throws {
        let fixture = try show(Rig.fixtures).read().show?.fixtures.first
        #expect(fixture?.channels.last?.role == .other)
    }

    /// What is wrong with a fixture, and the lines that say so.
    static let faults: [(fixture: String, lines: [String])] = [
        (#"7"#, ["2:1: error: a fixture is 7, not an object"]),
        (
            #"{"name": "A", "channels": {"dim": 1}}"#, ["2:1: error: a fixture has no 'id'"]
        ),
        (#"{"id": "", "name": "A", "channels": {}}"#, ["2:8: error: 'id' is '', not a name"]),
        (
            #"{"id": "a"}"#,
            ["2:1: error: fixture 'a' has no 'name'", "2:1: error: fixture 'a' has no 'channels'"]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {}}"#,
            ["2:38: error: fixture 'a' has no channels"]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 0, "red": 513, "blue": "4", "up": 9}}"#,
            [
                "2:46: error: slot of 'dim' of fixture 'a' is 0, not a whole number 1…512",
                "2:56: error: slot of 'red' of fixture 'a' is 513, not a whole number 1…512",
                "2:69: error: slot of 'blue' of fixture 'a' is '4', not a whole number 1…512"
                    + " | take the quotes away",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1, "red": 1}}"#,
            ["2:56: error: 'red' and 'dim' of fixture 'a' are both on slot 1"]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1}, "arm": {"dmi": 255}}"#,
            [
                "2:58: error: arm of 'dmi', a channel that fixture 'a' does not have"
                    + " | did you mean 'dim'?"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1}, "arm": {"shutter": 255}}"#,
            [
                "2:58: error: arm of 'shutter', a channel that fixture 'a' does not have"
                    + " | it has: dim"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1}, "arm": {"dim": 256}}"#,
            ["2:65: error: arm of 'dim' of fixture 'a' is 256, not a whole number 0…255"]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1}, "universe": 32768}"#,
            ["2:62: error: 'universe' is 32768, not a whole number 0…32767"]
        ),
        (
            #"{"id": "a", "name": "A", "chanels": {"dim": 1}, "channels": {"dim": 1}}"#,
            ["2:26: warning: key 'chanels' is unknown in a fixture | did you mean 'channels'?"]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1}, "fixture": "par"}"#,
            [
                "2:50: warning: 'fixture' of fixture 'a' is not used: it lists its channels itself"
                    + " | take 'channels' out to use the profile"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1}, "location": {"x": 2, "y": "up"}}"#,
            [
                "2:68: warning: 'x' of 'location' is 2, outside the room's 0…1 | 1 is used",
                "2:76: error: 'y' of 'location' is 'up', not a number 0…1",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"pan": 1},"#
                + #" "meta": {"position_constraints": {"pan": {"min": 9, "max": 8}, "tilt": {}}}}"#,
            [
                "2:91: error: the least pan, 9, is more than the most, 8",
                "2:121: warning: 'position_constraints' of tilt, about which it does not turn",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1},"#
                + #" "meta": {"channel_types": {"dmi": "dimmer"}, "value_mappings": {"dim": {"x": 1}}}}"#,
            [
                "2:77: warning: 'channel_types' of 'dmi', a channel that it does not have"
                    + " | did you mean 'dim'?",
                "2:122: warning: 'x' in 'value_mappings' of 'dim' is not a level 0…255",
                "2:127: error: name of level 'x' is 1, not a string",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "channels": {"dim": 1},"#
                + #" "presets": [{"name": "On", "values": {"dmi": 1, "dim": 256}}, {"values": {}}]}"#,
            [
                "2:88: error: channel 'dmi' is unknown for fixture 'a'"
                    + " | it has: dim; did you mean 'dim'?",
                "2:105: error: level of 'dim' of fixture 'a' is 256, not a whole number 0…255",
                "2:112: error: a preset has no 'name'",
            ]
        ),
    ]

    @Test("what is wrong with a fixture is said where it is written", arguments: faults)
    func reports(fixture: String, lines: [String]) throws {
        let found = try show("[\n\(fixture)\n]").lines()
        #expect(found == lines.map { "fixtures/fixtures.json:\($0)" })
    }

    @Test("an id that comes twice is an error, and the first fixture counts")
    func refusesRepeatedID() throws {
        let show = try show(
            """
            [{"id": "a", "name": "First", "channels": {"dim": 1}},
             {"id": "a", "name": "Second", "channels": {"dim": 2}}]
            """
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:2:9: error: fixture 'a' comes twice"
                    + " | every fixture has an id of its own"
            ]
        )
        #expect(try show.read().show?.fixtures.map(\.name) == ["First"])
    }

    @Test("no fixture at all is an error, and no show")
    func refusesNothing() throws {
        let show = try show("[]")
        let lines = try show.lines()
        #expect(
            lines == ["fixtures/fixtures.json:1:1: error: there is no fixture in the file"]
        )
        #expect(try show.read().show == nil)
    }

    @Test("fixtures that are no array are an error, and rows are not blamed for it")
    func refusesObject() throws {
        let show = try TemporaryShow(
            cues: #"[{"time": 0, "fixture_id": "wash", "effect": "full"}]"#,
            fixtures: #"{"fixtures": []}"#
        )
        let lines = try show.lines()
        #expect(lines == ["fixtures/fixtures.json:1:1: error: the file is an object, not an array"])
    }
}
