// "Tide": the song of shows/demo. 128 beats a minute, F minor, 32 bars and a last chord that
// rings: 62.5 s.

enum Tide {
    static let lengthMilliseconds = 62_500

    /// The first step of a bar.
    static func bar(_ number: Int) -> Int { number * 16 }

    static let parts: [(name: String, from: Int, to: Int?)] = [
        ("intro", bar(0), bar(4)),
        ("build", bar(4), bar(8)),
        ("drop", bar(8), bar(16)),
        ("break", bar(16), bar(22)),
        ("drop_2", bar(22), bar(30)),
        ("outro", bar(30), nil),
    ]
    /// One beat of silence before each drop.
    static let gaps = [bar(8) - 4, bar(22) - 4]
    static let drops = [bar(8), bar(22)]

    static let chords = [
        [53, 56, 60, 63, 67],  // F minor 9
        [49, 53, 56, 60, 63],  // D flat major 9
        [51, 56, 60, 63, 70],  // A flat add 9 over E flat
        [51, 55, 58, 63, 65],  // E flat add 9
    ]
    static let roots = [29, 37, 32, 39]
    static let hook: [[(step: Int, note: Int, steps: Int)]] = [
        [(0, 72, 3), (3, 75, 3), (6, 77, 4), (10, 75, 2), (12, 72, 2), (14, 70, 2)],
        [(0, 68, 3), (3, 72, 3), (6, 75, 6), (12, 72, 2), (14, 68, 2)],
        [(0, 70, 3), (3, 72, 3), (6, 75, 4), (10, 72, 2), (12, 70, 4)],
        [(0, 67, 3), (3, 70, 3), (6, 72, 4), (10, 70, 2), (12, 67, 2), (14, 70, 2)],
    ]
    /// The order in which the arpeggio visits the notes of a chord.
    static let wander = [0, 2, 4, 1, 3, 4, 2, 3, 1, 4, 2, 0, 3, 4, 1, 2]

    static func compose() -> Song {
        var band = TideBand()
        band.playIntro()
        band.playBuild()
        band.playDrop(8..<16, again: false)
        band.playBreak()
        band.playDrop(22..<30, again: true)
        band.playOutro()
        let sound = band.mixdown()
        return Song(
            title: "tide",
            bpm: 128,
            key: "F minor",
            lengthMilliseconds: lengthMilliseconds,
            sound: sound,
            stereo: true,
            step: (milliseconds: 15_000, per: 128),
            stepsPerBeat: 4,
            beatsPerBar: 4,
            parts: parts,
            hints: [("drops", drops), ("gaps", gaps), ("claps", band.claps)],
            drums: [("kicks", band.kicks), ("snares", band.snares), ("hihats", band.hats)]
        )
    }
}

extension TideBand {
    /// The pad opens slowly, the arpeggio comes closer, a heartbeat from the third bar.
    mutating func playIntro() {
        for bar in 0..<4 {
            let x = Double(bar)
            pad(bar, gain: 0.55, from: 320 + 240 * x, to: 560 + 240 * x)
            arpeggiate(bar, every: bar == 0 ? 2 : 1, gain: 0.10 + 0.02 * x, bright: 0.1 + 0.1 * x)
            guard bar >= 2 else { continue }
            for beat in 0..<4 {
                kick(bar * 16 + beat * 4, 0.42, soft: true)
                hat(bar * 16 + beat * 4 + 2, 0.10)
            }
            bass(bar, 0, steps: 15, gain: 0.22, bright: 0.05)
        }
    }

    /// Snares in quarters, eighths, sixteenths, thirty-seconds; the kick leaves half way; riser;
    /// silence.
    mutating func playBuild() {
        for bar in 4..<8 {
            let x = Double(bar - 4)
            let steps = bar == 7 ? 12 : 16
            pad(
                bar,
                gain: 0.55 + 0.07 * x,
                from: 900 + 700 * x,
                to: 1_600 + 700 * x,
                steps: steps
            )
            arpeggiate(bar, steps: steps, gain: 0.15 + 0.015 * x, bright: 0.4 + 0.15 * x)
            guard bar < 6 else { continue }
            for beat in 0..<4 {
                kick(bar * 16 + beat * 4, 0.6, soft: bar == 4)
                hat(bar * 16 + beat * 4 + 2, 0.12 + 0.03 * x)
            }
            for eighth in 0..<8 {
                bass(bar, eighth * 2, steps: 1.5, gain: 0.26, bright: 0.15 + 0.15 * x)
            }
        }
        roll(64..<96, everyHalfSteps: 8, gain: (0.20, 0.32), tune: (0.9, 1.0))
        roll(96..<112, everyHalfSteps: 4, gain: (0.30, 0.42), tune: (1.0, 1.12))
        roll(112..<120, everyHalfSteps: 2, gain: (0.38, 0.48), tune: (1.12, 1.3))
        roll(120..<124, everyHalfSteps: 1, gain: (0.38, 0.52), tune: (1.3, 1.5))
        effects.riser(at(64), seconds: 60 * step, gain: 0.55, from: 300, to: 8_500)
    }

