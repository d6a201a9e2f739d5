/// One song's cue sheet while it is edited: its rows, each with a number of its own, and every byte
/// of its file.
///
/// What is not touched is written back as it was: keys without a meaning, their order, numbers as
/// they were spelled, line ends. A sheet that was not edited is its file, byte for byte; one that
/// was is in the form `{"song_filename", "entries"}`, also where the file was a bare array.
/// It is a value: a copy is what undo goes back to.
public struct CueSheetDocument: Hashable, Sendable {
    /// The song's name.
    public let song: String
    /// Its file as read.
    let source: CueSheetSource
    /// Its rows' texts.
    var items: JSONItems
    /// Its rows' numbers and times, in the same order.
    var marks: [RowMark]
    /// The number of the next new row: no row of this sheet has it yet, or a higher one.
    public internal(set) var nextNumber: Int

    /// A sheet without rows for `song`, which has no file yet.
    ///
    /// - Parameter first: the number of the first row; 1….
    public init(newFor song: String, numberedFrom first: Int = 1) {
        let source = CueSheetSource(newFor: song)
        self.init(song: song, source: source, marks: [], nextNumber: first)
    }

    /// The sheet of `song` that `bytes` are.
    ///
    /// Rows that are wrong are rows like others. What is no JSON inside a row does not matter
    /// either, as long as it is clear where the row ends.
    ///
    /// - Parameters:
    ///   - path: what diagnostics call the file.
    ///   - first: the number of the first row; 1….
    /// - Throws: `EditError.unreadable` where it is not clear what the rows are.
    public init(
        bytes: [UInt8],
        song: String,
        path: String = "",
        numberedFrom first: Int = 1
    ) throws(EditError) {
        let (source, rows) = try CueSheetSource.read(bytes, song: song, path: path)
        let marks = rows.enumerated().map { RowMark(id: RowID($0 + first), time: $1.rowTime) }
        self.init(song: song, source: source, marks: marks, nextNumber: first + marks.count)
    }

    /// The sheet of `song` that `file` holds; a new one where there is no file yet.
    ///
    /// - Parameter first: the number of the first row; 1….
    public init(
        _ file: SourceFile,
        song: String,
        numberedFrom first: Int = 1
    ) throws(EditError) {
        guard let bytes = file.bytes else {
            self.init(newFor: song, numberedFrom: first)
            return
        }
        try self.init(bytes: bytes, song: song, path: file.path, numberedFrom: first)
    }

    private init(song: String, source: CueSheetSource, marks: [RowMark], nextNumber: Int) {
        self.song = song
        self.source = source
        self.items = source.items
        self.marks = marks
        self.nextNumber = nextNumber
    }

    /// The file it is to be.
    public var bytes: [UInt8] {
        isEdited ? source.bytes(around: items) : source.bytes
    }

    /// Whether it is another than the file it was read from.
    public var isEdited: Bool { items != source.items }

    /// How many rows it has.
    public var rowCount: Int { marks.count }

    /// Its rows in the order of the file, those that are wrong too: the row at index i is the one
    /// that `Cue.row` calls i.
    public var rows: [CueSheetRow] {
        zip(marks, items.items).map { CueSheetRow(id: $0.id, text: $1) }
    }

    /// The row with the number `id`; nil where there is none.
    public subscript(id: RowID) -> CueSheetRow? {
        index(of: id).map { CueSheetRow(id: id, text: items.items[$0]) }
    }

    /// Where in the file the row with the number `id` is, from 0; nil where there is none.
    public func index(of id: RowID) -> Int? { marks.firstIndex { $0.id == id } }

    /// Takes the content of `earlier`, a copy made before: undo.
    ///
    /// Numbers given since then are not given again, so that a late message about a row that is
    /// gone never means another.
    public mutating func restore(_ earlier: CueSheetDocument) {
        let next = max(nextNumber, earlier.nextNumber)
        self = earlier
        nextNumber = next
    }
}

/// What is kept of a row beside its text.
struct RowMark: Hashable, Sendable {
    /// Its number.
    let id: RowID
    /// When it starts; nil where it does not say so.
    var time: Duration?
}

extension JSONValue {
    /// When the row that it is starts; nil where it is none, or does not say so.
    var rowTime: Duration? {
        guard let object else { return nil }
        return (object["time"] ?? object["timecode"])?.number?.seconds
    }
}
