import ShowModel

/// `cues/<song>.cue.json`.
extension Form {
    /// The whole file, where it is an object.
    static let cueSheet = Form([
        schemaKey,
        Field("song_filename", "The song's name, for people.", .text),
        Field("meta", "For people and other programs.", .anything),
        Field("entries", needed: true, "The rows, in any order.", .list(of: .definition("row"))),
    ])

    /// A row that sets levels.
    static let snapshot =
        Form([time])
        + [
            Field(
                "values",
                needed: true,
                "Levels by fixture and channel: {\"wash\": {\"red\": 80}}.",
                .map(of: .levels)
            ),
            Field("fade", "Seconds, from the levels found to these.", duration),
        ] + forPeople()

    /// A row that works a fixture over time.
    static let effectRow =
        Form([time]) + whatItDoes
        + [Field("duration", "Seconds.", duration)] + forPeople()

    /// A row that starts a chase.
    static let chaseRow =
        Form([time])
        + [
            Field("chaser_id", needed: true, "The chase, by its id.", .name),
            Field(
                "data",
                "How often it runs, and parameters that count instead of the chase's own.",
                chaseParameters.schema
            ),
        ] + forPeople()

    /// `data` of a row that starts a chase. What a static chase does not take is only warned of.
    private static let chaseParameters =
        Form([
            Field(
                "repetitions",
                "How often it runs, each cycle after the last.",
                Schema.whole(InputRange.repetitions).standing(at: .whole(1))
            )
        ])
        + wave.fields.map { $0.wished("This is no value that a dynamic chase takes.") }

    /// A row that is none of them yet: what tells them apart, and what all have.
    static let newRow =
        Form([time])
        + [
            Field("values", "A snapshot: levels by fixture and channel.", .anything),
            Field("fixture_id", "An effect: the fixture that it works.", .anything),
            Field("effect", "An effect: its name.", .definition("effectName")),
            Field("chaser_id", "A chase: its id.", .anything),
            Field("fade", "Seconds, of a snapshot.", .anything),
            Field("duration", "Seconds, of an effect.", .anything),
            Field("data", "Parameters.", .anything),
        ] + forPeople()

    /// What an effect row and a step of a chase have in common.
    static let whatItDoes = [
        Field("fixture_id", needed: true, "The fixture, by its id.", .name),
        Field("effect", or: ["action"], needed: true, "What it does.", .definition("effectName")),
        Field("data", "The effect's parameters.", Schema.map(of: .anything)),
    ]

    /// Keys that people and other programs keep in rows, and that mean nothing here.
    static func forPeople(name: Schema = .text) -> [Field] {
        [
            Field("name", "For people.", name),
            Field("created_by", "For people.", .anything),
            Field("id", "For other programs.", .anything),
            Field("meta", "For other programs.", .anything),
        ]
    }

    /// Levels that a fade starts from.
    static let startLevels = Form(
        [
            Field(
                ParameterName.dimmer.rawValue,
                "Level of the dimmer; else the level found.",
                .level
            )
        ]
            + ColourComponent.allCases.map {
                Field($0.rawValue, "Level of \($0.rawValue); else the level found.", .level)
            }
    )

    private static let time = Field(
        "time",
        or: ["timecode"],
        needed: true,
        "Seconds from the start of the song.",
        .seconds
    )

    private static let duration = Schema.seconds.standing(at: .whole(0))
}
