// The band that plays "Tide": the instruments on the song's grid, one buffer a group, and a list
// of what was hit.

/// Everything is said in steps (a sixteenth note, 15/128 s) and bars (16 steps), counted from 0.
struct TideBand {
    let rate = 44_100.0
    let frames = Tide.lengthMilliseconds * 441 / 10
    let samplesPerStep = 44_100.0 * 15 / 128
    let step = 15.0 / 128

    var drums: Stereo
    var low: Stereo
    var chordal: Stereo
    var arpeggio: Stereo
    var voice: Stereo
    var effects: Stereo
    var kicks: [Int] = []
    var snares: [Int] = []
    var claps: [Int] = []
    var hats: [Int] = []

    init() {
        let empty = Stereo(frames: frames, rate: rate)
        drums = empty
        low = empty
        chordal = empty
        arpeggio = empty
        voice = empty
        effects = empty
    }

    /// The first sample of a step.
    func at(_ step: Int) -> Int { Int((Double(step) * samplesPerStep).rounded()) }

    mutating func kick(_ step: Int, _ gain: Double, soft: Bool = false) {
        drums.kick(at(step), gain: gain, soft: soft)
        kicks.append(step)
    }

    mutating func clap(_ step: Int, _ gain: Double) {
        drums.clap(at(step), gain: gain, seed: UInt64(step))
        claps.append(step)
        snares.append(step)
    }

    mutating func hat(_ step: Int, _ gain: Double, open: Bool = false) {
        drums.hat(
            at(step),
            gain: gain,
            seconds: open ? 0.16 : 0.045,
            pan: open ? 0.12 : (step % 4 == 1 ? -0.3 : 0.25),
            seed: UInt64(step)
        )
        hats.append(step)
    }

    /// Snare strokes every `every` half steps, from step to step, getting louder and tighter.
    /// Strokes
    /// between two steps sound but are not listed in the metadata: nobody writes a cue on them.
    mutating func roll(
        _ steps: Range<Int>,
        everyHalfSteps every: Int,
        gain: (Double, Double),
        tune: (Double, Double)
    ) {
        for half in stride(from: steps.lowerBound * 2, to: steps.upperBound * 2, by: every) {
            let p = Double(half - steps.lowerBound * 2) / Double(steps.count * 2)
            drums.snare(
                Int((Double(half) / 2 * samplesPerStep).rounded()),
                gain: gain.0 + (gain.1 - gain.0) * p,
                tune: tune.0 + (tune.1 - tune.0) * p,
                seed: UInt64(half)
            )
            if half % 2 == 0 { snares.append(half / 2) }
        }
    }

    /// A held chord whose filter goes from `low` to `high` Hz.
    mutating func pad(
        _ bar: Int,
        gain: Double,
        from low: Double,
        to high: Double,
        steps: Int = 16
    ) {
        chordal.chord(
            at(bar * 16),
            notes: Tide.chords[bar % 4],
            seconds: Double(steps) * step,
            attack: 0.12,
            release: 0.5,
            gain: gain,
            cutoff: { low + (high - low) * $0 }
        )
    }

    /// A short chord an octave up that closes as it sounds.
    mutating func stab(_ bar: Int, _ offset: Int, open: Double) {
        chordal.chord(
            at(bar * 16 + offset),
            notes: Tide.chords[bar % 4].map { $0 + 12 },
            seconds: 2.4 * step,
            attack: 0.004,
            release: 0.16,
            gain: 0.82,
            cutoff: { open * (1 - 0.6 * $0) + 500 }
        )
    }

    mutating func bass(
        _ bar: Int,
        _ offset: Int,
        steps: Double,
        gain: Double,
        bright: Double,
        octave: Int = 0
    ) {
        low.bass(
            at(bar * 16 + offset),
            note: Tide.roots[bar % 4] + 12 * octave,
            seconds: steps * step,
            gain: gain,
            bright: bright
        )
    }

