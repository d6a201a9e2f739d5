import ShowSource

/// Where the song is, and who drives it.
struct Playback: Hashable, Sendable {
    /// What the song does.
    enum State: String, Hashable, Sendable {
        case stopped, playing, paused
    }

    /// What it does.
    var state = State.stopped
    /// Where it was when it began to do that, from the start of the song.
    var position = Duration.zero
    /// The client whose sound drives; nil where nobody's does.
    var driver: Int?
    /// Why it stopped, where nobody asked for it.
    var reason: String?

    /// The object of `playback` in PROTOCOL.md.
    var content: JSONContent {
        .object([
            Member("state", .string(state.rawValue)),
            Member("position", .seconds(position)),
            Member("driver", driver.map { .whole($0) } ?? .null),
            Member("reason", .orNull(reason)),
        ])
    }
}
