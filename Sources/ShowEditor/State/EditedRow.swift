import ShowModel
import ShowSource
import Timebase

/// A row of the sheet as the editor knows it.
///
/// A class, because an edit copies the list of some thousand rows: it never changes.
final class EditedRow: Sendable {
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

    /// When what it says has run its course; nil where it cannot be played.
    var end: Duration? { cue.map { $0.time + $0.action.length(from: $0.time) } }

    init(
        id: RowID,
        text: ArraySlice<UInt8>,
        rank: Int,
        cue: Cue?,
        problems: [Diagnostic]
    ) {
        self.id = id
        self.text = text
        self.rank = rank
        self.cue = cue
        self.problems = problems
    }
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
        func stays(_ row: EditedRow, _ other: CueSheetRow) -> Bool {
            row.id == other.id && row.text == other.text && !(beatsChanged && row.runsOnBeats)
        }
        // An edit is in one place or a few: what is before and behind them all is as it was.
        let most = min(rows.count, wanted.count)
        var head = 0
        while head < most, stays(rows[head], wanted[head]) { head += 1 }
        var tail = 0
        while tail < most - head,
            stays(rows[rows.count - 1 - tail], wanted[wanted.count - 1 - tail])
        {
            tail += 1
        }
        let middle = head..<wanted.count - tail
        let known = Dictionary(
            rows[head..<rows.count - tail].map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let room = Ranks.Room(
            after: head > 0 ? rows[head - 1].rank : 0,
            before: tail > 0 ? rows[rows.count - tail].rank : nil
        )
        let ids = wanted[middle].map(\.id)
        guard let ranks = Ranks(of: ids, known: known.mapValues(\.rank), in: room, gap: Self.gap)
        else { return renumber(wanted, check) }
        var changes = Changes()
        var taken: [EditedRow] = []
        for (row, rank) in zip(wanted[middle], ranks.numbers) {
            taken.append(changes.take(row, rank, known[row.id], stays, check))
        }
        changes.note(goneFrom: rows[head..<rows.count - tail], Set(ids))
        rows.replaceSubrange(head..<rows.count - tail, with: taken)
        return changes
    }

    /// Takes `wanted`, with new ranks for all: between two of the old ones there was no room left.
    private mutating func renumber(
        _ wanted: [CueSheetRow],
        _ check: (ArraySlice<UInt8>) -> (cue: Cue?, diagnostics: [Diagnostic])
    ) -> Changes {
        let known = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var changes = Changes()
        var taken: [EditedRow] = []
        for (index, row) in wanted.enumerated() {
            let rank = (index + 1) * Self.gap
            taken.append(changes.take(row, rank, known[row.id], { _, _ in false }, check))
        }
        changes.note(goneFrom: rows[...], Set(wanted.map(\.id)))
        rows = taken
        return changes
    }
}

extension EditedRows.Changes {
    /// The row that `row` is with `rank`: `old`, where it is that and `stays` as it was.
    fileprivate mutating func take(
        _ row: CueSheetRow,
        _ rank: Int,
        _ old: EditedRow?,
        _ stays: (EditedRow, CueSheetRow) -> Bool,
        _ check: (ArraySlice<UInt8>) -> (cue: Cue?, diagnostics: [Diagnostic])
    ) -> EditedRow {
        if let old, old.rank == rank, stays(old, row) { return old }
        let (cue, problems) = check(row.text)
        let new = EditedRow(
            id: row.id,
            text: row.text,
            rank: rank,
            cue: cue?.ranked(rank),
            problems: problems
        )
        if let cue = old?.cue { goingCues.append(cue) }
        if let cue = new.cue { comingCues.append(cue) }
        // One that only took another rank is the same row to everybody else.
        // On other beats a chase ends at another time.
        if old?.text != new.text || old?.problems != problems || old?.end != new.end {
            put.append(new)
        }
        return new
    }

    /// Notes those of `rows` that are not `there` any more.
    fileprivate mutating func note(goneFrom rows: ArraySlice<EditedRow>, _ there: Set<RowID>) {
        for row in rows where !there.contains(row.id) {
            removed.append(row.id)
            if let cue = row.cue { goingCues.append(cue) }
        }
    }
}

/// Ranks that rise along rows, and keep those that rise already.
private struct Ranks {
    /// Between which ranks there is room.
    struct Room {
        let after: Int
        /// Nil where nothing follows.
        let before: Int?
    }

    private(set) var numbers: [Int] = []

    /// Ranks of the rows `ids` in `room`; nil where there is none left.
    init?(of ids: [RowID], known: [RowID: Int], in room: Room, gap: Int) {
        var index = 0
        while index < ids.count {
            let last = numbers.last ?? room.after
            if let rank = known[ids[index]], rank > last {
                numbers.append(rank)
                index += 1
                continue
            }
            // A run of rows without a rank of their own shares the room up to the next that has one.
            let end = ids[index...].firstIndex { known[$0].map { $0 > last } ?? false } ?? ids.count
            let count = end - index
            let behind = end < ids.count ? known[ids[end]] : room.before
            let next = behind ?? last + gap * (count + 1)
            let step = (next - last) / (count + 1)
            guard step > 0 else { return nil }
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