    mutating func arpeggiate(
        _ bar: Int,
        steps: Int = 16,
        every: Int = 1,
        gain: Double,
        bright: Double
    ) {
        for offset in stride(from: 0, to: steps, by: every) {
            let note = Tide.chords[bar % 4][Tide.wander[offset]] + 12
            arpeggio.pluck(
                at(bar * 16 + offset),
                note: note,
                gain: gain * (offset % 4 == 0 ? 1.0 : 0.72),
                pan: offset % 2 == 0 ? -0.45 : 0.45,
                bright: bright
            )
        }
    }

    /// The hook on the bright saw voice.
    mutating func sing(_ bar: Int, gain: Double) {
        for tone in Tide.hook[bar % 4] {
            voice.lead(
                at(bar * 16 + tone.step),
                note: tone.note,
                seconds: Double(tone.steps) * step * 0.88,
                gain: gain
            )
        }
    }

    /// The hook on the mallets, as if from the next room.
    mutating func hum(_ bar: Int) {
        for tone in Tide.hook[bar % 4] {
            arpeggio.pluck(
                at(bar * 16 + tone.step),
                note: tone.note,
                gain: 0.19,
                pan: 0,
                bright: 0.3,
                seconds: 0.9
            )
        }
    }
}

// MARK: The mix

extension TideBand {
    /// Echoes, room, side chain, the gaps, the ending.
    mutating func mixdown() -> Stereo {
        let cuts = Tide.gaps.map(at)
        chordal.highPass(140)
        arpeggio.highPass(220)
        let echoes = pingPong(arpeggio, seconds: 3 * step, feedback: 0.46, silentFrom: cuts)
        let voiceEchoes = pingPong(voice, seconds: 3 * step, feedback: 0.36, silentFrom: cuts)
        var send = Stereo(frames: frames, rate: rate)
        for (group, gain) in [
            (chordal, 0.5), (arpeggio, 0.6), (echoes, 0.5), (voice, 0.5), (effects, 0.25),
            (drums, 0.1),
        ] {
            send.mix(group, gain: gain)
        }
        send.highPass(250)
        let room = reverb(send, size: 0.86, damping: 0.28, silentFrom: cuts)

        var music = Stereo(frames: frames, rate: rate)
        for (group, gain) in [
            (low, 1), (chordal, 0.95), (arpeggio, 1), (echoes, 0.55), (voice, 1),
            (voiceEchoes, 0.35), (room, 0.9),
        ] {
            music.mix(group, gain: gain)
        }
        music.brighten(2_200, by: 0.9)
        music.shape(duck)
        music.mix(effects)
        music.mix(drums)
        music.highPass(22)
        music.shape(gate)
        music.master(drive: 0.95, peak: 0.84)
        return music
    }

    /// The kick pushes everything else aside: that is what makes the drop breathe.
    private var duck: [Double] {
        var gain = [Double](repeating: 1, count: frames)
        let length = Int(0.3 * rate)
        for kick in kicks {
            let inFull = kick >= Tide.drops[0] && kick < Tide.bar(30)
            let depth = inFull ? 0.78 : 0.4
            for i in 0..<length where at(kick) + i < frames {
                let p = Double(i) / Double(length)
                gain[at(kick) + i] = min(gain[at(kick) + i], 1 - depth * (1 - p) * (1 - p))
            }
        }
        return gain
    }

    /// Nothing sounds in the gaps, and the last sample is zero.
    private var gate: [Double] {
        var gain = [Double](repeating: 1, count: frames)
        let fall = 0.012 * rate
        for (gap, drop) in zip(Tide.gaps, Tide.drops) {
            for i in at(gap)..<at(drop) { gain[i] = max(0, 1 - Double(i - at(gap)) / fall) }
        }
        let tail = Int(0.5 * rate)
        for i in 0..<tail {
            let p = Double(i + 1) / Double(tail)
            gain[frames - tail + i] *= (1 - p) * (1 - p)
        }
        return gain
    }
}
