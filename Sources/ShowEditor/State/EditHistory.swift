import ShowSource

/// What undo goes back to, and redo forward to: whoever made the edits.
struct EditHistory: Hashable, Sendable {
    /// One state of a song's files, and the edit that led away from it.
    struct Step: Hashable, Sendable {
        /// What the edit is called, for people.
        let name: String
        let sheet: CueSheetDocument
        let metadata: MetadataDocument

        /// What it holds in memory, about.
        var size: Int { sheet.bytes.count + metadata.bytes.count }
    }

    private var past: [Step] = []
    private var future: [Step] = []
    /// How many edits are kept.
    private let limit: Int
    /// How many bytes of them; a few are kept in any case.
    private let mostBytes: Int

    /// A history of up to `limit` edits, in `mostBytes` of memory.
    init(limit: Int = 1000, mostBytes: Int = 256 << 20) {
        self.limit = limit
        self.mostBytes = mostBytes
    }

    /// What undo would take back; nil where there is nothing.
    var undoName: String? { past.last?.name }

    /// What redo would do again; nil where there is nothing.
    var redoName: String? { future.last?.name }

    /// The object of `history` in PROTOCOL.md.
    var content: JSONContent {
        .object([Member("undo", .orNull(undoName)), Member("redo", .orNull(redoName))])
    }

    /// Notes the edit called `name`, made on the files of `song`.
    mutating func note(_ name: String, on song: EditedSong) {
        past.append(Step(name: name, sheet: song.sheet, metadata: song.metadata))
        if past.count > limit { past.removeFirst() }
        var bytes = past.reduce(0) { $0 + $1.size }
        while bytes > mostBytes, past.count > 10 { bytes -= past.removeFirst().size }
        future = []
    }

    /// The state before the last edit, which `song` is after; nil where there is none.
    mutating func undo(from song: EditedSong) -> Step? {
        guard let step = past.popLast() else { return nil }
        future.append(Step(name: step.name, sheet: song.sheet, metadata: song.metadata))
        return step
    }

    /// The state after the edit that was taken back last; nil where there is none.
    mutating func redo(from song: EditedSong) -> Step? {
        guard let step = future.popLast() else { return nil }
        past.append(Step(name: step.name, sheet: song.sheet, metadata: song.metadata))
        return step
    }
}
