import ShowModel
import Timebase

/// `chasers/*.json`.
extension Form {
    /// A list of steps.
    static let staticChase =
        Form(everyChase)
        + [
            Field(
                "effects",
                needed: true,
                "The steps, in any order.",
                .list(of: .definition("step"))
            ),
            Field("generator_id", "A static chase has none.", .anything),
            Field("default_params", "A static chase has none.", .anything),
        ]

    /// A chase that a generator makes.
    static let dynamicChase =
        Form(everyChase)
        + [
            Field(
                "generator_id",
                needed: true,
                "The generator.",
                Schema([("enum", .texts([WaveParameters.generator]))])
            ),
            Field("default_params", "The generator's parameters.", wave.schema),
        ]

    private static let everyChase = [
        schemaKey,
        Field("id", needed: true, "How rows name the chase; no two alike.", .name),
        Field("name", "How people name it; else the id.", .name),
        Field("description", "For people.", .text),
        Field(
            "type",
            "static: a list of steps; dynamic: made by a generator. Else by whether it names one.",
            .choice(of: ChaseReader.Kind.allCases.map(\.rawValue))
        ),
        Field("created_by", "For people.", .anything),
        Field("meta", "For other programs.", .anything),
    ]

    /// A step of a static chase.
    static let chaseStep =
        Form([
            Field(
                "beat",
                needed: true,
                "Beats from the start of the cycle, 0.25 too.",
                .beats
            ),
            Field("duration", "Beats; 0, with a warning, where it is not given.", .beats),
        ]) + whatItDoes + forPeople(name: .anything)

    /// The parameters of the wave generator.
    static let wave: Form = {
        let usual = WaveParameters().wave
        return Form([
            Field(
                "fixtures",
                "Names of fixtures with red, green and blue, in the order the wave passes them.",
                .list(of: .name)
            ),
            Field(
                "base_color",
                "'#RRGGBB', at the trough.",
                Schema.plainColour.standing(at: .text(usual.base.hexadecimal))
            ),
            Field(
                "accent_color",
                "'#RRGGBB', at the crest.",
                Schema.plainColour.standing(at: .text(usual.accent.hexadecimal))
            ),
            Field(
                "duration_beats",
                "Beats, more than 0: the length of the cycle.",
                Schema.beats.without("minimum").with("exclusiveMinimum", .whole(0))
                    .standing(at: .number(usual.duration.count))
            ),
            Field(
                "speed",
                "A crest comes back to a fixture every 2 ÷ speed beats; below 0 the other way.",
                Schema.real(InputRange.waveSpeed).standing(at: .number(usual.speed))
            ),
            Field(
                "fade_in_beats",
                "Beats: up from dark in a straight line.",
                Schema.beats.standing(at: .number(usual.fadeIn.count))
            ),
            Field(
                "fade_out_beats",
                "Beats: down to dark in a straight line.",
                Schema.beats.standing(at: .number(usual.fadeOut.count))
            ),
        ])
    }()
}
