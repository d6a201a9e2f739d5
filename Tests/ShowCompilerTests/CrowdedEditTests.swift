import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Edits among many rows of one fixture")
struct CrowdedEditTests {
    private let frames = FrameCount(1200)

    @Test("an edited score is the score of the edited rows", arguments: 0..<80)
    func incrementalEqualsFull(seed: UInt64) {
        var sheet = CrowdedSheet(seed: seed)
        let compiler = ScoreCompiler(patch: Patch(CrowdedSheet.rig), rate: sheet.rate)
        let length = FrameCount([1, 25, 60, 300, 5000][Int(seed) % 5])
        var score = compiler.score(of: sheet.cues, frameCount: frames)
        var prints = score.fingerprints(framesPerBlock: length)
        for _ in 0..<12 {
            let (removed, added) = sheet.edit()
            let new = compiler.score(score, without: removed, with: added)
            #expect(new == compiler.score(of: sheet.cues, frameCount: frames))
            prints = new.fingerprints(framesPerBlock: length, after: score, with: prints)
            #expect(prints == new.fingerprints(framesPerBlock: length))
            score = new
        }
    }

    @Test("changes are the frames that differ, no more and no less", arguments: 0..<20)
    func changesAreExact(seed: UInt64) {
        var sheet = CrowdedSheet(seed: seed)
        let compiler = ScoreCompiler(patch: Patch(CrowdedSheet.rig), rate: sheet.rate)
        var old = compiler.score(of: sheet.cues, frameCount: frames)
        for _ in 0..<6 {
            let (removed, added) = sheet.edit()
            let new = compiler.score(old, without: removed, with: added)
            let (before, after) = (old.all, new.all)
            let changes = new.changes(since: old)
            let spans = Dictionary(
                uniqueKeysWithValues: changes.slots.map { ($0.offset, $0.spans) }
            )
            for slot in 0..<after.slotCount {
                var isChanged = [Bool](repeating: false, count: frames.frames)
                for span in spans[slot] ?? [] {
                    for frame in span.start.index..<span.end.index { isChanged[frame] = true }
                }
                let differs = (0..<frames.frames).map {
                    after[frame: $0, slot: slot] != before[frame: $0, slot: slot]
                }
                #expect(isChanged == differs)
            }
            // Made apart from each other they share no memory: what they say is the same.
            let apart = compiler.score(of: sheet.cues, frameCount: frames)
            #expect(apart.changes(since: old) == changes)
            old = new
        }
    }

    @Test("a row that shortens a dark approach behind it moves all that the approach lay over")
    func reachesBehindItself() {
        let compiler = ScoreCompiler(patch: Patch([Places.slowHead]), rate: .fps60)
        let sweep = Sweep(start: Aim(pan: 60_000, tilt: 60_000), subject: Aim(pan: 0, tilt: 0))
        let blink = Cue.snapshot(1, at: .milliseconds(5500), ["a": [5: 200]])
        let rows = [
            blink, .effect(2, .sweep(sweep), on: "a", at: .seconds(6), for: .seconds(2)),
            .effect(3, .fadeOut(startLevel: nil, easing: .linear), on: "a", at: .seconds(9)),
        ]
        let near = Cue.effect(0, .seek(59_000, 59_000), on: "a", at: .milliseconds(5900))
        let old = compiler.score(of: rows, frameCount: frames)
        let new = compiler.score(old, without: [], with: [near])
        #expect(new == compiler.score(of: rows + [near], frameCount: frames))
        #expect(compiler.score(new, without: [near], with: []) == old)
        #expect(new.dimmer(at: [335]) == [200])
        #expect(old.dimmer(at: [335]) == [0])
    }

    @Test("fingerprints after a score of another length, rate or layout are made from nothing")
    func fingerprintsFromNothing() {
        let cues = [Cue.snapshot(0, at: .zero, ["a": [0: 9]])]
        let old = compile([.rgb("a")], cues, frames: 100)
        let length = FrameCount(30)
        let earlier = old.fingerprints(framesPerBlock: length)
        for new in [
            compile([.rgb("a")], cues, frames: 130),
            compile([.rgb("a")], cues, frames: 100, rate: .fps(50)),
            compile([.rgb("a", at: 2)], cues, frames: 100),
        ] {
            let prints = new.fingerprints(framesPerBlock: length, after: old, with: earlier)
            #expect(prints == new.fingerprints(framesPerBlock: length))
        }
    }
}

/// A busy sheet of few fixtures: rows at equal times, and dark approaches that lie over the rows before
/// them. Edits are made anywhere, and oftener at the very front and end.
private struct CrowdedSheet {
    static let rig: [Fixture] = [
        .head("slow"), .par("par", at: 20),
        .head("fast", at: 30, travel: HeadTravel(panSeconds: 0.5, tiltSeconds: 0.2)),
    ]

    private(set) var cues: [Cue] = []
    let rate: FrameRate
    private var random: SeededRandom
    private var nextRow = 0
    private let milliseconds = 20_000

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        rate = FrameRate.common.randomElement(using: &random) ?? .fps60
        cues = (0..<[3, 30, 120][Int(seed) % 3]).map { _ in row(at: anyTime()) }
    }

    /// Deletes, adds, moves or changes some rows.
    mutating func edit() -> (removed: [Cue], added: [Cue]) {
        var removed: [Cue] = []
        var added: [Cue] = []
        for _ in 0..<[1, 1, 1, 2, 5].randomElement(using: &random, or: 1) {
            guard let cue = cues.randomElement(using: &random), Bool.random(using: &random) else {
                added.append(row(at: anyTime()))
                continue
            }
            cues.removeAll { $0.row == cue.row }
            removed.append(cue)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: break
            case 1: added.append(Cue(row: cue.row, time: anyTime(), action: cue.action))
            default:
                let action = row(at: cue.time).action
                added.append(Cue(row: cue.row, time: cue.time, action: action))
            }
        }
        cues += added
        return (removed, added)
    }

    private mutating func anyTime() -> Duration {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .zero
        case 1: .milliseconds(milliseconds - Int.random(in: 0...200, using: &random))
        case 2...5: .milliseconds(500 * Int.random(in: 0...milliseconds / 500, using: &random))
        default: .milliseconds(Int.random(in: 0...milliseconds, using: &random))
        }
    }

    /// Half of them on the fast head, and many of them sweeps and orbits.
    private mutating func row(at time: Duration) -> Cue {
        nextRow += 1
        let fixtures: [FixtureID] = ["fast", "fast", "fast", "slow", "slow", "par"]
        let fixture = fixtures.randomElement(using: &random) ?? "fast"
        let level = Level.random(in: 0...255, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .snapshot(nextRow, at: time, fade: .milliseconds(300), ["fast": [5: level]])
        case 1: return .snapshot(nextRow, at: time, ["fast": [0: level], "par": [1: level]])
        case 2:
            let steps = (0..<6).map {
                ChaseStep.step(
                    $0 * 500,
                    for: 400,
                    randomEffect(&random, withLevels: true),
                    on: $0 % 2 == 0 ? "fast" : "par"
                )
            }
            let chase = Chase(id: "c", name: "C", steps: steps)
            return .chase(chase, row: nextRow, at: time, repetitions: 2, on: .at(150))
        default:
            return .effect(
                nextRow,
                randomEffect(&random, withLevels: true),
                on: fixture,
                at: time,
                for: .milliseconds(Int.random(in: 0...1500, using: &random))
            )
        }
    }
}

extension Array {
    fileprivate func randomElement(using random: inout SeededRandom, or other: Element) -> Element {
        randomElement(using: &random) ?? other
    }
}
