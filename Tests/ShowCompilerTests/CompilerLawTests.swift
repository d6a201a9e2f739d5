import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

@Suite("Laws of the compiler")
struct CompilerLawTests {
    @Test("a span equals a cut", arguments: 0..<40)
    func spanEqualsCut(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let score = randomScore(&random)
        let all = score.all
        for _ in 0..<20 {
            let start = Int.random(in: 0..<score.frameCount.frames, using: &random)
            let end = Int.random(in: start + 1...score.frameCount.frames, using: &random)
            let cut = score.render(.frames(start..<end))
            for slot in 0..<all.slotCount {
                let column = all.columns[slot * all.frameCount..<(slot + 1) * all.frameCount]
                let part = cut.columns[slot * (end - start)..<(slot + 1) * (end - start)]
                #expect(Array(column.dropFirst(start).prefix(end - start)) == Array(part))
            }
        }
    }

    @Test("a span is the same whatever its renderer told before it", arguments: 0..<40)
    func spansInAnyOrder(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let score = randomScore(&random)
        let count = score.frameCount.frames
        let cuts = Set((0..<30).map { _ in Int.random(in: 0...count, using: &random) }).sorted()
        var spans = zip(cuts, cuts.dropFirst()).map { FrameSpan.frames($0..<$1) }
            .filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        // In order, touching or apart; then back and forth, overlapping too.
        spans += (0..<20).map { _ in
            let start = Int.random(in: 0..<count, using: &random)
            return .frames(start..<Int.random(in: start + 1...count, using: &random))
        }
        var renderer = ScoreRenderer(score)
        for span in spans { #expect(renderer.render(span) == score.render(span)) }
    }

    @Test("armed means armed on every frame, whatever effects run", arguments: 0..<40)
    func armedMeansArmed(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let fixtures = rig()
        let cues = (0..<60).map { row in
            Cue.effect(
                row,
                randomEffect(&random, withLevels: false),
                on: fixtures[Int.random(in: 0..<fixtures.count, using: &random)].id,
                at: .milliseconds(Int.random(in: 0...10_000, using: &random)),
                for: .milliseconds(Int.random(in: 0...2000, using: &random))
            )
        }
        let score = compile(fixtures, cues)
        let patch = Patch(fixtures)
        for (number, fixture) in fixtures.enumerated() {
            for (index, channel) in fixture.channels.enumerated() {
                guard let level = channel.armLevel else { continue }
                let offset = patch.offset(fixture: number, channel: index)
                let column = score.all.columns[offset * 600..<(offset + 1) * 600]
                #expect(column.allSatisfy { $0 == level })
            }
        }
    }

    @Test("dark means dark: whatever runs, nothing lights a head on its way", arguments: 0..<40)
    func darkMeansDark(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let cues = randomCues(&random, on: [.head("head", at: 31)])
        let score = compile(rig(), cues, frames: 300)
        let dimmer = score.levels(
            at: Array(0..<300),
            slot: Patch(rig()).offset(fixture: 3, channel: 5)
        )
        for cue in cues {
            guard case .effect(let row) = cue.action, row.effect.goesInTheDark else { continue }
            let start = FrameRate.fps60.frame(nearest: cue.time).index
            guard start < 300 else { continue }
            #expect(dimmer[max(start - 12, 0)..<start].allSatisfy { $0 == 0 })
        }
    }

    @Test(
        "the order of rows in the list does not matter, only their time and number",
        arguments: 0..<10
    )
    func orderDoesNotMatter(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let cues = randomCues(&random, on: rig())
        #expect(compile(rig(), cues) == compile(rig(), cues.shuffled(using: &random)))
    }

    @Test("the same show gives the same score")
    func isDeterministic() {
        var one = SeededRandom(seed: 7)
        var other = SeededRandom(seed: 7)
        #expect(randomScore(&one).all == randomScore(&other).all)
    }

    @Test("the blackout look is armed, and dark")
    func blackoutLook() {
        let patch = Patch([.par("a", armed: true), .head("h", at: 10)])
        #expect(patch.armLevels == [255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255])
        #expect(patch.blackoutLook == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255])
    }

    @Test("rows past the end and a wrong length in the metadata are told")
    func checksTheSong() {
        let place = SourceLocation(file: "a.cue.json", line: 3, column: 5)
        let effect = EffectCue(fixture: "a", effect: .blackout)
        let rows = [9999, 10_005, 10_030].map { milliseconds in
            Cue(row: 0, time: .milliseconds(milliseconds), action: .effect(effect), location: place)
        }
        let song = Song(
            name: "a",
            soundPath: "a.wav",
            metadata: SongMetadata(length: .milliseconds(10_200)),
            cues: rows
        )
        let sound = SoundLength(samples: 441_000, sampleRate: 44_100)
        let found = SongCheck(sound: sound, rate: .fps60).diagnostics(of: song)
        #expect(
            found.map(\.message) == [
                "the row at 00:10.030 is past the end of the song (00:10.000)",
                "the metadata says 00:10.200, but the sound is 00:10.000 long",
            ]
        )
        #expect(found.map(\.location) == [place, nil])
    }

