import ShowModel

/// `fixtures/fixtures.json`, and the parts of it that profiles and places share.
extension Form {
    /// A fixture that lists its channels itself. What it says of a profile is not used.
    static let plainFixture =
        Form([
            Field(
                "channels",
                needed: true,
                "The slots, 1…512, by the names of the channels: {\"dim\": 1, \"red\": 2}.",
                Schema.map(of: .whole(InputRange.slot)).with("minProperties", .whole(1))
            ),
            Field("type", "moving_head, rgb or parcan: a hint for people.", .text),
        ]) + shared
        + [
            Field("meta", "What there is to know of its channels.", plainMeta.schema),
            Field("fixture", "Not used beside 'channels'.", .besideChannels),
            Field("base_channel", "Not used beside 'channels'.", .besideChannels),
        ]

    /// A fixture that names a profile.
    static let profiledFixture =
        Form([
            Field(
                "fixture",
                needed: true,
                "The profile: its id, or its file's name with or without 'fixture.' and '.json'.",
                .name
            ),
            Field(
                "base_channel",
                needed: true,
                "The slot, 1…512, of the profile's channel with offset 0.",
                .whole(InputRange.slot)
            ),
        ]) + shared
        + [Field("meta", "What there is to know of this fixture.", profiledMeta.schema)]

    /// A fixture of which neither form is there yet.
    static let newFixture =
        plainFixture.without(["channels", "meta", "fixture", "base_channel"])
        + [
            Field("channels", needed: true, "Its slots by channel; or give 'fixture'.", .anything),
            Field("fixture", "The profile that tells its channels.", .anything),
            Field("base_channel", "Its first slot, beside 'fixture'.", .anything),
            Field("meta", "What there is to know of it.", .anything),
        ]

    /// What a fixture says of its channels, in either form.
    private static let shared = [
        Field("id", needed: true, "How cues name the fixture; no two alike.", .name),
        Field("name", needed: true, "How people name it.", .name),
        Field(
            "universe",
            "Art-Net Port-Address, 0…32767.",
            Schema.whole(InputRange.universe).standing(at: .whole(0))
        ),
        Field(
            "arm",
            "Levels by channel that it must hold before it gives light. Effects never write them.",
            .map(of: .level)
        ),
        Field(
            "presets",
            "Looks of its own, by name, for move_to and seek.",
            .list(of: preset.schema)
        ),
        Field("location", "Its place in the room.", roomPoint.schema),
        Field("effects", or: ["actions"], "Names of effects, for people.", .list(of: .text)),
        Field("current_values", "Ignored.", .anything),
    ]

    /// `meta` of a fixture that lists its channels.
    static let plainMeta =
        Form([
            Field(
                "channel_types",
                "Types by channel: dimmer, color, strobe, wheel, position_16bit.",
                .map(of: Schema.text.wished("A type is a text."))
            ),
            Field(
                "value_mappings",
                "What the levels of a wheel show, by channel: {\"color\": {\"25\": \"Orange\"}}.",
                .map(of: Schema.map(of: .text).wished("Labels are texts by level."))
            ),
        ]) + profiledMeta.fields

    /// `meta` of a fixture that names a profile.
    static let profiledMeta = Form([
        Field("position_constraints", "Where the head may point.", positionLimits.schema)
    ])

    /// Where a head may point.
    static let positionLimits = Form([
        Field("pan", "From min to max.", positionLimit.schema),
        Field("tilt", "From min to max.", positionLimit.schema),
    ])

    /// The ends of what an axis may be.
    static let positionLimit = Form([
        Field("min", "The least.", Schema.whole(InputRange.position).standing(at: .whole(0))),
        Field("max", "The most.", Schema.whole(InputRange.position).standing(at: .whole(65535))),
    ])

    /// A preset of a fixture.
    static let preset = Form([
        Field("name", needed: true, "What rows call it.", .name),
        Field("values", needed: true, "Levels by channel, 0…255; pan and tilt 0…65535.", .levels),
    ])

    private func without(_ names: [String]) -> Form {
        Form(fields.filter { !names.contains($0.names[0]) })
    }
}

extension Schema {
    /// `fixtures/fixtures.json`.
    static let fixtures = list(of: fixture).with("minItems", .whole(1))

    /// The same choice as the reader's: whoever lists channels has no profile.
    private static let fixture = Schema.if(
        .having("channels"),
        then: Form.plainFixture.schema,
        else: .if(
            .any(of: [.having("fixture"), .having("base_channel")]),
            then: Form.profiledFixture.schema,
            else: Form.newFixture.schema
        )
    )

    /// What is of no use in a fixture that lists its channels.
    fileprivate static let besideChannels = warned(
        "Not used: the fixture lists its channels itself. Take 'channels' out to use the profile."
    )

    /// Levels by channel; a position may be one 16-bit number.
    static let levels = Schema([
        ("type", .text("object")),
        (
            "patternProperties",
            .object(
                Axis.allCases.map { axis in
                    let key = "^\(caselessPattern(axis.rawValue))$"
                    let words = "0…65535 in 16 bits, 0…255 as a byte."
                    return (key, whole(InputRange.position).described(words).tree)
                }
            )
        ),
        ("additionalProperties", level.described("Level, 0…255.").tree),
    ])
}
