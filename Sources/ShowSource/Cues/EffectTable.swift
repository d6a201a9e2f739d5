import ShowModel

/// The parameters of each effect: the one place that lists them.
enum EffectTable {
    static let full =
        colour(components: .told("0 beside another, white where no colour is given")) + [brightness]

    static let flash =
        full + [
            EffectParameter(
                .channels,
                .channelNames,
                else: .told("what carries the intensity"),
                "Only these channels, from 255 · brightness down to 0; armed ones stay."
            )
        ]

    static let strobe = [
        EffectParameter(
            .rate,
            .rate,
            else: .told("by 'speed'"),
            "Flashes a second, in Hz; 0 and less are 10 Hz."
        ),
        EffectParameter(
            .speed,
            .level,
            else: .number(Double(Standard.strobeSpeed)),
            "Level 0…255 for 1…20 Hz, as heads have it. 'rate' counts before it."
        ),
    ]

    static let fadeIn =
        [
            EffectParameter(.dimmer, .level, else: .told("'brightness'"), "Where the dimmer goes.")
        ]
        + colour(
            components: .told(
                "left alone; all go to white where colour carries the light and none is named"
            )
        )
        + [
            brightness,
            EffectParameter(
                .startLevel,
                .startLevels,
                else: levelFound,
                "The level that it starts from, or one each: {dim, red, green, blue}."
            ),
            easing,
        ]

    static let fadeOut = [
        EffectParameter(.startLevel, .level, else: levelFound, "The level that it starts from."),
        easing,
    ]

    static let colourFade = [
        EffectParameter(.startColour, .colour, else: .told("the colour found"), "Where it starts."),
        EffectParameter(.endColour, .colour, else: .name("#FFFFFF"), "Where it goes."),
        easing,
    ]

    static let position = [
        EffectParameter(.pan, .position, else: staying, whole("Pan")),
        EffectParameter(.tilt, .position, else: staying, whole("Tilt")),
        EffectParameter(.panHigh, .level, else: staying, "The coarse byte of pan."),
        EffectParameter(.panLow, .level, else: .number(0), "The fine byte of pan."),
        EffectParameter(.tiltHigh, .level, else: staying, "The coarse byte of tilt."),
        EffectParameter(.tiltLow, .level, else: .number(0), "The fine byte of tilt."),
        EffectParameter(.preset, .preset, "One of the fixture's presets, by name."),
    ]

    static let moveToPoint = [
        EffectParameter(.point, .point, needed: true, "The place to point at, by its id.")
    ]

    static let circle = [
        EffectParameter(.point, .point, needed: true, "The place in the middle, by its id."),
        EffectParameter(
            .radius,
            .number(0...10),
            else: .number(Standard.radius),
            "From the middle to the circle, in room units (1 is the room)."
        ),
        orbits,
        EffectParameter(
            .cycles,
            .number(turns),
            else: .told("'orbits'"),
            "The same as 'orbits', which counts before it."
        ),
    ]

    static let orbit = orbit(
        subject: "The place that it closes in on, by its id.",
        start: "The place where it starts, by its id."
    )

    static let orbitOut = orbit(
        subject: "The place that it leaves, by its id.",
        start: "The place where it ends, by its id."
    )

    static let sweep = [
        EffectParameter(.startPoint, .point, needed: true, "Where it starts, by a place's id."),
        EffectParameter(.subject, .point, needed: true, "What it passes over, by a place's id."),
        EffectParameter(
            .endPoint,
            .point,
            else: .told("as far beyond the subject as the start is before it"),
            "Where it ends, by a place's id."
        ),
        EffectParameter(
            .easing,
            .number(0...3600),
            else: .number(Standard.sweepEasing),
            "Seconds for which each leg slows down towards the subject."
        ),
        EffectParameter(
            .dimmerEasing,
            .number(InputRange.fraction),
            else: .number(Standard.dimmerEasing),
            "The part of each leg that is dark."
        ),
        EffectParameter(
            .arcStrength,
            .number(-1...1),
            else: .number(Standard.arcStrength),
            "How far the way bends aside, in parts of a leg; 220 steps at most."
        ),
        EffectParameter(
            .maxDimmer,
            .number(InputRange.fraction),
            else: .number(Standard.maxDimmer),
            "How bright it is over the subject: a part of full."
        ),
    ]
}

/// Parameters that several effects share.
extension EffectTable {
    private static func colour(components: StandardValue) -> [EffectParameter] {
        [
            EffectParameter(.red, .level, else: components, "Red; counts before that of 'color'."),
            EffectParameter(
                .green,
                .level,
                else: components,
                "Green; counts before that of 'color'."
            ),
            EffectParameter(
                .blue,
                .level,
                else: components,
                "Blue; counts before that of 'color'."
            ),
            EffectParameter(
                .color,
                .colour,
                else: .told("white, where no component is given either"),
                "The colour: '#RRGGBB', or a name that the fixture's profile has for one."
            ),
        ]
    }

    private static func orbit(subject: String, start: String) -> [EffectParameter] {
        [
            EffectParameter(.subject, .point, needed: true, subject),
            EffectParameter(.startPoint, .point, needed: true, start),
            orbits,
            EffectParameter(
                .easing,
                .orbitEasing,
                else: .name(Standard.orbitEasing.rawValue),
                "How it closes in: late_focus t³, balanced 3t² − 2t³, linear t, "
                    + "early_focus 1 − (1 − t)³."
            ),
            EffectParameter(
                .writeDimmer,
                .flag,
                else: .flag(Standard.writesDimmer),
                "True: the head gets to its start in the dark. False: it starts from where it is."
            ),
        ]
    }

    private static let brightness = EffectParameter(
        .brightness,
        .fraction,
        else: .number(Standard.brightness),
        "With a decimal point a fraction 0.0…1.0, else a level 0…255: 1.0 is full, 1 is one step."
    )

    private static let easing = EffectParameter(
        .easing,
        .easing,
        else: .name(Standard.easing.rawValue),
        "linear t, ease-in t³, ease-out 1 − (1 − t)³, ease-in-out cubic in both halves."
    )

    private static let orbits = EffectParameter(
        .orbits,
        .number(turns),
        else: .number(Standard.orbits),
        "Turns; the other way around where negative."
    )

    private static let levelFound = StandardValue.told("the level found")
    private static let staying = StandardValue.told("the axis stays where it is")

    /// How often a head can go around; backwards where negative.
    private static let turns: ClosedRange<Double> = -1000...1000

    private static func whole(_ axis: String) -> String {
        "\(axis) in 16 bits, 0…65535; beside its fine byte the coarse one, 0…255."
    }
}
