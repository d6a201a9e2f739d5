/// The number of a row while its sheet is edited.
///
/// It stays the row's own whatever happens to other rows, and is never given to another row. A file
/// that is read again gives the same numbers to the same bytes: 1 to the first row, and so on.
public struct RowID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    public let number: Int

    /// Row number `number`.
    public init(_ number: Int) {
        self.number = number
    }

    public static func < (a: RowID, b: RowID) -> Bool { a.number < b.number }

    /// The number.
    public var description: String { String(number) }
}

/// One row of a cue sheet that is being edited, right or wrong.
public struct CueSheetRow: Hashable, Sendable {
    /// Its number in the editor.
    public let id: RowID
    /// Its text as it stands in the file.
    public let text: ArraySlice<UInt8>

    /// What it says; nil where something in it is no JSON.
    public var content: JSONContent? { JSONContent(json: Array(text)) }

    /// What it says where that makes a row; nil where it does not: then reading the sheet tells
    /// what is wrong with it.
    public var authored: AuthoredRow? { content.flatMap { AuthoredRow($0) } }
}

/// Where a row goes in a sheet. At equal times the later row in the file wins.
public enum RowPlace: Hashable, Sendable {
    /// After the last row that does not start later: so it wins at its own time, and a sheet in
    /// order of time stays so.
    case inTime
    /// Before all others.
    case atStart
    /// After all others.
    case atEnd
    /// Right before that row.
    case before(RowID)
    /// Right after that row.
    case after(RowID)
}
