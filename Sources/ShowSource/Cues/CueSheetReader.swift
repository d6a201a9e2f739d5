import ShowModel

/// Reads one song's cue sheet: an object with `entries`, or the bare array of them.
struct CueSheetReader {
    /// The song's name.
    let song: String
    /// The fixtures that rows may name; nil where they could not be read, and rows are checked
    /// without them.
    let patch: Patch?
    /// The places that rows may name.
    let points: PointIndex
    /// The chases that rows may name, and those that they have named.
    var chases = SongChases()
    /// What there is to say about the file.
    var report: Report

    /// The cues that the file says, rows that are wrong left out.
    mutating func read(_ root: JSONValue) -> [Cue] {
        guard let rows = rows(of: root) else { return [] }
        var cues: [Cue] = []
        cues.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            if let cue = cue(row, index: index) { cues.append(cue) }
        }
        return cues
    }

    private mutating func rows(of root: JSONValue) -> [JSONValue]? {
        if root.kind == .array { return root.elements }
        guard let sheet = root.object else {
            report.mismatch(
                root,
                "the cue sheet",
                expected: "an object with 'entries', or an array"
            )
            return nil
        }
        report.checkKeys(of: sheet, "a cue sheet", known: Form.cueSheet.keys)
        report.checkSong(sheet["song_filename"], "'song_filename'", is: song)
        return report.required("entries", of: sheet, "the cue sheet")
            .flatMap { report.array($0, "'entries'") }
    }

    private mutating func cue(_ row: JSONValue, index: Int) -> Cue? {
        guard let object = report.object(row, "a row") else { return nil }
        let errorsBefore = report.errorCount
        let time = time(of: object)
        let name = object["name"].flatMap { report.string($0, "'name'") }
        let action = action(of: object)
        guard report.errorCount == errorsBefore, let time, let action else { return nil }
        return Cue(
            row: index,
            time: time,
            name: name,
            action: action,
            location: report.text.location(at: row.offset)
        )
    }

    private mutating func time(of row: JSONObject) -> Duration? {
        guard let value = report.oneOf(timeKeys, of: row) else {
            report.error(at: row.value.offset, "the row has no 'time'")
            return nil
        }
        return report.time(value, "the row's time")
    }

    private mutating func action(of row: JSONObject) -> CueAction? {
        if let chase = row["chaser_id"] {
            return self.chase(row, named: chase).map { .chase($0) }
        }
        if row.has("fixture_id") || row.has("effect") || row.has("action") {
            return effect(row).map { .effect($0) }
        }
        if row.has("values") || row.has("timecode") {
            return snapshot(row).map { .snapshot($0) }
        }
        let what = "the row is no snapshot, no effect and no chase"
        for member in row.members {
            guard let meant = rowKind(meantBy: member.key) else { continue }
            let message = "\(what): key '\(shortened(member.key))' is unknown"
            report.error(at: member.keyOffset, message, hint: "did you mean '\(meant)'?")
            return nil
        }
        report.error(
            at: row.value.offset,
            what,
            hint:
                "a snapshot has 'values', an effect 'fixture_id' and 'effect', a chase 'chaser_id'"
        )
        return nil
    }

    /// The time of `key`; 0 where it is not given.
    mutating func length(_ key: String, of row: JSONObject) -> Duration? {
        guard let value = row[key] else { return .zero }
        return report.time(value, "'\(key)'")
    }

    /// The fixture called by `name`, which is written at `offset`; nil, and reported, where there
    /// is none or it could not be read.
    mutating func fixture(_ name: String, at offset: Int) -> PatchedFixture? {
        report.fixture(name, at: offset, in: patch)
    }
}

private let timeKeys = ["time", "timecode"]
