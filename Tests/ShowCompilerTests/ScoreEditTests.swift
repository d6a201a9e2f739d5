import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Scores after an edit")
struct ScoreEditTests {
    private let frames = FrameCount(300)

    @Test("an edited score is the score of the edited rows", arguments: 0..<40)
    func incrementalEqualsFull(seed: UInt64) {
        var edits = Edits(seed: seed)
        let compiler = ScoreCompiler(patch: Patch(rig()), rate: edits.rate)
        var score = compiler.score(of: edits.cues, frameCount: frames)
        for _ in 0..<25 {
            let (removed, added) = edits.next()
            score = compiler.score(score, without: removed, with: added)
            #expect(score == compiler.score(of: edits.cues, frameCount: frames))
        }
    }

    @Test("a score made after another one is the score that it is on its own", arguments: 0..<20)
    func reuseEqualsFull(seed: UInt64) {
        var edits = Edits(seed: seed)
        var fixtures = rig()
        var score = ScoreCompiler(patch: Patch(fixtures), rate: edits.rate)
            .score(of: edits.cues, frameCount: frames)
        for step in 0..<15 {
            _ = edits.next()
            if step % 5 == 4 { fixtures = repatched(fixtures, &edits.random) }
            let length = step % 7 == 6 ? FrameCount(frames.frames + step) : frames
            let compiler = ScoreCompiler(patch: Patch(fixtures), rate: edits.rate)
            score = compiler.score(of: edits.cues, frameCount: length, after: score)
            #expect(score == compiler.score(of: edits.cues, frameCount: length))
        }
    }

    @Test("changes are the frames that differ, no more and no less", arguments: 0..<40)
    func changesAreExact(seed: UInt64) {
        var edits = Edits(seed: seed)
        let compiler = ScoreCompiler(patch: Patch(rig()), rate: edits.rate)
        var old = compiler.score(of: edits.cues, frameCount: frames)
        for _ in 0..<10 {
            let (removed, added) = edits.next()
            let new = compiler.score(old, without: removed, with: added)
            let (before, after) = (old.all, new.all)
            let found = new.changes(since: old)
            let spans = Dictionary(uniqueKeysWithValues: found.slots.map { ($0.offset, $0.spans) })
            for slot in 0..<after.slotCount {
                let isChanged = (0..<frames.frames).map { frame in
                    (spans[slot] ?? []).contains { $0.contains(FrameNumber(frame)) }
                }
                let differs = (0..<frames.frames).map {
                    after[frame: $0, slot: slot] != before[frame: $0, slot: slot]
                }
                #expect(isChanged == differs)
            }
            #expect(found.slots.map(\.offset) == found.slots.map(\.offset).sorted())
            #expect(found.isEmpty == (before == after))
            old = new
        }
    }

    @Test("what changed can be rendered alone")
    func rendersChanges() {
        var edits = Edits(seed: 7)
        let compiler = ScoreCompiler(patch: Patch(rig()), rate: edits.rate)
        let old = compiler.score(of: edits.cues, frameCount: frames)
        for _ in 0..<20 { _ = edits.next() }
        let new = compiler.score(of: edits.cues, frameCount: frames)
        var levels = old.all
        for slot in new.changes(since: old).slots {
            for span in slot.spans {
                let rendered = new.levels(ofSlot: slot.offset, in: span)
                for (frame, level) in zip(span.start.index..., rendered) {
                    levels[frame: frame, slot: slot.offset] = level
                }
            }
        }
        #expect(levels == new.all)
    }

    @Test("a longer song changes in the frames that it gains; another layout changes everywhere")
    func tellsLengthAndLayout() {
        let cue = Cue.snapshot(0, at: .zero, ["a": [0: 9]])
        let old = compile([.rgb("a")], [cue], frames: 100)
        let longer = compile([.rgb("a")], [cue], frames: 130).changes(since: old)
        #expect(longer.spans == [.frames(100..<130)])
        #expect(longer.slots.map(\.offset) == [0, 1, 2])
        #expect(compile([.rgb("a")], [cue], frames: 90).changes(since: old).spans == [])
        let moved = compile([.rgb("a", at: 2)], [cue], frames: 100).changes(since: old)
        #expect(moved.isWhole)
        #expect(moved.spans == [.frames(0..<100)])
    }

    @Test("an edit that changes nothing that is seen changes no frame")
    func ignoresWhatIsNotSeen() {
        let cue = Cue.snapshot(0, at: .zero, ["a": [0: 9]])
        let again = Cue.snapshot(1, at: .seconds(1), ["a": [0: 9]])
        let old = compile([.rgb("a")], [cue])
        let new = compile([.rgb("a")], [cue, again])
        #expect(new.changes(since: old).isEmpty)
        let length = FrameCount(60)
        #expect(
            new.fingerprints(framesPerBlock: length) == old.fingerprints(framesPerBlock: length)
        )
    }
}

/// A cue sheet under someone's hands.
struct Edits {
    var random: SeededRandom
    let rate: FrameRate
    private(set) var cues: [Cue]
    private var nextRow = 1000

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        rate = FrameRate.common.randomElement(using: &random) ?? .fps60
        cues = Array(randomCues(&random, on: rig()).prefix(30))
    }

    /// Adds, changes, moves or deletes a row.
    mutating func next() -> (removed: [Cue], added: [Cue]) {
        var removed: [Cue] = []
        var added: [Cue] = []
        let kind = Int.random(in: 0..<4, using: &random)
        if kind > 0, !cues.isEmpty {
            removed = [cues.remove(at: Int.random(in: 0..<cues.count, using: &random))]
        }
        if kind != 1 {
            let fresh = row()
            let isMove = kind == 2
            let time = Duration.milliseconds(Int.random(in: 0...500, using: &random) * 10)
            added = [
                Cue(
                    row: removed.first?.row ?? fresh.row,
                    time: isMove ? time : removed.first?.time ?? fresh.time,
                    action: isMove ? removed.first?.action ?? fresh.action : fresh.action
                )
            ]
            cues += added
        }
        return (removed, added)
    }

    /// A row of any kind.
    private mutating func row() -> Cue {
        nextRow += 1
        let time = Duration.milliseconds(Int.random(in: 0...500, using: &random) * 10)
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let level = Level.random(in: 0...255, using: &random)
            return .snapshot(nextRow, at: time, fade: .milliseconds(300), ["head": [5: level]])
        case 1:
            let steps = (0..<4).map {
                ChaseStep.step(
                    $0 * 500,
                    for: 400,
                    randomEffect(&random, withLevels: true),
                    on: "head"
                )
            }
            let chase = Chase(id: "c", name: "C", steps: steps)
            return .chase(chase, row: nextRow, at: time, repetitions: 2, on: .at(150))
        case 2:
            let wave = ColourWave(fixtures: ["rgb", "free", "armed"], duration: Beats(3))
            let chase = Chase(id: "w", name: "W", wave: wave)
            return .chase(chase, row: nextRow, at: time, on: .at(140))
        default:
            let cue = randomCues(&random, on: rig())[0]
            return Cue(row: nextRow, time: time, action: cue.action)
        }
    }
}

/// The same fixtures, two of them with each other's slots or one of them armed another way.
private func repatched(_ fixtures: [Fixture], _ random: inout SeededRandom) -> [Fixture] {
    let isArmed = Bool.random(using: &random)
    return fixtures.map { fixture in
        switch fixture.id.text {
        case "free": .par("free", at: isArmed ? 1 : 11, armed: isArmed)
        case "armed": .par("armed", at: isArmed ? 11 : 1, armed: true)
        default: fixture
        }
    }
}
