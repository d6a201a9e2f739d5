import ShowModel
import ShowSource
import TestSupport
import Testing

struct PointTests {
    /// A show on `Rig.fixtures` with `points` as its file of points of interest.
    private func show(_ points: String, in file: String = "pois.json") throws -> TemporaryShow {
        try TemporaryShow(fixtures: Rig.fixtures, profiles: [:], [file: points])
    }

    @Test(
        "points are read whole, in the order written",
        arguments: ["pois.json", "fixtures/pois.json"]
    )
    func readsPoints(file: String) throws {
        let show = try show(
            """
            [{"id": "Piano", "name": "The piano", "location": {"x": 0.25, "y": 0.5, "z": 1},
              "fixtures": {"head": {"pan": 44891, "tilt": 0}}},
             {"id": "bar"}]
            """,
            in: file
        )
        let lines = try show.lines()
        #expect(lines == [])
        let head = PointTarget(fixture: FixtureID("head"), pan: 44891, tilt: 0)
        #expect(
            try show.read().show?.pointsOfInterest == [
                PointOfInterest(
                    id: "Piano",
                    name: "The piano",
                    location: RoomPoint(x: 0.25, y: 0.5, z: 1),
                    targets: [head]
                ),
                PointOfInterest(id: "bar", name: "bar", location: nil, targets: []),
            ]
        )
        #expect(try show.read().sourcePaths.last == "\(show.path)/\(file)")
    }

    @Test("a show without points has none")
    func needsNone() throws {
        let show = try TemporaryShow(cues: "[]")
        #expect(try show.read().show?.pointsOfInterest == [])
        #expect(try show.read().diagnostics == [])
    }

    @Test("of two files the one in the show folder counts, and the other is told")
    func takesFirst() throws {
        let show = try TemporaryShow(
            fixtures: Rig.fixtures,
            profiles: [:],
            ["pois.json": #"[{"id": "a"}]"#, "fixtures/pois.json": #"[{"id": "b"}, 7]"#]
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "warning: fixtures/pois.json is not read | there is pois.json too, which counts"
            ]
        )
        #expect(try show.read().show?.pointsOfInterest.map(\.id) == ["a"])
        #expect(try show.read().sourcePaths.contains("\(show.path)/fixtures/pois.json") == false)
    }

    /// What is wrong with a point in line 2, and the lines that say so.
    static let faults: [(point: String, lines: [String])] = [
        (#"7"#, ["2:1: error: a POI is 7, not an object"]),
        (#"{"name": "A"}"#, ["2:1: error: a POI has no 'id'"]),
        (#"{"id": ""}"#, ["2:8: error: 'id' is '', not a name"]),
        (
            #"{"id": "a", "name": 1, "fixture": {}}"#,
            [
                "2:21: error: 'name' is 1, not a name",
                "2:24: warning: key 'fixture' is unknown in a POI | did you mean 'fixtures'?",
            ]
        ),
        (
            #"{"id": "a", "location": {"x": 1.5, "h": 1, "z": "up"}, "fixtures": []}"#,
            [
                "2:31: warning: 'x' of 'location' is 1.5, outside the room's 0…1 | 1 is used",
                "2:36: warning: key 'h' is unknown in 'location'",
                "2:49: error: 'z' of 'location' is 'up', not a number 0…1",
                "2:68: error: 'fixtures' of POI 'a' is an array, not an object",
            ]
        ),
        (
            #"{"id": "a", "fixtures": {"haed": {"pan": 1, "tilt": 1}, "ww": {"pan": 1, "tilt": 1}}}"#,
            [
                "2:26: warning: POI 'a' has a target for 'haed', a fixture that is unknown"
                    + " | did you mean 'head'?",
                "2:57: warning: POI 'a' has a target for 'ww', a fixture that is unknown"
                    + " | there are: parcan_l, wash, head, lamp",
            ]
        ),
        (
            #"{"id": "a", "fixtures": {"lamp": {"pan": 1, "tilt": 1}, "wash": null}}"#,
            ["2:26: warning: POI 'a' has a target for fixture 'lamp', which does not turn"]
        ),
        (
            #"{"id": "a", "fixtures": {"head": {"pan": 65536, "titl": 1}}}"#,
            [
                "2:34: error: the target of 'head' of POI 'a' has no 'tilt'",
                "2:42: error: pan of the target of 'head' of POI 'a' is 65536,"
                    + " not a whole number 0…65535",
                "2:49: warning: key 'titl' is unknown in a target | did you mean 'tilt'?",
            ]
        ),
        (
            #"{"id": "a", "fixtures": {"head": {"pan": 0.5, "tilt": -1}}}"#,
            [
                "2:42: error: pan of the target of 'head' of POI 'a' is 0.5,"
                    + " not a whole number 0…65535",
                "2:55: error: tilt of the target of 'head' of POI 'a' is -1,"
                    + " not a whole number 0…65535",
            ]
        ),
    ]

    @Test("what is wrong with a point is said where it is written", arguments: faults)
    func reports(point: String, lines: [String]) throws {
        let found = try show("[\n\(point)\n]").lines()
        #expect(found == lines.map { "pois.json:\($0)" })
    }

    @Test("an id that comes twice, capitals not counted, is an error, and the first point counts")
    func refusesRepeatedID() throws {
        let show = try show(
            """
            [{"id": "Piano"},
             {"id": "piano", "name": "Other"},
             {"id": "Piano"}]
            """
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "pois.json:2:9: error: POI 'piano' comes twice"
                    + " | capitals do not count: 'Piano' is the same id",
                "pois.json:3:9: error: POI 'Piano' comes twice | every POI has an id of its own",
            ]
        )
        #expect(try show.read().show?.pointsOfInterest.map(\.name) == ["Piano"])
    }

    @Test("points that are no array, and no JSON, are told, and the show is read")
    func readsShow() throws {
        let object = try show(#"{"a": {}}"#)
        let lines = try object.lines()
        #expect(lines == ["pois.json:1:1: error: the file is an object, not an array"])
        #expect(try object.read().show?.pointsOfInterest == [])
        let broken = try show("[")
        #expect(try broken.read().diagnostics.map(\.severity) == [.error])
        #expect(try broken.read().show?.fixtures.count == 4)
    }

    @Test("targets are not checked where the fixtures could not be read")
    func blamesFixturesOnly() throws {
        let lines = try TemporaryShow(
            fixtures: """
                [{"id": "broken", "name": "B", "fixture": "x", "base_channel": 1},
                 {"id": "lamp", "name": "L", "channels": {"dim": 1}}]
                """,
            profiles: [:],
            ["pois.json": #"[{"id": "a", "fixtures": {"broken": {"pan": 1, "tilt": 1}}}]"#]
        ).lines()
        #expect(
            lines == [
                "fixtures/fixtures.json:1:43: error: profile 'x' of fixture 'broken' is unknown"
                    + " | profiles are files fixtures/fixture.<type>.<model>.json: there is none"
            ]
        )
    }
}
