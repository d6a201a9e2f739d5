import DMX
import ShowModel
import ShowSource
import Timebase

/// What a client says: every message of PROTOCOL.md, "From the client".
enum ClientMessage: Hashable, Sendable {
    /// Sets slots by hand.
    case delta([LiveChange])
    /// Gives slots back to the song: one, those of a universe, or all.
    case release(universe: PortAddress?, slot: SlotNumber?)
    /// Whether the client wants frames.
    case subscribe(frames: Bool)
    /// Asks what time it is here; `sent` is given back.
    case clock(sent: JSONContent)
    /// Goes to a place in the song.
    case seek(Duration)
    /// Plays, pauses, stops.
    case playback(PlaybackAction, position: Duration?)
    /// At an instant of this machine's clock, a position was heard.
    case timecode(position: Duration, at: Instant)
    /// Loads another song.
    case loadSong(String)
    /// Asks for the waveform.
    case getPeaks(columns: Int)
    /// Changes the sheet or the metadata.
    case edit(Edit)
    /// Plays a row on stage without writing it.
    case preview(JSONContent)
    case previewStop
    case undo
    case redo
    /// Whether edits are rejected from now on.
    case lock(Bool)
    /// Writes files and show file now.
    case save
    /// After a conflict: keeps what is here, or what is there.
    case resolve(keepsMine: Bool)
    /// Talks to the assistant.
    case chat(String)
    /// Takes up or drops what the assistant proposed.
    case proposal(Int, accepts: Bool)
}

/// What `playback` asks for.
enum PlaybackAction: String, Hashable, Sendable, CaseIterable {
    case play, pause, stop
}

/// A slot and the level it is given by hand; nil gives it back.
struct LiveChange: Hashable, Sendable {
    /// The slot.
    let slot: SlotAddress
    /// The level.
    let level: Level?
}

/// A change of a song's sheet or metadata.
enum Edit: Hashable, Sendable {
    case addCue(time: Duration?, name: String?, fade: Duration)
    case insertCue(JSONContent)
    case insertCues([JSONContent])
    case updateCue(RowID, row: JSONContent)
    case setInCue(RowID, path: [String], value: JSONContent?)
    case deleteCues([RowID])
    case duplicateCue(RowID, time: Duration?)
    case addPart(SongPart)
    case updatePart(PartID, SongPart)
    case deletePart(PartID)
    case setHint(String, times: [Duration])
    case renameHint(String, to: String)
    case deleteHint(String)
    case setTempo(Tempo?, first: Duration)
}
