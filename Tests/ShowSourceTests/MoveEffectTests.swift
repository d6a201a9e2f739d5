import ShowModel
import ShowSource
import Testing

/// Effects that move heads to and around places of the room.
struct MoveEffectTests {
    /// A row's effect and data, and what it does.
    static let effects: [(effect: String, data: String, meaning: Effect)] = [
        ("move_to_poi", #"{"POI": "piano"}"#, .moveToPoint(piano.position)),
        ("move_to_poi", #"{"poi": "PIANO"}"#, .moveToPoint(piano.position)),
        ("Move_To_POI", #"{"target_POI": " Piano "}"#, .moveToPoint(piano.position)),
        ("move_to_poi", #"{"target_poi": "piano"}"#, .moveToPoint(piano.position)),
        ("move_to_poi", #"{"poi_id": "piano"}"#, .moveToPoint(piano.position)),
        ("move_to_poi", #"{"POI_ID": "piano"}"#, .moveToPoint(piano.position)),
        (
            "circle", #"{"poi": "piano", "radius": 0.3}"#,
            .circle(Circle(centre: middle, radius: 0.3, orbits: 1, references: [corner]))
        ),
        (
            "circle", #"{"POI": "bar", "radius": 1, "orbits": -2.5}"#,
            .circle(
                Circle(
                    centre: RoomPoint(x: 1, y: 0, z: 0.5),
                    radius: 1,
                    orbits: -2.5,
                    references: [corner]
                )
            )
        ),
        (
            "circle", #"{"POI": "piano", "radius": 0, "cycles": 3}"#,
            .circle(Circle(centre: middle, radius: 0, orbits: 3, references: [corner]))
        ),
        (
            "orbit", #"{"subject_POI": "piano", "start_POI": "ref_0_0_0"}"#,
            .orbit(Orbit(start: corner.aim, subject: piano))
        ),
        (
            "orbit",
            #"{"subject_poi": "PIANO", "start_poi": "Ref_0_0_0", "orbits": -1.15, "easing": "Balanced", "write_dimmer": false}"#,
            .orbit(
                Orbit(
                    start: corner.aim,
                    subject: piano,
                    orbits: -1.15,
                    easing: .balanced,
                    writesDimmer: false
                )
            )
        ),
        (
            "orbit_out",
            #"{"SUBJECT_POI": "piano", "Start_Poi": "ref_0_0_0", "easing": "early_focus", "dimmer": true}"#,
            .orbit(
                Orbit(start: corner.aim, subject: piano, easing: .earlyFocus, isReversed: true)
            )
        ),
        (
            "sweep", #"{"start_POI": "piano", "subject_POI": "stool"}"#,
            .sweep(
                Sweep(
                    start: piano,
                    subject: Aim(pan: 10_000, tilt: 2_000),
                    end: Aim(pan: 0, tilt: 1_000)
                )
            )
        ),
        (
            "sweep",
            #"{"start_poi": "piano", "subject_poi": "ref_0_0_0", "end_poi": "piano", "easing": 0.72, "dimmer_easing": 0.34, "arc_strength": 0, "max_dim": 1}"#,
            .sweep(
                Sweep(
                    start: piano,
                    subject: corner.aim,
                    end: piano,
                    easing: 0.72,
                    dimmerEasing: 0.34,
                    arcStrength: 0,
                    maxDimmer: 1
                )
            )
        ),
    ]

    @Test("a row's places and parameters become the effect's", arguments: effects)
    func reads(effect: String, data: String, meaning: Effect) throws {
        let show = try Self.show(effect, data)
        let lines = try show.lines()
        #expect(lines == [])
        #expect(try show.effect() == meaning)
    }

    /// Data, in line 3, that is wrong or odd, and the lines that say so.
    static let faults: [(effect: String, data: String, lines: [String])] = [
        (
            "move_to_poi", #"{"poi": "pinao"}"#,
            ["3:9: warning: POI 'pinao' is unknown: the row does nothing | did you mean 'piano'?"]
        ),
        (
            "move_to_poi", #"{"poi": "stairs"}"#,
            [
                "3:9: warning: POI 'stairs' is unknown: the row does nothing"
                    + " | there are: piano, stool, bar, floor, ref_0_0_0, ref_1_1_1"
            ]
        ),
        (
            "move_to_poi", #"{"poi": "bar"}"#,
            [
                "3:9: warning: POI 'bar' has no target for moving head 'head': the row does nothing"
                    + " | there is one for: piano, stool, floor, ref_0_0_0"
            ]
        ),
        (
            "sweep", #"{"start_POI": "bar", "subject_POI": "pino", "end_POI": "ref_0_0_1"}"#,
            [
                "3:15: warning: POI 'bar' has no target for moving head 'head':"
                    + " the row does nothing | there is one for: piano, stool, floor, ref_0_0_0",
                "3:37: warning: POI 'pino' is unknown: the row does nothing"
                    + " | did you mean 'piano'?",
                "3:56: warning: POI 'ref_0_0_1' is unknown: the row does nothing"
                    + " | did you mean 'ref_0_0_0'?",
            ]
        ),
        (
            "circle", #"{"POI": "floor", "radius": 0.1}"#,
            [
                "3:9: warning: POI 'floor' has no place in the room: the row does nothing"
                    + " | give the POI a 'location'"
            ]
        ),
    ]

    @Test(
        "a place that is not known is a warning, and the row stays, doing nothing",
        arguments: faults
    )
    func warns(effect: String, data: String, lines: [String]) throws {
        let show = try Self.show(effect, data)
        let found = try show.lines()
        #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
        let name = try #require(EffectName(rawValue: effect))
        #expect(try show.effect() == .nothing(name))
    }

    /// Data, in line 3, that is wrong, and the lines that say so.
    static let errors: [(effect: String, data: String, lines: [String])] = [
        (
            "orbit", #"{"start_POI": "piano"}"#,
            ["2:23: error: 'orbit' does not say where to | give 'subject_POI'"]
        ),
        (
            "sweep", "{}",
            [
                "2:23: error: 'sweep' does not say where from | give 'start_POI'",
                "2:23: error: 'sweep' does not say over what | give 'subject_POI'",
            ]
        ),
        (
            "orbit",
            #"{"start_POI": 7, "subject_POI": "piano", "easing": "late", "orbits": "2", "write_dimmer": 1}"#,
            [
                "3:15: error: 'start_POI' is 7, not a name",
                "3:52: error: easing 'late' is unknown"
                    + " | there are: late_focus, balanced, linear, early_focus",
                "3:70: error: 'orbits' is '2', not a number -1000…1000 | take the quotes away",
                "3:91: error: 'write_dimmer' is 1, not true or false",
            ]
        ),
        (
            "sweep",
            #"{"start_POI": "piano", "subject_POI": "piano", "max_dim": 255, "dimmer_easing": -0.1}"#,
            [
                "3:59: error: 'max_dim' is 255, not a number 0…1",
                "3:81: error: 'dimmer_easing' is -0.1, not a number 0…1",
            ]
        ),
    ]

    @Test("what is wrong with a move is said where it is written", arguments: errors)
    func reports(effect: String, data: String, lines: [String]) throws {
        let show = try Self.show(effect, data)
        let found = try show.lines()
        #expect(found == lines.map { "cues/tide.cue.json:\($0)" })
        #expect(try show.cues() == [])
    }

    @Test("what an effect does not take, or has twice, is a warning with a guess")
    func warnsOfParameters() throws {
        let show = try Self.show(
            "circle",
            #"{"POI": "piano", "poi_id": "bar", "orbits": 1, "cycles": 2, "raduis": 1}"#
        )
        let lines = try show.lines()
        let expected = [
            "2:23: warning: 'circle' has no 'radius' | 0.25 is used: a quarter of the room's width",
            "3:18: warning: 'poi_id' means the same as 'POI', which is given too | 'POI' counts",
            "3:58: warning: 'cycles' is given beside 'orbits' | 'orbits' counts",
            "3:61: warning: parameter 'raduis' is unknown for 'circle'"
                + " | it has: POI, cycles, orbits, poi_id, radius, target_POI;"
                + " did you mean 'radius'?",
        ]
        #expect(lines == expected.map { "cues/tide.cue.json:\($0)" })
    }

    @Test("a target beyond the head's limits is a warning, and the nearest one is used")
    func clamps() throws {
        let show = try Self.show("move_to_poi", #"{"POI": "floor"}"#)
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:3:9: warning: tilt 9 of moving head 'head' is outside its"
                    + " 70…3363 | 70 is used"
            ]
        )
        #expect(try show.effect() == .moveToPoint(Position(pan: 1, tilt: 70)))
        let sweep = try Self.show("sweep", #"{"start_POI": "ref_0_0_0", "subject_POI": "piano"}"#)
        let beyond = try sweep.lines()
        #expect(
            beyond == [
                "cues/tide.cue.json:2:23: warning: tilt 5900 of moving head 'head' is outside its"
                    + " 70…3363 | 3363 is used"
            ]
        )
    }

    @Test("a head that was never shown the room's corners cannot go in circles there")
    func needsReferences() throws {
        let show = try TemporaryShow(
            fixtures: Rig.fixtures,
            profiles: [:],
            [
                "pois.json": #"[{"id": "a", "location": {"x": 0, "y": 0, "z": 0}}]"#,
                "cues/tide.cue.json": Self.sheet("circle", #"{"POI": "a", "radius": 0.1}"#),
            ]
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "cues/tide.cue.json:2:23: warning: moving head 'head' has no reference points:"
                    + " the row does nothing"
                    + " | a circle needs targets of POIs called 'ref_…' that have a 'location'"
            ]
        )
    }

    private static let piano = Aim(pan: 40_000, tilt: 3_000)
    private static let middle = RoomPoint(x: 0.5, y: 0.5, z: 0)
    private static let corner = Circle.Reference(
        location: RoomPoint(x: 0, y: 0, z: 0),
        aim: Aim(pan: 20_000, tilt: 100)
    )
    private static let points = """
        [{"id": "piano", "location": {"x": 0.5, "y": 0.5, "z": 0},
          "fixtures": {"head": {"pan": 40000, "tilt": 3000}}},
         {"id": "stool", "fixtures": {"head": {"pan": 10000, "tilt": 2000}}},
         {"id": "bar", "location": {"x": 1, "y": 0, "z": 0.5}},
         {"id": "floor", "fixtures": {"head": {"pan": 1, "tilt": 9}}},
         {"id": "ref_0_0_0", "location": {"x": 0, "y": 0, "z": 0},
          "fixtures": {"head": {"pan": 20000, "tilt": 100}}},
         {"id": "ref_1_1_1", "location": {"x": 1, "y": 1, "z": 1}}]
        """

    private static func sheet(_ effect: String, _ data: String) -> String {
        """
        [
        {"time": 0, "effect": "\(effect)", "fixture_id": "head", "data":
        \(data)}
        ]
        """
    }

    private static func show(_ effect: String, _ data: String) throws -> TemporaryShow {
        try TemporaryShow(
            fixtures: Rig.fixtures,
            profiles: [:],
            ["pois.json": points, "cues/tide.cue.json": sheet(effect, data)]
        )
    }
}

extension Aim {
    fileprivate var position: Position { Position(pan: pan, tilt: tilt) }
}