    /// Four to the floor, claps on two and four, rolling bass, chords around the beat; the hook in
    /// the
    /// second half, and all through the second drop.
    mutating func playDrop(_ bars: Range<Int>, again: Bool) {
        for bar in bars {
            let local = bar - bars.lowerBound
            for beat in 0..<4 { playDropBeat(bar, beat, again: again) }
            for offset in [0, 3, 6, 10, 13] {
                stab(bar, offset, open: (again ? 8_500 : 7_000) + 300 * Double(local))
            }
            pad(bar, gain: 0.33, from: 3_000, to: 4_500)
            if local >= 4 || again { sing(bar, gain: again ? 0.31 : 0.27) }
            if local < 4 || again { arpeggiate(bar, gain: 0.11, bright: 0.9) }
        }
        let end = bars.upperBound * 16
        roll(end - 4..<end, everyHalfSteps: 2, gain: (0.25, 0.42), tune: (1.0, 1.2))
        effects.crash(at(bars.lowerBound * 16), gain: 0.38)
        effects.boom(at(bars.lowerBound * 16), gain: 0.45)
        effects.crash(at(bars.lowerBound * 16 + 64), gain: 0.22)
    }

    private mutating func playDropBeat(_ bar: Int, _ beat: Int, again: Bool) {
        let first = bar * 16 + beat * 4
        kick(first, 0.86)
        if beat % 2 == 1 { clap(first, again ? 0.95 : 0.88) }
        hat(first + 1, again ? 0.17 : 0.13)
        hat(first + 2, 0.27, open: true)
        hat(first + 3, again ? 0.17 : 0.13)
        bass(bar, beat * 4, steps: 1.8, gain: 0.32, bright: 0.3)
        bass(bar, beat * 4 + 2, steps: 0.9, gain: 0.44, bright: 0.5)
        bass(bar, beat * 4 + 3, steps: 0.9, gain: 0.44, bright: 0.5, octave: beat == 3 ? 1 : 0)
    }

    /// No drums, a slow arpeggio, the hook from far away; then two bars that lean into the second
    /// drop.
    mutating func playBreak() {
        for bar in 16..<22 {
            let x = Double(bar - 16)
            let steps = bar == 21 ? 12 : 16
            pad(bar, gain: 0.52, from: 560 + 260 * x, to: 700 + 260 * x, steps: steps)
            bass(bar, 0, steps: Double(steps) - 0.5, gain: 0.26, bright: 0.03)
            arpeggiate(
                bar,
                steps: steps,
                every: bar < 18 ? 2 : 1,
                gain: 0.13 + 0.01 * x,
                bright: 0.2 + 0.14 * x
            )
        }
        hum(18)
        hum(19)
        effects.crash(at(256), gain: 0.2, seconds: 3)
        roll(320..<336, everyHalfSteps: 4, gain: (0.22, 0.36), tune: (0.95, 1.1))
        roll(336..<344, everyHalfSteps: 2, gain: (0.34, 0.46), tune: (1.1, 1.3))
        roll(344..<348, everyHalfSteps: 1, gain: (0.38, 0.52), tune: (1.3, 1.5))
        effects.riser(at(320), seconds: 28 * step, gain: 0.5, from: 400, to: 9_000)
    }

    /// The drop goes out piece by piece; one last chord at 60 s rings until the end.
    mutating func playOutro() {
        for bar in 30..<32 {
            let full = bar == 30
            for beat in 0..<4 {
                kick(bar * 16 + beat * 4, full ? 0.8 : 0.6, soft: !full)
                hat(bar * 16 + beat * 4 + 2, full ? 0.16 : 0.10, open: full)
                if full && beat % 2 == 1 { clap(bar * 16 + beat * 4, 0.6) }
            }
            bass(bar, 0, steps: 15, gain: 0.26, bright: 0.08)
            pad(bar, gain: 0.58, from: full ? 1_800 : 1_200, to: full ? 1_200 : 700)
            arpeggiate(bar, gain: full ? 0.14 : 0.12, bright: full ? 0.5 : 0.25)
        }
        kick(512, 0.8, soft: true)
        effects.crash(at(512), gain: 0.14, seconds: 2.3)
        low.bass(at(512), note: 29, seconds: 1.5, gain: 0.26, bright: 0.04)
        chordal.chord(
            at(512),
            notes: [41, 53, 60, 63, 67, 68],
            seconds: 0.5,
            attack: 0.006,
            release: 1.7,
            gain: 0.85,
            cutoff: { 2_400 - 1_500 * $0 }
        )
        for (i, note) in [65, 72, 75, 79, 84].enumerated() {
            arpeggio.pluck(
                at(512) + i * 1_323,
                note: note,
                gain: 0.16,
                pan: i % 2 == 0 ? -0.4 : 0.4,
                bright: 0.2,
                seconds: 1.6
            )
        }
    }
}
