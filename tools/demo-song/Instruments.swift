// The band. Each instrument writes one note or hit into a buffer, starting at a sample index.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Stereo {
    mutating func kick(_ start: Int, gain: Double, soft: Bool = false) {
        var phase = 0.0
        var click = Noise(seed: 11)
        for i in 0..<Int(0.34 * rate) {
            let t = Double(i) / rate
            let hertz = 47 + (soft ? 60 : 170) * exp(-t * 38)
            phase += hertz / rate
            let body = sin(2 * .pi * phase) * exp(-t * 7.5) * min(1, (0.34 - t) / 0.04)
            let tick = soft ? 0 : click.next() * exp(-t * 420) * 0.25
            let value = tanh((body + tick) * (soft ? 1.0 : 1.7)) * gain * min(1, t * 2_000)
            add(start + i, value, value)
        }
    }

    mutating func clap(_ start: Int, gain: Double, seed: UInt64) {
        var noiseLeft = Noise(seed: seed &+ 101)
        var noiseRight = Noise(seed: seed &+ 202)
        var filterLeft = Filter()
        var filterRight = Filter()
        filterLeft.tune(1_500, q: 1.1, rate: rate)
        filterRight.tune(1_700, q: 1.1, rate: rate)
        for i in 0..<Int(0.3 * rate) {
            let t = Double(i) / rate
            var level = t >= 0.024 ? exp(-(t - 0.024) * 17) : 0
            for hand in [0.0, 0.009, 0.018] where t >= hand && t < hand + 0.009 {
                level = max(level, exp(-(t - hand) * 260) * 0.9)
            }
            filterLeft.push(noiseLeft.next())
            filterRight.push(noiseRight.next())
            let l = (filterLeft.band + filterLeft.high * 0.16) * level * gain
            let r = (filterRight.band + filterRight.high * 0.16) * level * gain
            add(start + i, l * 0.85 + r * 0.15, r * 0.85 + l * 0.15)
        }
    }

    mutating func snare(_ start: Int, gain: Double, tune: Double = 1, seed: UInt64) {
        var noise = Noise(seed: seed &+ 303)
        var filter = Filter()
        filter.tune(1_900 * tune, q: 0.7, rate: rate)
        var phase = 0.0
        for i in 0..<Int(0.16 * rate) {
            let t = Double(i) / rate
            phase += (185 * tune + 120 * exp(-t * 60)) / rate
            filter.push(noise.next())
            let value =
                (sin(2 * .pi * phase) * exp(-t * 32) * 0.55 + (filter.high + filter.band)
                    * exp(-t * 24) * 0.5)
                * gain * min(1, t * 3_000)
            add(start + i, value, value)
        }
    }

    mutating func hat(_ start: Int, gain: Double, seconds: Double, pan: Double, seed: UInt64) {
        var noise = Noise(seed: seed &+ 404)
        var filter = Filter()
        filter.tune(8_200, q: 0.9, rate: rate)
        for i in 0..<Int(seconds * 3 * rate) {
            let t = Double(i) / rate
            filter.push(noise.next())
            let value = filter.high * exp(-t / seconds * 2.2) * gain * min(1, t * 2_000)
            add(start + i, value * (1 - pan), value * (1 + pan))
        }
    }

    mutating func crash(_ start: Int, gain: Double, seconds: Double = 2.2) {
        var noiseLeft = Noise(seed: 505)
        var noiseRight = Noise(seed: 606)
        var filterLeft = Filter()
        var filterRight = Filter()
        for i in 0..<Int(seconds * rate) {
            let t = Double(i) / rate
            if i % 32 == 0 {
                let hertz = 3_200 + 3_000 * exp(-t * 2)
                filterLeft.tune(hertz, q: 0.6, rate: rate)
                filterRight.tune(hertz * 1.05, q: 0.6, rate: rate)
            }
            filterLeft.push(noiseLeft.next())
            filterRight.push(noiseRight.next())
            let level = exp(-t * 3.2 / seconds * 1.6) * min(1, (seconds - t) * 4) * gain
            add(start + i, filterLeft.high * level, filterRight.high * level)
        }
    }

    /// The low thud under the first beat of a drop.
    mutating func boom(_ start: Int, gain: Double) {
        var phase = 0.0
        let seconds = 1.3
        for i in 0..<Int(seconds * rate) {
            let t = Double(i) / rate
            phase += (36 + 34 * exp(-t * 5)) / rate
            let value =
                sin(2 * .pi * phase) * exp(-t * 3) * min(1, (seconds - t) * 8) * min(1, t * 200)
                * gain
            add(start + i, value, value)
        }
    }

    mutating func bass(_ start: Int, note: Int, seconds: Double, gain: Double, bright: Double) {
        var one = Saw(phase: 0.1)
        var two = Saw(phase: 0.6)
        var filter = Filter()
        let hertz = pitch(note)
        var phase = 0.0
        for i in 0..<Int((seconds + 0.05) * rate) {
            let t = Double(i) / rate
            if i % 16 == 0 {
                filter.tune(110 + bright * (350 + 1_500 * exp(-t * 13)), q: 1.2, rate: rate)
            }
            filter.push(
                (one.next(hertz * 1.003 / rate) + two.next(hertz * 1.997 / rate) * 0.6) * 0.5
            )
            phase += hertz / rate
            let level = min(1, t * 250) * (t > seconds ? max(0, 1 - (t - seconds) / 0.05) : 1)
            let value = tanh((filter.low * 0.9 + sin(2 * .pi * phase) * 0.75) * 1.3) * level * gain
            add(start + i, value, value)
        }
    }

    /// A chord of detuned saws. `cutoff` is asked for the filter's frequency at each moment of the
    /// note (0 ... 1).
    mutating func chord(
        _ start: Int,
        notes: [Int],
        seconds: Double,
        attack: Double,
        release: Double,
        gain: Double,
        cutoff: (Double) -> Double
    ) {
        let detune = [-0.0092, -0.0051, -0.0018, 0.0, 0.0022, 0.0055, 0.0096]
        var oscillators: [(saw: Saw, step: Double, left: Double, right: Double)] = []
        for (n, note) in notes.enumerated() {
            for (d, spread) in detune.enumerated() {
                let pan = Double(d) / Double(detune.count - 1) * 2 - 1
                let side = n % 2 == 0 ? pan : -pan
                let phase = (Double(n * 7 + d) * 0.618_033_988_75).truncatingRemainder(
                    dividingBy: 1
                )
                oscillators.append(
                    (
                        Saw(phase: phase), pitch(note) * (1 + spread) / rate, 0.5 - 0.42 * side,
                        0.5 + 0.42 * side
                    )
                )
            }
        }
        let scale = gain / Double(detune.count) / Double(notes.count).squareRoot()
        var filterLeft = Filter()
        var filterRight = Filter()
        let total = seconds + release
        for i in 0..<Int(total * rate) {
            let t = Double(i) / rate
            if i % 32 == 0 {
                let hertz = cutoff(min(1, t / seconds))
                filterLeft.tune(hertz, q: 0.8, rate: rate)
                filterRight.tune(hertz, q: 0.8, rate: rate)
            }
            var l = 0.0
            var r = 0.0
            for o in oscillators.indices {
                let value = oscillators[o].saw.next(oscillators[o].step)
                l += value * oscillators[o].left
                r += value * oscillators[o].right
            }
            filterLeft.push(l)
            filterRight.push(r)
            let fall = t > seconds ? 1 - (t - seconds) / release : 1
            let level = min(1, t / attack) * fall * fall * scale
            add(start + i, filterLeft.low * level, filterRight.low * level)
        }
    }

    /// A soft mallet: sine with a quick bright overtone. The arpeggio.
    mutating func pluck(
        _ start: Int,
        note: Int,
        gain: Double,
        pan: Double,
        bright: Double,
        seconds: Double = 0.45
    ) {
        let hertz = pitch(note)
        for i in 0..<Int(seconds * rate) {
            let t = Double(i) / rate
            let x = 2 * .pi * hertz * t
            let index = (0.5 + 2.2 * bright) * exp(-t * 16)
            let value =
                sin(x + index * sin(2 * x)) * exp(-t * 2.7 / seconds) * min(1, (seconds - t) * 12)
                * min(1, t * 400) * gain
            add(start + i, value * (1 - pan), value * (1 + pan))
        }
    }

    /// The singing voice of the drops: two saws and a pulse of vibrato.
    mutating func lead(_ start: Int, note: Int, seconds: Double, gain: Double) {
        var one = Saw(phase: 0.2)
        var two = Saw(phase: 0.7)
        var three = Saw(phase: 0.4)
        var filter = Filter()
        let hertz = pitch(note)
        for i in 0..<Int((seconds + 0.09) * rate) {
            let t = Double(i) / rate
            let sway = 1 + 0.004 * sin(2 * .pi * 5.2 * t) * min(1, max(0, t - 0.12) * 5)
            if i % 16 == 0 { filter.tune(1_500 + 3_400 * exp(-t * 7), q: 1.0, rate: rate) }
            filter.push(
                (one.next(hertz * sway * 0.996 / rate) + two.next(hertz * sway * 1.004 / rate)
                    + three.next(hertz * sway * 0.5 / rate) * 0.5) * 0.4
            )
            let level = min(1, t * 180) * (t > seconds ? max(0, 1 - (t - seconds) / 0.09) : 1)
            add(start + i, filter.low * level * gain, filter.low * level * gain)
        }
    }

    /// Noise and a climbing tone that lean on the listener until the gap.
    mutating func riser(
        _ start: Int,
        seconds: Double,
        gain: Double,
        from low: Double,
        to high: Double
    ) {
        var noiseLeft = Noise(seed: 707)
        var noiseRight = Noise(seed: 808)
        var filterLeft = Filter()
        var filterRight = Filter()
        var tone = Saw(phase: 0)
        var toneTwo = Saw(phase: 0.5)
        var dull = Filter()
        for i in 0..<Int(seconds * rate) {
            let p = Double(i) / rate / seconds
            if i % 32 == 0 {
                let hertz = low * pow(high / low, p)
                filterLeft.tune(hertz, q: 2.0, rate: rate)
                filterRight.tune(hertz * 1.04, q: 2.0, rate: rate)
                dull.tune(600 + 3_000 * p * p, q: 0.7, rate: rate)
            }
            filterLeft.push(noiseLeft.next())
            filterRight.push(noiseRight.next())
            let climb = pitch(53) * exp2(2 * p * p)
            dull.push(tone.next(climb * 0.997 / rate) + toneTwo.next(climb * 1.003 / rate))
            let level = p * p * gain
            add(
                start + i,
                (filterLeft.band + dull.low * 0.17) * level,
                (filterRight.band + dull.low * 0.17) * level
            )
        }
    }
}