    @Test(
        "milliseconds for seconds are told: rows far past the end, and those longer than the song"
    )
    func tellsMilliseconds() {
        let rows: [Cue] = [
            .effect(0, .blackout, on: "a", at: .seconds(9000)),
            .effect(1, .flash(Flash()), on: "a", at: .seconds(9), for: .seconds(500)),
            .snapshot(2, at: .seconds(1), fade: .seconds(61), ["a": [0: 1]]),
        ]
        let song = Song(name: "a", soundPath: "a.wav", cues: rows)
        let sound = SoundLength(samples: 441_000, sampleRate: 44_100)
        let found = SongCheck(sound: sound, rate: .fps60).diagnostics(of: song)
        #expect(
            found == [
                Diagnostic(
                    .warning,
                    at: nil,
                    "the row at 150:00.000 is past the end of the song (00:10.000)",
                    hint: "it is not rendered; times are in seconds, not milliseconds"
                ),
                Diagnostic(
                    .warning,
                    at: nil,
                    "a 'duration' of 08:20.000 is longer than the song (00:10.000)",
                    hint: "it is in seconds, not milliseconds"
                ),
                Diagnostic(
                    .warning,
                    at: nil,
                    "a 'fade' of 01:01.000 is longer than the song (00:10.000)",
                    hint: "it is in seconds, not milliseconds"
                ),
            ]
        )
    }

    @Test("a strobe faster than the frames is told")
    func tellsFastStrobes() {
        let sound = SoundLength(samples: 441_000, sampleRate: 44_100)
        let rates = [25.0, 25.5, 100]
        let rows = rates.enumerated().map { row, rate in
            Cue.effect(row, .strobe(rate: rate), on: "a", at: .seconds(row), for: .seconds(1))
        }
        let song = Song(name: "a", soundPath: "a.wav", cues: rows)
        let found = SongCheck(sound: sound, rate: .fps(50)).diagnostics(of: song)
        #expect(
            found.map(\.message) == [
                "a strobe of 25.5 Hz is faster than 50 frames a second can show",
                "a strobe of 100 Hz is faster than 50 frames a second can show",
            ]
        )
        #expect(Set(found.map(\.hint)) == ["25 Hz is the most"])
    }

    @Test("steps and repetitions of a chase past the end are told")
    func checksChases() {
        let place = SourceLocation(file: "a.cue.json", line: 3, column: 5)
        let steps = [0, 1000, 2000].map { ChaseStep.step($0, for: 1000, .blackout, on: "a") }
        let wave = ColourWave(fixtures: ["a", "b"], duration: Beats(2))
        let chases = [
            Chase(id: "steps", name: "S", steps: steps), Chase(id: "wave", name: "W", wave: wave),
        ]
        let rows = [6, 7, 11].flatMap { seconds in
            chases.map { chase in
                let cue = ChaseCue(chase: chase, repetitions: 2, grid: .at(60))
                return Cue(
                    row: seconds,
                    time: .seconds(seconds),
                    action: .chase(cue),
                    location: place
                )
            }
        }
        let song = Song(name: "a", soundPath: "a.wav", cues: rows)
        // Frame 540, at 9 s, is the last one.
        let sound = SoundLength(samples: 9 * 44_100, sampleRate: 44_100)
        let found = SongCheck(sound: sound, rate: .fps60).diagnostics(of: song)
        #expect(
            found.map(\.message) == [
                "the row at 00:11.000 is past the end of the song (00:09.000)",
                "the row at 00:11.000 is past the end of the song (00:09.000)",
                "2 of 6 steps of chase 'steps' start past the end of the song (00:09.000)",
                "3 of 6 steps of chase 'steps' start past the end of the song (00:09.000)",
                "chase 'steps' of the row in line 3 starts 'blackout' on 'a' at the same instant,"
                    + " 00:07.000",
            ]
        )
        let late = Cue(
            row: 0,
            time: .milliseconds(7020),
            action: rows[1].action,
            location: place
        )
        let later = Song(name: "a", soundPath: "a.wav", cues: [late])
        let repetition = SongCheck(sound: sound, rate: .fps60).diagnostics(of: later)
        #expect(
            repetition == [
                Diagnostic(
                    .warning,
                    at: place,
                    "1 of 2 repetitions of chase 'wave' start past the end of the song (00:09.000)",
                    hint: "they are not rendered; start it earlier, or give fewer 'repetitions'"
                )
            ]
        )
    }
}

extension Effect {
    /// Whether the head gets to its first position in the dark: 0.2 s at least.
    fileprivate var goesInTheDark: Bool {
        switch self {
        case .sweep: true
        case .orbit(let orbit): orbit.writesDimmer
        default: false
        }
    }
}
