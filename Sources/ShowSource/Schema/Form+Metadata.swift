/// `metadata/<song>.metadata.json`.
extension Form {
    /// The whole file.
    static let metadata = Form([
        schemaKey,
        Field("filename", "The song's name, for people.", .text),
        Field(
            "length",
            "Seconds; only compared with the sound, which counts.",
            .seconds
        ),
        Field(
            "bpm",
            "Tempo in beats a minute, 1…1000; chases need it or 'beats'.",
            .real(InputRange.tempo)
        ),
        Field("key", "Musical key, for people.", .text),
        Field(
            "parts",
            "The song's parts in its order: {\"drop\": [15.0, 30.0]}, or an array of objects.",
            .songParts
        ),
        Field("hints", "Times by name, for markers: {\"claps\": [15.469]}. Seconds.", .times([])),
        Field(
            "drums",
            "Times of the drums, for markers, in seconds.",
            .times(["kicks", "snares", "hihats"])
        ),
        Field(
            "beats",
            "Every beat of the song, in seconds, or {time, bar, beat, type}; counts before 'bpm'.",
            .list(of: beat.schema.with(.seconds).or("number"))
        ),
        Field(
            "sections",
            "The same as 'parts', read where there are none.",
            Schema.songParts.nullable.wished(
                "This is no form of parts that is read: it is not used."
            )
        ),
    ])

    /// A beat as an object.
    static let beat = Form([
        Field("time", needed: true, "Seconds from the start of the song.", .seconds),
        Field("bar", "For people.", .anything),
        Field("beat", "For people.", .anything),
        Field("type", "For people.", .anything),
    ])

    /// A part of a song as an object.
    static let songPart = Form([
        Field("name", or: ["label"], needed: true, "What the part is called.", .name),
        Field(
            "start",
            or: ["start_s"],
            needed: true,
            "Seconds from the start of the song.",
            .seconds
        ),
        Field("end", or: ["end_s"], needed: true, "Seconds from the start of the song.", .seconds),
    ])
}

extension Schema {
    /// Parts as an object of `[start, end]` by name, or as an array of objects.
    fileprivate static let songParts = Schema([
        ("type", .texts(["object", "array"])),
        ("additionalProperties", list(of: seconds, count: 2...2).tree),
        ("items", Form.songPart.schema.tree),
    ])

    /// Lists of times in seconds by name, some of them usual.
    fileprivate static func times(_ usual: [String]) -> Schema {
        let times = list(of: seconds).nullable
        let map = map(of: times)
        if usual.isEmpty { return map }
        return map.with("properties", .object(usual.map { ($0, times.tree) }))
    }
}
