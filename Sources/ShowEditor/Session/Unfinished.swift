/// What a session that has ended could not do, for people.
public struct Unfinished: Hashable, Sendable {
    /// Edits that are in no file: which, why, and where they are; nil where all are saved.
    public let edits: String?
    /// Why the show file is not what was edited; nil where it is, or there is none.
    public let showFile: String?

    /// What is told of edits and of the show file.
    public init(edits: String?, showFile: String?) {
        (self.edits, self.showFile) = (edits, showFile)
    }
}

extension EditorSession {
    /// What is not done, as far as is known.
    var unfinished: Unfinished {
        guard let song else { return Unfinished(edits: nil, showFile: nil) }
        let showFile = saving.showFileFault.map { "the show file of '\(song.name)': \($0)" }
        guard !isAllSaved else { return Unfinished(edits: nil, showFile: showFile) }
        let reason = saving.fault ?? "they came too late"
        let outlook =
            conflict == nil
            ? "the next 'lightshow edit' of this folder takes them up"
            : "the next 'lightshow edit' of this folder leaves that file, and puts them beside the journal"
        let isSafe = saving.journalFault == nil && journal.isInPlace
        let place =
            isSafe
            ? "they are in the journal '\(journal.path)': \(outlook)"
            : "the journal could not be kept either, and they may be lost"
        let edits = "edits of '\(song.name)' are not saved: \(reason); \(place)"
        return Unfinished(edits: edits, showFile: showFile)
    }
}
