import ShowModel

/// `pois.json`.
extension Form {
    /// A place in the room.
    static let point = Form([
        Field("id", needed: true, "How rows name the place; capitals do not matter.", .name),
        Field("name", "How people name it; else the id.", .name),
        Field("location", "Where it is.", roomPoint.schema),
        Field(
            "fixtures",
            "Where each head points to hit it: {\"spot\": {\"pan\": 32768, \"tilt\": 12000}}.",
            .map(of: pointTarget.schema.nullable)
        ),
    ])

    /// Where a head points to hit a place.
    static let pointTarget = Form([
        Field("pan", needed: true, "0…65535.", .whole(InputRange.position)),
        Field("tilt", needed: true, "0…65535.", .whole(InputRange.position)),
    ])
}
