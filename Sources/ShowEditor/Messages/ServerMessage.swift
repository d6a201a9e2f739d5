import ShowModel
import ShowSource
import Timebase

/// What the service says: every message of PROTOCOL.md, "From the service", that is text.
enum ServerMessage: Hashable, Sendable {
    /// The whole state; made where the state is.
    case initial([MemberText])
    case resumed(client: Int, playback: Playback, live: [LiveChange], history: EditHistory)
    case accepted(reply: JSONContent?, [JSONContent.Member])
    case rejected(reply: JSONContent?, MessageFault)
    case delta([LiveChange])
    case timecode(position: Duration, isPlaying: Bool)
    case playback(Playback, by: Int?)
    case cuesChanged(put: [JSONContent], removed: [RowID], by: ChangeCause)
    /// What there is to say of a song's metadata; made where the song is.
    case metadataChanged([JSONContent.Member])
    /// What there is to say about the show; made where the show is.
    case problems(JSONContent)
    case history(EditHistory)
    case compiled(CompiledEdit)
    case saved(SaveState)
    case conflict(file: String)
    case locked(Bool)
    case clients(Int)
    case output(OutputState)
    case clock(sent: JSONContent, now: Instant)
    case chat(ChatPiece)
    case proposal(Proposal)
    case closing(reason: String)
}

/// Why a sheet changed.
enum ChangeCause: String, Hashable, Sendable {
    case edit, undo, redo
}

/// What compiling an edit came to.
struct CompiledEdit: Hashable, Sendable {
    /// Where frames changed, in time from the start of the song.
    let spans: [Range<Duration>]
    /// In how many slots.
    let slotCount: Int
    /// How long it took.
    let duration: Duration
}

/// What is written of what was edited.
struct SaveState: Hashable, Sendable {
    /// How far a file is.
    enum Progress: String, Hashable, Sendable {
        case none, waiting, saved, failed
    }

    /// The sheet and the metadata.
    var files = Progress.saved
    /// The show file.
    var showFile = Progress.none
    /// Why the sheet and the metadata could not be saved, the last time it was tried.
    var fault: String?
    /// Why the journal is not on the disk: what is in it may be lost.
    var journalFault: String?
    /// Why the show file could not be written, the last time it was tried.
    var showFileFault: String?
    /// Where edits are that are not where they were made.
    var notes: [String] = []

    /// What went wrong, and what to know; nil where there is nothing.
    var message: String? {
        let all = [journalFault, fault, showFileFault].compactMap(\.self) + notes
        return all.isEmpty ? nil : all.joined(separator: "; ")
    }
}

/// Where what is on stage goes to, and how that goes.
struct OutputState: Hashable, Sendable {
    /// The node, for people.
    var node: String
    /// Packets sent so far.
    var packets = 0
    /// Packets that the system did not take.
    var failed = 0
    /// Why the last of them was not taken.
    var reason: String?
}

extension ServerMessage {
    /// The message's `type`.
    var type: String {
        switch self {
        case .initial: "initial"
        case .resumed: "resumed"
        case .accepted: "accepted"
        case .rejected: "rejected"
        case .delta: "delta"
        case .timecode: "timecode"
        case .playback: "playback"
        case .cuesChanged: "cues_changed"
        case .metadataChanged: "metadata_changed"
        case .problems: "problems"
        case .history: "history"
        case .compiled: "compiled"
        case .saved: "saved"
        case .conflict: "conflict"
        case .locked: "locked"
        case .clients: "clients"
        case .output: "output"
        case .clock: "clock"
        case .chat: "chat"
        case .proposal: "proposal"
        case .closing: "closing"
        }
    }

    /// Whether it counts `seq` up, and is said again to who was away.
    var isChange: Bool {
        switch self {
        case .playback, .cuesChanged, .metadataChanged, .problems, .saved, .conflict, .locked,
            .chat, .proposal:
            true
        default: false
        }
    }

    /// The message as it goes over the wire.
    ///
    /// - Parameter sequence: how many changes the state has in it.
    func text(sequence: Int) -> [UInt8] {
        let head = [Member("type", .string(type)), Member("seq", .whole(sequence))]
        if case .initial(let state) = self { return MemberText.object([MemberText(head)] + state) }
        return JSONContent.object(head + members).line
    }
}
