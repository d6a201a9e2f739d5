import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Timebase
import TimelineFile

/// How fast an edit of four bars is told, at 120 beats a minute eight seconds, in shows of 32 universes.
struct Edits {
    private var table = Table(
        "edit of 4 bars, 32 universes",
        "p50 ms",
        "p99 ms",
        "max ms",
        "p50 CPU ms",
        "p99 CPU ms",
        "scored p50",
        "compared p50",
        "rendered p50",
        "levels"
    )
    private var files = Table(
        "after the edit of one row",
        "blocks",
        "rendered and packed ms",
        "fingerprints updated CPU ms",
        "fingerprints anew CPU ms",
        "file rewritten ms",
        "file MB"
    )
    private let path: String

    /// Show files are written to `path`.
    init(path: String) {
        self.path = path
    }

    mutating func measure(minutes: Int) throws {
        let song = BenchedSong(universes: 32, seconds: 60 * minutes)
        let old = song.compiler.score(of: song.cues, frameCount: song.frameCount)
        var random = SeededRandom(seed: 4)
        let rowEdits = (0..<300).map { _ in rowEdit(of: song, &random) }
        let chaseEdits = (0..<300).map { _ in chaseEdit(of: song, &random) }
        tell("one row, \(minutes) min", rowEdits, old, song)
        tell("a chase on 8, \(minutes) min", chaseEdits, old, song)
        try tellFile("\(minutes) min", rowEdits.prefix(20), old, song)
    }

    func show() {
        table.show()
        files.show()
    }
}

/// Rows that go and rows that come.
private struct Edit {
    var removed: [Cue] = []
    var added: [Cue] = []
}

extension Edits {
    /// Another effect, eight seconds long, in a row of the sheet.
    private func rowEdit(of song: BenchedSong, _ random: inout SeededRandom) -> Edit {
        let old = song.cues[Int.random(in: 0..<song.cues.count, using: &random)]
        guard case .effect(let row) = old.action,
            let index = song.patch.index(of: row.fixture)
        else { preconditionFailure("a sheet of effects") }
        let effect = song.rig.effect(on: song.patch.fixtures[index], &random)
        let new = Cue.effect(old.row, effect, on: row.fixture, at: old.time, for: .seconds(8))
        return Edit(removed: [old], added: [new])
    }

    /// A chase of 16 beats on eight neighbours, two steps a beat, somewhere in the song.
    private func chaseEdit(of song: BenchedSong, _ random: inout SeededRandom) -> Edit {
        let first = Int.random(in: 0..<song.patch.fixtures.count - 8, using: &random)
        let steps = (0..<32).map { step -> ChaseStep in
            let fixture = song.patch.fixtures[first + step % 8]
            let effect = song.rig.effect(on: fixture, &random)
            return .step(500 * step, for: 1000, effect, on: fixture.id)
        }
        let chase = Chase(id: "chase", name: "chase", steps: steps)
        let time = Duration.seconds(Int.random(in: 0..<song.seconds - 8, using: &random))
        return Edit(added: [.chase(chase, row: song.cues.count, at: time, on: .at(120))])
    }

    private mutating func tell(
        _ name: String,
        _ edits: [Edit],
        _ old: Score,
        _ song: BenchedSong
    ) {
        let compiler = song.compiler
        var stages: [[Timing]] = [[], [], []]
        var levelCount = 0
        for edit in edits {
            var (scoring, comparing, rendering) = (Timing(), Timing(), Timing())
            let new = scoring.add { compiler.score(old, without: edit.removed, with: edit.added) }
            let changes = comparing.add { new.changes(since: old) }
            levelCount += rendering.add {
                changes.slots.reduce(0) { count, slot in
                    slot.spans.reduce(count) { count, span in
                        count + new.levels(ofSlot: slot.offset, in: span).count
                    }
                }
            }
            for (stage, timing) in [scoring, comparing, rendering].enumerated() {
                stages[stage].append(timing)
            }
        }
        let totals = edits.indices.map { stages[0][$0] + stages[1][$0] + stages[2][$0] }
        let wall = Spread(totals.map { 1000 * $0.wall })
        let processor = Spread(totals.map { 1000 * $0.processor })
        let medians = stages.map { Spread($0.map { 1000 * $0.wall }).median }
        table.add(
            name,
            told(wall.median, 2),
            told(wall.p99, 2),
            told(wall.worst, 2),
            told(processor.median, 2),
            told(processor.p99, 2),
            told(medians[0], 2),
            told(medians[1], 2),
            told(medians[2], 3),
            told(Double(levelCount) / Double(edits.count))
        )
    }

    /// Blocks that an edit changes, made anew; and the whole file with the other blocks carried over.
    private mutating func tellFile(
        _ name: String,
        _ edits: ArraySlice<Edit>,
        _ old: Score,
        _ song: BenchedSong
    ) throws {
        let reader = try song.write(old, to: path)
        let oldPrints = old.fingerprints(framesPerBlock: song.framesPerBlock)
        var blockCount = 0
        var (making, updating, printing, writing) = ([Double](), [Double](), [Double](), [Double]())
        for edit in edits {
            let new = song.compiler.score(old, without: edit.removed, with: edit.added)
            let spans = new.changes(since: old).spans
            let info = reader.info
            let numbers = (0..<info.blockCount).filter { number in
                spans.contains { !$0.intersection(info.span(ofBlock: number)).isEmpty }
            }
            blockCount += numbers.count
            var (made, update, print, write) = (Timing(), Timing(), Timing(), Timing())
            let blocks = made.add {
                var encoder = BlockEncoder()
                return Dictionary(
                    uniqueKeysWithValues: numbers.map { number in
                        let levels = new.render(info.span(ofBlock: number))
                        return (number, encoder.encode(levels, number: number))
                    }
                )
            }
            making.append(1000 * made.wall)
            let prints = update.add {
                new.fingerprints(framesPerBlock: song.framesPerBlock, after: old, with: oldPrints)
            }
            updating.append(1000 * update.processor)
            guard writing.count < 5 else { continue }
            let printsAnew = print.add { new.fingerprints(framesPerBlock: song.framesPerBlock) }
            precondition(prints == printsAnew, "fingerprints are what they are however made")
            let newInfo = song.info(prints)
            try write.add {
                var writer = try TimelineWriter(path: path + ".new", info: newInfo)
                for number in 0..<newInfo.blockCount {
                    try writer.append(try blocks[number] ?? reader.storedBlock(number))
                }
                try writer.finish()
            }
            printing.append(1000 * print.processor)
            writing.append(1000 * write.wall)
        }
        files.add(
            name,
            told(Double(blockCount) / Double(edits.count), 1),
            told(Spread(making).median, 1),
            told(Spread(updating).median, 2),
            told(Spread(printing).median, 1),
            told(Spread(writing).median, 1),
            told(Double(reader.byteCount) / 1e6, 1)
        )
    }
}
