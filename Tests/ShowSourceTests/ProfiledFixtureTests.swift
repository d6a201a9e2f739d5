import DMX
import ShowModel
import ShowSource
import TestSupport
import Testing

struct ProfiledFixtureTests {
    /// A show whose only fixture, in line 2, names the spot's or the par's profile.
    private func show(_ fixture: String) throws -> TemporaryShow {
        let profile =
            fixture.contains("spot")
            ? [Profiles.spotFile: Profiles.spot] : [Profiles.parFile: Profiles.par]
        return try TemporaryShow(fixtures: "[\n\(fixture)\n]", profiles: profile)
    }

    @Test("a fixture in the profile form is read whole")
    func readsFixture() throws {
        let show = try show(
            """
            {"id": "left", "name": "Spot left", "fixture": "spot_90", "base_channel": 101,
             "universe": 3, "location": {"x": 0.25, "y": 1, "z": 0.5}}
            """
        )
        let lines = try show.lines()
        #expect(lines == [])
        let fixture = try #require(try show.fixtures().first)
        #expect(fixture.id == FixtureID("left"))
        #expect(fixture.name == "Spot left")
        #expect(fixture.kind == "moving_head")
        #expect(fixture.universe == PortAddress(3))
        #expect(
            fixture.channels.map(\.name)
                == ["p1", "p2", "tilt_msb", "tilt_lsb", "dim", "shutter", "wheel"]
        )
        #expect(fixture.channels.map(\.slot.number) == [101, 102, 103, 104, 106, 107, 109])
        #expect(
            fixture.channels.map(\.role)
                == [.pan, .panFine, .tilt, .tiltFine, .dimmer, .shutter, .other]
        )
        #expect(fixture.channels.map(\.armLevel) == [nil, nil, nil, nil, nil, 255, nil])
        #expect(fixture.location == RoomPoint(x: 0.25, y: 1, z: 0.5))
        #expect(fixture.travel == HeadTravel(panSeconds: 1.5, tiltSeconds: 0.7))
        #expect(fixture.namedColours == [:])
        let place = try #require(fixture.writtenAt)
        #expect((place.line, place.column) == (2, 1))
    }

    @Test("the profile's files are sources of the show, in order of name")
    func namesSources() throws {
        let show = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 1},
                 {"id": "b", "name": "B", "fixture": "spot_90", "base_channel": 11}]
                """,
            profiles: [Profiles.spotFile: Profiles.spot, Profiles.parFile: Profiles.par],
            ["pois.json": "[]"]
        )
        #expect(
            try show.read().sourcePaths == [
                "\(show.path)/fixtures/fixtures.json",
                "\(show.path)/fixtures/fixture.moving_head.spot_90.json",
                "\(show.path)/fixtures/fixture.parcan.par_4.json",
                "\(show.path)/pois.json",
            ]
        )
    }

    @Test(
        "a profile is found by its id and by the name of its file",
        arguments: [
            "par_4", " par_4 ", "fixture.parcan.par_4", "fixture.parcan.par_4.json",
            "parcan.par_4", "parcan.par_4.json",
        ]
    )
    func findsProfile(key: String) throws {
        let show = try show(
            #"{"id": "a", "name": "A", "fixture": "\#(key)", "base_channel": 1}"#
        )
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.fixtures().first?.channels.map(\.slot.number) == [1, 2, 3, 4])
    }

    @Test("the profile's colours are known by their names, capitals not counted")
    func knowsColours() throws {
        let fixture = try show(
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 1}"#
        ).fixtures().first
        #expect(
            fixture?.namedColours == [
                "deep sea": Colour(red: 0, green: 20, blue: 64),
                "rose": Colour(red: 255, green: 96, blue: 128),
            ]
        )
        #expect(fixture?.travel == HeadTravel())
    }

    @Test("both forms stand in one file, and a fixture may add to its profile")
    func mixesForms() throws {
        let show = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "channels": {"dim": 1}},
                 {"id": "b", "name": "B", "fixture": "spot_90", "base_channel": 2,
                  "arm": {"dim": 200, "shutter": 32},
                  "presets": [{"name": "Home", "values": {"pan": 300}}],
                  "meta": {"position_constraints": {"pan": {"max": 40000}}}}]
                """,
            profiles: [Profiles.spotFile: Profiles.spot]
        )
        let lines = try show.lines()
        #expect(lines == [])
        let fixtures = try show.fixtures()
        #expect(fixtures.map(\.id.text) == ["a", "b"])
        let head = try #require(fixtures.last)
        #expect(head.channels.map(\.armLevel) == [nil, nil, nil, nil, 200, 32, nil])
        #expect(head.presets == [Preset(name: "Home", writes: [.position(.pan, 300)])])
        #expect(head.positionLimits == [.pan: 0...40000])
    }

    /// What is wrong with a fixture, and the lines that say so.
    static let faults: [(fixture: String, lines: [String])] = [
        (
            #"{"id": "a", "name": "A", "fixture": "par_5", "base_channel": 1}"#,
            [
                "2:37: error: profile 'par_5' of fixture 'a' is unknown | did you mean 'par_4'?",
                "fixture.parcan.par_4.json:1:1: note: profile 'par_4' is used by no fixture",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "fixture.parkan.par_4", "base_channel": 1}"#,
            [
                "2:37: error: profile 'fixture.parkan.par_4' of fixture 'a' is unknown"
                    + " | did you mean 'fixture.parcan.par_4'?",
                "fixture.parcan.par_4.json:1:1: note: profile 'par_4' is used by no fixture",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "wash", "base_channel": 1}"#,
            [
                "2:37: error: profile 'wash' of fixture 'a' is unknown | there are: par_4",
                "fixture.parcan.par_4.json:1:1: note: profile 'par_4' is used by no fixture",
            ]
        ),
        (
            #"{"id": "a", "fixture": "par_4", "base": 1, "location": 3}"#,
            [
                "2:1: error: fixture 'a' has no 'name'",
                "2:1: error: fixture 'a' has no 'base_channel'",
                "2:33: warning: key 'base' is unknown in a fixture",
                "2:56: error: 'location' is 3, not an object",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "base_chanel": 1, "fixture": "par_4", "base_channel": 0}"#,
            [
                "2:26: warning: key 'base_chanel' is unknown in a fixture"
                    + " | did you mean 'base_channel'?",
                "2:80: error: 'base_channel' of fixture 'a' is 0, not a whole number 1…512",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "base_channel": 1}"#,
            [
                "2:1: error: fixture 'a' has no 'fixture'",
                "fixture.parcan.par_4.json:1:1: note: profile 'par_4' is used by no fixture",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": "512"}"#,
            [
                "2:62: error: 'base_channel' of fixture 'a' is '512', not a whole number 1…512"
                    + " | take the quotes away"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 510}"#,
            [
                "2:62: error: 'blue' of fixture 'a' would be on slot 513, outside 1…512"
                    + " | the highest 'base_channel' for this profile is 509"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "spot_90", "base_channel": 505}"#,
            [
                "2:64: error: 'wheel' of fixture 'a' would be on slot 513, outside 1…512"
                    + " | the highest 'base_channel' for this profile is 504"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 511, "universe": 40000}"#,
            [
                "2:62: error: 'green', 'blue' of fixture 'a' would be on slots 513, 514,"
                    + " outside 1…512 | the highest 'base_channel' for this profile is 509",
                "2:79: error: 'universe' is 40000, not a whole number 0…32767",
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 511}"#,
            [
                "2:62: error: 'green', 'blue' of fixture 'a' would be on slots 513, 514,"
                    + " outside 1…512 | the highest 'base_channel' for this profile is 509"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 1, "arm": {"dm": 1}}"#,
            [
                "2:73: error: arm of 'dm', a channel that fixture 'a' does not have"
                    + " | did you mean 'dim'?"
            ]
        ),
        (
            #"{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 1,"#
                + #" "meta": {"channel_types": {}}}"#,
            ["2:74: warning: key 'channel_types' is unknown in 'meta'"]
        ),
    ]

    @Test("what is wrong with a fixture is said where it is written", arguments: faults)
    func reports(fixture: String, lines: [String]) throws {
        let found = try show(fixture).lines()
        #expect(
            found
                == lines.map { $0.hasPrefix("fixture.") ? $0 : "fixtures.json:\($0)" }
                .map { "fixtures/\($0)" }
        )
    }

    @Test("without any profile file a fixture is told where they belong")
    func missesProfiles() throws {
        let lines = try TemporaryShow(
            fixtures: #"[{"id": "a", "name": "A", "fixture": "par_4", "base_channel": 1}]"#,
            profiles: [:]
        ).lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:1:38: error: profile 'par_4' of fixture 'a' is unknown"
                    + " | profiles are files fixtures/fixture.<type>.<model>.json: there is none"
            ]
        )
    }

    @Test("fixtures of both forms on one slot: both footprints, and the next free start address")
    func reportsOverlap() throws {
        let lines = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "spot_90", "base_channel": 10},
                {"id": "b", "name": "B", "fixture": "par_4", "base_channel": 13},
                {"id": "c", "name": "C", "channels": {"dim": 14}}]
                """,
            profiles: [Profiles.spotFile: Profiles.spot, Profiles.parFile: Profiles.par]
        ).lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:2:1: error: 'b' takes slots 13–16 of universe 0,"
                    + " but 'a' has 10–18 | the next free start address for 4 slots is 19",
                "fixtures/fixtures.json:3:1: error: 'c' takes slot 14 of universe 0,"
                    + " but 'b' has 13–16 | the next free start address for 1 slot is 17",
            ]
        )
    }

    @Test("rows that name a fixture whose profile is wrong are not blamed for it")
    func blamesProfileOnly() throws {
        let show = try TemporaryShow(
            fixtures: """
                [{"id": "a", "name": "A", "fixture": "par_5", "base_channel": 1},
                 {"id": "b", "name": "B", "fixture": "par_4", "base_channel": 511}]
                """,
            profiles: [Profiles.parFile: Profiles.par],
            [
                "cues/tide.cue.json": """
                [{"time": 0, "fixture_id": "a", "effect": "full"},
                 {"time": 1, "values": {"b": {"red": 1, "blue": 1}}}]
                """
            ]
        )
        let reading = try show.read()
        #expect(reading.diagnostics.count == 2)
        #expect(reading.show == nil)
    }
}
