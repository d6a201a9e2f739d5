import ShowSource

/// What was taken up of a journal that a killed service left.
struct Recovered {
    /// What to tell people, a sentence each.
    private(set) var notes: [String] = []
    /// The songs whose files are others by now: their show files do not know yet.
    private(set) var songs: [String] = []

    /// Writes what `journal` has and the files of `folder` have not, and begins the journal anew.
    ///
    /// Where somebody else wrote to a file since, it is left alone, and what was edited here is put
    /// beside the journal.
    init(
        _ journal: Journal,
        in files: SourceFolder,
        folder: String
    ) throws(EditorError) {
        do {
            let bytes = try journal.bytes()
            let (records, isDamaged) = JournalRecord.all(in: bytes)
            if isDamaged {
                let path = try PutAside(damagedJournal: bytes).write(in: folder)
                notes.append(
                    "the journal was damaged: edits after the damage are not taken up; it is kept as '\(path)'"
                )
            }
            let replay = JournalReplay(records)
            for recovery in try replay.recoveries(in: files) {
                if recovery.isConflict {
                    let aside = PutAside(recovery.bytes, of: recovery.song, as: recovery.file)
                    let path = try aside.write(in: folder)
                    notes.append(
                        "edits of '\(recovery.song)' that were not saved are in '\(path)'"
                    )
                } else {
                    let file = try files.file(recovery.file, of: recovery.song)
                    _ = try files.save(recovery.bytes, over: file)
                    if !songs.contains(recovery.song) { songs.append(recovery.song) }
                    notes.append("edits of '\(recovery.song)' were taken up from the journal")
                }
            }
            try journal.restart(with: [])
        } catch let error as JournalFault {
            throw .journal(error)
        } catch let error as ShowSourceError {
            throw .source(error)
        } catch {
            throw .stage("\(error)")
        }
    }
}
