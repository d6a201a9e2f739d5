import ShowModel
import ShowSource
import Testing

struct ShowCheckerTests {
    /// Rows right and wrong.
    static let cues = """
        {"song_filename": "tide", "entries": [
          {"time": 1, "fixture_id": "wash", "effect": "full"},
          {"time": 2, "fixture_id": "wash", "effect": "flesh"},
          {"time": 3,
           "values": {"wash": {"red": 255, "rad": 1}}},
          {"time": 4, "values": {"wash": {"red": 1}}, "fade": 0.5}
        ]}
        """

    @Test("a sheet that is edited says what its file would, row by row")
    func readsAsFile() throws {
        let show = try TemporaryShow(cues: Self.cues)
        let reading = try show.read()
        let song = try #require(reading.show?.songs.first)
        let checker = try ShowChecker(folder: show.path)
        var sheet = try CueSheetDocument(Self.cues)
        let path = show.path + "/cues/tide.cue.json"
        let checked = checker.check(sheet, with: song.metadata, at: path)
        #expect(checked.cues.map(\.cue) == song.cues)
        #expect(checked.cues.map(\.id.number) == [1, 4])
        #expect(checked.diagnostics == reading.diagnostics)
        #expect(checked.rows.keys.sorted() == [RowID(2), RowID(3)])
        try sheet.change(RowID(2), at: ["effect"], to: .string("flash"))
        try sheet.delete(RowID(1))
        let mended = checker.check(sheet, with: song.metadata, at: path)
        #expect(mended.cues.map(\.id.number) == [2, 4])
        #expect(mended.cues.map(\.cue.row) == [0, 2])
        #expect(mended.rows.keys.sorted() == [RowID(3)])
    }

    @Test("what an editor puts in is what the show says then")
    func readsNewRows() throws {
        let show = try TemporaryShow(cues: "[]")
        let checker = try ShowChecker(folder: show.path)
        var sheet = CueSheetDocument(newFor: "tide")
        let levels = [AuthoredLevels(fixture: "wash", levels: [AuthoredLevel("red", 255)])]
        let snapshot = AuthoredAction.snapshot(levels, fade: .milliseconds(1500))
        try sheet.insert(AuthoredRow(time: .milliseconds(250), name: "a", action: snapshot))
        try sheet.insert(.effect("flash", at: .seconds(2), for: .seconds(1)))
        let checked = checker.check(sheet, with: SongMetadata(), at: "tide")
        #expect(checked.diagnostics.isEmpty)
        let cues = checked.cues.map(\.cue)
        #expect(cues.map(\.time) == [.milliseconds(250), .seconds(2)])
        guard case .snapshot(let read)? = cues.first?.action,
            case .effect(let effect)? = cues.last?.action
        else { return #expect(Bool(false), "other kinds of rows") }
        #expect(read.fade == .milliseconds(1500))
        #expect(read.values.first?.writes == [.level(channel: 1, 255)])
        #expect(effect.duration == .seconds(1))
    }

    @Test("a row that is nothing yet keeps the others readable, and is marked")
    func marksBrokenRows() throws {
        let show = try TemporaryShow(cues: "[]")
        let checker = try ShowChecker(folder: show.path)
        var sheet = try CueSheetDocument(Self.cues)
        let id = try sheet.insert(saying: .object([]), at: .atStart)
        let checked = checker.check(sheet, with: SongMetadata(), at: "tide")
        #expect(checked.cues.map(\.id.number) == [1, 4])
        #expect(checked.rows[id]?.map(\.severity) == [.error, .error])
    }
}
