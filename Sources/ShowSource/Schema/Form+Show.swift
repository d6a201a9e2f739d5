import ShowModel

/// `show.json`.
extension Form {
    /// The whole file.
    static let show = Form([
        schemaKey,
        Field("name", "What the show is called; else the folder's name.", .name),
        Field(
            "node",
            "The Art-Net node: \"IP\" or \"IP:port\". Else 127.0.0.1, and the player says so.",
            .node
        ),
        Field(
            "rate",
            or: ["frame_rate", "fps"],
            "Frames a second: 60, \"60\", \"30000/1001\". Else what FPS says, else 60.",
            .rate
        ),
        Field(
            "songs",
            or: ["setlist"],
            "The songs in the order in which they are played; the others follow by name.",
            .list(of: .name)
        ),
    ])

    /// What names this schema in the file itself, for editors.
    static let schemaKey = Field(
        "$schema",
        "Where the schema of this file is, for editors.",
        .anything
    )

    /// A place in the room.
    static let roomPoint = Form([
        Field("x", "From one side to the other, 0…1.", .roomCoordinate),
        Field("y", "From the front to the back, 0…1.", .roomCoordinate),
        Field("z", "From the floor to the ceiling, 0…1.", .roomCoordinate),
    ])
}

extension Schema {
    /// A place in the room on one axis; outside of it the reader pulls it in, with a warning.
    fileprivate static let roomCoordinate = real(InputRange.aroundRoom)
        .with(
            "allOf",
            .list([real(InputRange.room).or("null").wished("This is outside the room, 0…1.").tree])
        )
        .standing(at: .whole(0))

    /// Four numbers 0…255, and perhaps a port.
    fileprivate static let node = text(like: "\(byte)(\\.\(byte)){3}(:\\+?0*[1-9][0-9]{0,4})?")
        .with("errorMessage", .text("A node is four numbers 0…255: '192.168.1.50' or '…:6454'."))
        .standing(at: .text("127.0.0.1"))

    /// A whole number, or a fraction as text.
    fileprivate static let rate = whole(1...Int(Int32.max)).or("string")
        .with("pattern", text(like: "\\+?[0-9]+(/\\+?[0-9]+)?")["pattern"] ?? .null)
        .with("errorMessage", .text("A rate is a whole number, or a fraction: '30000/1001'."))
        .standing(at: .whole(60))
}

/// A number 0…255, as many zeros before it as you like.
private let byte = "\\+?0*(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
