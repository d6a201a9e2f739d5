import DMX
import ShowCompiler
import ShowModel
import ShowSource
import TestSupport
import Timebase

/// The rows of a cue sheet, edited one after the other: what is compiled on from the score before is
/// what is compiled from nothing.
enum ScoreFuzz {
    private static let length = FrameCount(240)
    private static let editCount = 6
    /// Rows at most: each edit compiles all of them from nothing, too.
    private static let mostRows = 64

    static func run(on input: [UInt8]) throws {
        guard let sheet = try? CueSheetDocument(bytes: input, song: "tide") else { return }
        let checked = FuzzShow.checker.check(sheet, with: FuzzShow.metadata, at: "tide.cue.json")
        guard (1...mostRows).contains(checked.cues.count) else { return }
        let compiler = ScoreCompiler(patch: Patch(FuzzShow.fixtures), rate: .fps60)
        var rows = RowsInHand(
            checked.cues.map(\.cue),
            seed: input.reduce(0) { $0 &* 31 &+ UInt64($1) }
        )
        var score = compiler.score(of: rows.cues, frameCount: length)
        for _ in 0..<editCount {
            let (removed, added) = rows.edit()
            let next = compiler.score(score, without: removed, with: added)
            let whole = compiler.score(of: rows.cues, frameCount: length)
            try hold("an edited score is the score of the edited rows", next == whole)
            let after = compiler.score(of: rows.cues, frameCount: length, after: score)
            try hold("a score made after another is the score on its own", after == whole)
            try compare(whole, with: score)
            score = whole
        }
    }

    /// What is told to be the same is the same.
    private static func compare(_ new: Score, with old: Score) throws {
        let before = old.render(FrameSpan(all: length))
        let after = new.render(FrameSpan(all: length))
        var mended = before
        for slot in new.changes(since: old).slots {
            for span in slot.spans {
                let levels = new.levels(ofSlot: slot.offset, in: span)
                for (frame, level) in zip(span.start.index..., levels) {
                    mended[frame: frame, slot: slot.offset] = level
                }
            }
        }
        try hold("changes are all that changed", mended == after)
        let second = FrameCount(60)
        let (earlier, later) = (
            old.fingerprints(framesPerBlock: second), new.fingerprints(framesPerBlock: second)
        )
        let updated = new.fingerprints(framesPerBlock: second, after: old, with: earlier)
        try hold("fingerprints by update are those from nothing", updated == later)
        for (block, span) in FrameSpan(all: length).pieces(of: second).enumerated()
        where earlier[block] == later[block] {
            try hold("equal fingerprints, equal levels", new.render(span) == old.render(span))
        }
    }
}

/// Rows of a sheet while somebody takes them out, puts them back and moves them.
private struct RowsInHand {
    private(set) var cues: [Cue]
    private var out: [Cue] = []
    private var random: SeededRandom

    init(_ cues: [Cue], seed: UInt64) {
        self.cues = cues
        self.random = SeededRandom(seed: seed)
    }

    /// One edit: which rows go, and which come.
    mutating func edit() -> (removed: [Cue], added: [Cue]) {
        let kind = Int.random(in: 0..<3, using: &random)
        if kind == 0 || cues.isEmpty, !out.isEmpty {
            let row = out.remove(at: Int.random(in: 0..<out.count, using: &random))
            cues.append(row)
            return ([], [row])
        }
        guard !cues.isEmpty else { return ([], []) }
        let row = cues.remove(at: Int.random(in: 0..<cues.count, using: &random))
        guard kind == 1 else {
            out.append(row)
            return ([row], [])
        }
        let time = Duration.milliseconds(Int.random(in: 0...400, using: &random) * 10)
        let moved = Cue(row: row.row, time: time, action: row.action)
        cues.append(moved)
        return ([row], [moved])
    }
}
