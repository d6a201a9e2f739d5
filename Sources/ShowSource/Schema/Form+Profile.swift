import ShowModel

/// `fixtures/fixture.<type>.<model>.json`.
extension Form {
    /// The whole file.
    static let profile = Form([
        schemaKey,
        Field("id", "How fixtures name the profile; else <model> of the file's name.", .name),
        Field("type", "moving_head, parcan: a hint for people.", .text),
        Field(
            "channels",
            needed: true,
            "Offsets, 0…511, by the names of the channels; slot = base_channel + offset.",
            Schema.map(of: .whole(InputRange.offset)).with("minProperties", .whole(1))
        ),
        Field("meta_channels", "What channels are together.", .map(of: .metaChannel.nullable)),
        Field(
            "mappings",
            "Names of a wheel's levels, {\"25\": \"Orange\"}, or of colours, {\"amber\": \"#FF8000\"}.",
            .map(of: Schema.map(of: .text).nullable)
        ),
        Field("physical_movement", "How fast the head turns.", movement.schema),
    ])

    /// How fast a head turns: pan, then tilt.
    static let movement = Form([
        Field(
            "pan_full_travel_seconds",
            "Seconds for the whole of pan.",
            Schema.real(InputRange.travel).standing(at: .number(HeadTravel().panSeconds))
        ),
        Field(
            "tilt_full_travel_seconds",
            "Seconds for the whole of tilt.",
            Schema.real(InputRange.travel).standing(at: .number(HeadTravel().tiltSeconds))
        ),
    ])

    /// What channels are together.
    static let metaChannel = Form([
        Field("label", "For people.", .text),
        Field(
            "kind",
            needed: true,
            "u8: one channel; enum: one whose levels have names; u16: [coarse, fine]; "
                + "rgb: [red, green, blue].",
            .choice(of: MetaChannelKind.allCases.map(\.rawValue))
        ),
        Field(
            "channel",
            or: ["channels"],
            needed: true,
            "The name of the channel, or the names in their order.",
            Schema.list(of: .name).with(.name).or("string")
        ),
        Field("mapping", "The mapping that names its levels or colours.", .text),
        Field("step", "For screens.", Schema.flag.standing(at: .flag(false))),
        Field(
            "arm",
            "Arms every channel of it at this level; of u16 a number 0…65535.",
            .whole(InputRange.position)
        ),
        Field("hidden", "For screens.", Schema.flag.standing(at: .flag(false))),
    ])
}

extension Schema {
    /// One meta channel: as many channels as its kind has, and armed within its limit.
    fileprivate static let metaChannel: Schema = {
        let form = Form.metaChannel.schema
        let kinds = MetaChannelKind.allCases.map { kind in
            Schema.if(
                .having("kind", .caseless([kind.rawValue])),
                then: Schema([
                    (
                        "properties",
                        .object([
                            ("channel", channels(kind).tree), ("channels", channels(kind).tree),
                            ("arm", whole(0...kind.limit).nullable.tree),
                        ])
                    )
                ])
            )
        }
        let checks: JSONTree = .list(kinds.map(\.tree))
        guard case .list(let choices)? = form["allOf"] else { return form.with("allOf", checks) }
        return form.with("allOf", .list(choices + kinds.map(\.tree)))
    }()

    private static func channels(_ kind: MetaChannelKind) -> Schema {
        let count = kind.places.count
        let list = Schema.list(of: .name, count: count...count)
        return (count == 1 ? list.or("string") : list).nullable
    }
}
