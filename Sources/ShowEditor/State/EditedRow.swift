import ShowModel
import ShowSource

/// A row of the sheet as the editor knows it.
struct EditedRow: Hashable, Sendable {
    /// Its number.
    let id: RowID
    /// Its bytes in the file.
    let text: ArraySlice<UInt8>
    /// Rises from row to row in the order of the file, with room between: so that a row that comes in
    /// between leaves the others what they are, and their part of the score with them.
    let rank: Int
    /// What it says, with `rank` for its row; nil where it cannot be played.
    let cue: Cue?
    /// What there is to say about it.
    let problems: [Diagnostic]
}

/// The rows of a sheet, and what became of them since.
struct EditedRows: Sendable {
    /// The rows in the order of the file.
    private(set) var rows: [EditedRow] = []

    /// How ranks of neighbours differ where there is room.
    private static let gap = 1 << 20

    /// What an edit did to the rows.
    struct Changes {
        /// Rows that are new or others than before, in the order of the file.
        var put: [EditedRow] = []
        /// Rows that are gone.
        var removed: [RowID] = []
        /// Cues that do not count any more, and those that count now.
        var goingCues: [Cue] = []
        var comingCues: [Cue] = []
    }

    /// The row with the number `id`.
    subscript(id: RowID) -> EditedRow? { rows.first { $0.id == id } }

    /// The cues of all rows that can be played.
    var cues: [Cue] { rows.compactMap(\.cue) }

    /// Takes the rows of `sheet`; those that stand as they stood are not looked at again, but for
    /// chases where `beatsChanged`.
    mutating func take(
        _ sheet: CueSheetDocument,
        beatsChanged: Bool,
        check: (ArraySlice<UInt8>) -> (cue: Cue?, diagnostics: [Diagnostic])
    ) -> Changes {
        let wanted = sheet.rows
        let known = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ranks = Ranks(of: wanted.map(\.id), known: known.mapValues(\.rank), gap: Self.gap)
        var changes = Changes()
        var taken: [EditedRow] = []
        taken.reserveCapacity(wanted.count)
        for (row, rank) in zip(wanted, ranks.numbers) {
            let old = known[row.id]
            if let old, old.rank == rank, old.text == row.text, !(beatsChanged && old.runsOnBeats) {
                taken.append(old)
                continue
            }
            let (cue, problems) = check(row.text)
            let new = EditedRow(
                id: row.id,
                text: row.text,
                rank: rank,
                cue: cue?.ranked(rank),
                problems: problems
            )
            if let cue = old?.cue { changes.goingCues.append(cue) }
            if let cue = new.cue { changes.comingCues.append(cue) }
            // One that only took another rank is the same row to everybody else.
            if old?.text != new.text || old?.problems != problems { changes.put.append(new) }
            taken.append(new)
        }
        let there = Set(wanted.map(\.id))
        for row in rows where !there.contains(row.id) {
            changes.removed.append(row.id)
            if let cue = row.cue { changes.goingCues.append(cue) }
        }
        rows = taken
        return changes
    }
}

/// Ranks that rise along rows, and keep those that rise already.
private struct Ranks {
    var numbers: [Int] = []

    init(of ids: [RowID], known: [RowID: Int], gap: Int) {
        var index = 0
        while index < ids.count {
            let last = numbers.last ?? 0
            if let rank = known[ids[index]], rank > last {
                numbers.append(rank)
                index += 1
                continue
            }
            // A run of rows without a rank of their own shares the room up to the next that has one.
            let end = ids[index...].firstIndex { known[$0].map { $0 > last } ?? false } ?? ids.count
            let count = end - index
            let next = end < ids.count ? known[ids[end]] ?? 0 : last + gap * (count + 1)
            let step = (next - last) / (count + 1)
            guard step > 0 else {
                numbers = ids.indices.map { ($0 + 1) * gap }
                return
            }
            numbers += (1...count).map { last + step * $0 }
            index = end
        }
    }
}

extension EditedRow {
    /// Whether what it says depends on where the song's beats are.
    fileprivate var runsOnBeats: Bool {
        // Without beats a chase cannot be read, so a row that is wrong may become right.
        if case .chase = cue?.action { true } else { cue == nil }
    }
}

extension Cue {
    /// The same, with `rank` for its row.
    fileprivate func ranked(_ rank: Int) -> Cue {
        Cue(row: rank, time: time, name: name, action: action, location: location)
    }
}
