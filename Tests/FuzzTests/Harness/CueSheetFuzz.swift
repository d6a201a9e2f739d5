import ShowModel
import ShowSource

/// A cue sheet that somebody wrote, read and edited: no byte is changed that no edit meant.
enum CueSheetFuzz {
    static func run(on input: [UInt8]) throws {
        guard let sheet = try? CueSheetDocument(bytes: input, song: "tide") else { return }
        try hold("a sheet that was not edited is its file", sheet.bytes == input && !sheet.isEdited)
        try hold("every row has a number", sheet.rows.map(\.id.number) == ids(sheet.rowCount))
        try check(sheet)
        try leavesNoTrace(sheet)
        try keepsOthers(sheet)
    }

    private static func ids(_ count: Int) -> [Int] { Array(1...count + 1).dropLast() }

    private static func check(_ sheet: CueSheetDocument) throws {
        let checked = FuzzShow.checker.check(sheet, with: FuzzShow.metadata, at: "tide.cue.json")
        try hold("cues are rows", checked.cues.allSatisfy { sheet.index(of: $0.id) != nil })
        try hold(
            "what is said of rows is of rows",
            checked.rows.keys.allSatisfy { sheet[$0] != nil }
        )
        for diagnostic in checked.diagnostics {
            try hold("something is said", !diagnostic.message.isEmpty)
        }
    }

    private static func leavesNoTrace(_ before: CueSheetDocument) throws {
        for place in [RowPlace.inTime, .atStart, .atEnd] {
            var sheet = before
            guard let id = try? sheet.insert(row, at: place) else { continue }
            try hold("a new row says what it was told to", sheet[id]?.authored == row)
            try hold("a row more is an edit", sheet.isEdited)
            try sheet.delete(id)
            try hold("a row in and out again leaves no trace", sheet.bytes == before.bytes)
        }
    }

    private static func keepsOthers(_ before: CueSheetDocument) throws {
        for (index, row) in before.rows.enumerated().prefix(8) {
            var sheet = before
            guard let copy = try? sheet.duplicate(row.id) else {
                try hold("only what is no JSON cannot be copied", row.content == nil)
                continue
            }
            try hold("a copy has the same bytes", sheet[copy]?.text == row.text)
            try readAgain(sheet)
            try sheet.delete(row.id)
            try readAgain(sheet)
            try sheet.delete(copy)
            try hold("one row less", sheet.rowCount == before.rowCount - 1)
            try hold(
                "the others stay",
                sheet.rows == before.rows.enumerated().filter { $0.offset != index }.map(\.element)
            )
            try readAgain(sheet)
            try sayAgain(row, in: before)
            sheet = before
            guard (try? sheet.replace(row.id, with: CueSheetFuzz.row)) != nil else { continue }
            try hold("others stay", sheet.rows.filter { $0.id != row.id } == without(row, before))
            try readAgain(sheet)
        }
    }

    private static func without(_ row: CueSheetRow, _ sheet: CueSheetDocument) -> [CueSheetRow] {
        sheet.rows.filter { $0.id != row.id }
    }

    /// Says what is there already.
    private static func sayAgain(_ row: CueSheetRow, in before: CueSheetDocument) throws {
        guard let authored = row.authored else { return }
        var sheet = before
        guard (try? sheet.replace(row.id, with: authored)) != nil else { return }
        try hold("what is said already is not written anew", sheet.bytes == before.bytes)
    }

    private static func readAgain(_ sheet: CueSheetDocument) throws {
        let again = try CueSheetDocument(bytes: sheet.bytes, song: sheet.song)
        try hold(
            "a saved sheet is read as it was",
            again.rows.map(\.text) == sheet.rows.map(\.text)
        )
        try hold("a saved sheet is its bytes", again.bytes == sheet.bytes)
    }

    private static let row = AuthoredRow(
        time: .milliseconds(1500),
        name: "é \"quoted\"",
        action: .effect(
            "flash",
            fixture: "wash",
            duration: .milliseconds(250),
            data: [JSONContent.Member("color", .string("#0000FF"))]
        )
    )
}
