import DMX
import ShowSource
import Timebase

extension ClientMessage {
    /// The message that `reader` holds, whole: nothing in it is left unread.
    init(_ reader: inout MessageReader) throws(MessageFault) {
        let type = try reader.type ?? "delta"
        // One after the other: `??` does not know which error its right side throws.
        var message = try ClientMessage(live: type, &reader)
        if message == nil { message = try ClientMessage(time: type, &reader) }
        if message == nil { message = try ClientMessage(whole: type, &reader) }
        if message == nil { message = try Edit(type, &reader).map { .edit($0) } }
        guard let message else {
            throw MessageFault(.unknownType, "there is no message '\(type.prefix(64))'")
        }
        try reader.finish()
        self = message
    }

    /// Levels by hand; nil where `type` is something else.
    private init?(live type: String, _ reader: inout MessageReader) throws(MessageFault) {
        switch type {
        case "delta": self = .delta(try reader.changes())
        case "release":
            let universe = try reader.universe()
            let slot = try reader.slot()
            self = .release(universe: slot == nil ? universe : universe ?? .zero, slot: slot)
        case "subscribe": self = .subscribe(frames: try reader.flag("frames"))
        case "preview": self = .preview(try reader.object("row"))
        case "preview_stop": self = .previewStop
        default: return nil
        }
    }

    /// What drives time; nil where `type` is something else.
    private init?(time type: String, _ reader: inout MessageReader) throws(MessageFault) {
        switch type {
        case "clock":
            self = .clock(
                sent: try reader.needed("sent", "a number") { $0.double == nil ? nil : $0 }
            )
        case "seek": self = .seek(try reader.time("position"))
        case "playback":
            let actions = PlaybackAction.allCases.map(\.rawValue).joined(separator: ", ")
            let action = try reader.needed("action", "one of \(actions)") { content in
                content.string.flatMap { PlaybackAction(rawValue: $0) }
            }
            self = .playback(action, position: try reader.time(ifThere: "position"))
        case "timecode":
            let position = try reader.time("position")
            let at = try reader.needed("at", "milliseconds of the service's clock") { content in
                content.double.flatMap { Int64(exactly: ($0 * 1e6).rounded()) }
            }
            self = .timecode(position: position, at: Instant(nanoseconds: at))
        default: return nil
        }
    }

    /// What is about a whole song, its files, or the talk about it; nil where `type` is something else.
    private init?(whole type: String, _ reader: inout MessageReader) throws(MessageFault) {
        switch type {
        case "load_song": self = .loadSong(try reader.text("song", upTo: 255))
        case "get_peaks": self = .getPeaks(columns: try reader.whole("columns", in: 1...8192))
        case "undo": self = .undo
        case "redo": self = .redo
        case "lock": self = .lock(try reader.flag("locked"))
        case "save": self = .save
        case "resolve":
            let keep = try reader.needed("keep", "'mine' or 'theirs'") { content in
                content.string.flatMap { ["mine": true, "theirs": false][$0] }
            }
            self = .resolve(keepsMine: keep)
        case "chat": self = .chat(try reader.text("text", upTo: 8000))
        case "proposal":
            let number = try reader.whole("proposal", in: 1...Int(Int32.max))
            self = .proposal(number, accepts: try reader.flag("accept"))
        default: return nil
        }
    }
}

extension MessageReader {
    /// One slot and its level, or the list of many.
    fileprivate mutating func changes() throws(MessageFault) -> [LiveChange] {
        if has("changes") {
            let told = "a list of [universe, channel, value], 1…\(mostChanges) of them"
            return try needed("changes", told) { content in
                guard let elements = content.elements, (1...mostChanges).contains(elements.count)
                else { return nil }
                let changes = elements.compactMap { LiveChange($0) }
                return changes.count == elements.count ? changes : nil
            }
        }
        let universe = try universe() ?? .zero
        let slot = try needed("channel", "a slot on the wire, 1…512") { $0.slot }
        let level = Level(try whole("value", in: 0...255))
        return [LiveChange(slot: SlotAddress(universe, slot), level: level)]
    }
}

/// Of one message.
private let mostChanges = 4096

extension LiveChange {
    /// The change that `[universe, channel, value]` is.
    fileprivate init?(_ content: JSONContent) {
        guard let parts = content.elements, parts.count == 3, let universe = parts[0].universe,
            let slot = parts[1].slot, let level = parts[2].whole(in: 0...255)
        else { return nil }
        self.init(slot: SlotAddress(universe, slot), level: Level(level))
    }
}
