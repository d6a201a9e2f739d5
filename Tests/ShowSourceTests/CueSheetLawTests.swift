import ShowSource
import TestSupport
import Testing

/// What holds for any sheet and any edits.
struct CueSheetLawTests {
    static let seeds = Array<UInt64>(1...300)

    @Test("a sheet that was not edited is its file, byte for byte", arguments: seeds)
    func keepsBytes(seed: UInt64) throws {
        let file = RandomSheet(seed: seed)
        let sheet = try CueSheetDocument(bytes: file.bytes, song: "tide")
        #expect(sheet.bytes == file.bytes)
        #expect(!sheet.isEdited)
        #expect(sheet.rowTexts == file.rows)
        #expect(sheet.ids == Array(1...file.rows.count + 1).dropLast())
    }

    @Test("putting a row in and taking it out again leaves no trace", arguments: seeds)
    func leavesNoTrace(seed: UInt64) throws {
        let file = RandomSheet(seed: seed)
        let before = try CueSheetDocument(bytes: file.bytes, song: "tide")
        let row = AuthoredRow.effect("full", at: .seconds(1))
        let places =
            [RowPlace.inTime, .atStart, .atEnd]
            + before.rows.flatMap { [RowPlace.before($0.id), .after($0.id)] }
        for place in places {
            var sheet = before
            let id = try sheet.insert(row, at: place)
            #expect(sheet.isEdited)
            try sheet.delete(id)
            #expect(sheet.bytes == file.bytes)
        }
        for id in before.rows.map(\.id) {
            var sheet = before
            try sheet.delete(sheet.duplicate(id))
            #expect(sheet.bytes == file.bytes)
        }
    }

    @Test(
        "whatever is edited, all other rows stay: their bytes, their order",
        arguments: seeds.prefix(80)
    )
    func keepsOthers(seed: UInt64) throws {
        var random = SeededRandom(seed: seed &* 7919)
        let file = RandomSheet(seed: seed)
        var sheet = try CueSheetDocument(bytes: file.bytes, song: "tide")
        var expected = sheet.rows
        for _ in 0..<20 {
            try edit(&sheet, &expected, &random)
            #expect(sheet.rowCount == expected.count)
            #expect(sheet.rows == expected)
            let again = try CueSheetDocument(bytes: sheet.bytes, song: "tide")
            #expect(again.rowTexts == sheet.rowTexts)
            #expect(again.bytes == sheet.bytes)
        }
    }

    /// One edit of a row that is any, and what `rows` are with it.
    private func edit(
        _ sheet: inout CueSheetDocument,
        _ rows: inout [CueSheetRow],
        _ random: inout SeededRandom
    ) throws {
        let row = AuthoredRow.effect("flash", at: .milliseconds(Int(random.next() % 20_000)))
        guard let index = rows.indices.randomElement(using: &random), random.next() % 5 > 0 else {
            let id = try sheet.insert(row)
            let place = try #require(sheet.index(of: id))
            #expect(sheet[id]?.authored == row)
            try rows.insert(#require(sheet[id]), at: place)
            return
        }
        let id = rows[index].id
        switch random.next() % 5 {
        case 0:
            try sheet.delete(id)
            rows.remove(at: index)
        case 1:
            let copy = try sheet.duplicate(id)
            try rows.insert(#require(sheet[copy]), at: index + 1)
            #expect(rows[index + 1].text == rows[index].text)
        case 2:
            try sheet.replace(id, with: row)
            #expect(sheet[id]?.authored ?? row == row)
            rows[index] = try #require(sheet[id])
        case 3:
            let before = sheet
            try sheet.replace(id, with: row)
            let once = try #require(sheet[id])
            try sheet.replace(id, with: row)
            #expect(sheet[id] == once)
            sheet.restore(before)
            #expect(sheet.bytes == before.bytes)
        default:
            try? sheet.change(id, at: ["data", "new", "x"], to: .array([.whole(1), .null]))
            rows[index] = try #require(sheet[id])
        }
    }

    @Test("an edit that says what is there already writes nothing", arguments: seeds.prefix(150))
    func keepsWhatIsSaid(seed: UInt64) throws {
        let file = RandomSheet(seed: seed)
        var sheet = try CueSheetDocument(bytes: file.bytes, song: "tide")
        for row in sheet.rows {
            if let authored = row.authored { try sheet.replace(row.id, with: authored) }
            guard let members = row.content?.members else { continue }
            for member in members where members.filter({ $0.key == member.key }).count == 1 {
                try sheet.change(row.id, at: [member.key], to: member.value)
            }
        }
        #expect(sheet.bytes == file.bytes)
    }

    @Test("thousands of rows are edited row by row, and each save is the sheet once over")
    func editsManyRows() throws {
        let rows = (0..<2000).map { row in
            let color = "#0000FF"
            return "    {\"time\": \(row).5, \"fixture_id\": \"wash\", \"effect\": \"flash\","
                + " \"duration\": 0.5, \"data\": {\"color\": \"\(color)\"}}"
        }
        let text = "{\n  \"entries\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n"
        var sheet = try CueSheetDocument(text)
        for row in sheet.rows { try sheet.change(row.id, at: ["name"], to: .string("é")) }
        for row in sheet.rows.prefix(1000) { try sheet.duplicate(row.id) }
        #expect(sheet.rowCount == 3000)
        let saved = try CueSheetDocument(bytes: sheet.bytes, song: "tide")
        #expect(saved.rowTexts == sheet.rowTexts)
        let named = rows.map { String($0.dropFirst(4).dropLast()) + ", \"name\": \"é\"}" }
        #expect(
            saved.rowTexts == (named.prefix(1000).flatMap { [$0, $0] } + named.dropFirst(1000))
        )
    }
}
