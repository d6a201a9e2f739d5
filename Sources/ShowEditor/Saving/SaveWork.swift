import Timebase

/// What is under way of saving.
struct SaveWork: Sendable {
    /// Answers that wait until the journal is on the disk: to whom, and what.
    var answers: [(number: Int, message: ServerMessage)] = []
    /// The flushing of the journal that is under way, and the answers after it.
    var flush: Task<Void, Never>?
    /// Whether the journal holds what edits go on from; not so where the disk was full just then.
    var isJournalBegun = false
    /// When the first edit came that is not saved yet.
    var firstEdit: Instant?
    /// How many edits there were; a delayed save is meant for the last one.
    var edits = 0
    /// Files that are in place, but may not outlast a power cut: they are written again.
    var unflushed: Set<SongFile> = []
    /// The save that is under way.
    var save: Task<Bool, Never>?
    /// Whether files are being written now.
    var isSaving: Bool { save != nil }
    /// How often a show file was asked for.
    var showFileRequests = 0
    /// The songs whose show files are to be written, one after the other.
    var showFiles: [String] = []
    /// The writing of show files that is under way.
    var showFileWork: Task<Void, Never>?
    /// Whether edits give way to a file that was changed outside, just now.
    var isGivingUp = false
    /// Whether files are being looked at for changes from outside.
    var isWatching = false
}
