// The raw materials: noise, oscillators, filters, envelopes, and the stereo buffers they are
// written into.
// Everything is computed offline in Double, from fixed seeds, so that every run gives the same
// bytes.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A repeatable source of white noise (xorshift64*), -1 ... 1.
struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> Double {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) / Double(1 << 52) - 1
    }
}

/// A band-limited sawtooth (polyBLEP).
struct Saw {
    private var phase: Double

    init(phase: Double) { self.phase = phase }

    /// `step` is the frequency divided by the sample rate.
    mutating func next(_ step: Double) -> Double {
        var value = 2 * phase - 1
        if phase < step {
            let x = phase / step
            value -= x + x - x * x - 1
        } else if phase > 1 - step {
            let x = (phase - 1) / step
            value -= x * x + x + x + 1
        }
        phase += step
        if phase >= 1 { phase -= 1 }
        return value
    }
}

/// A state-variable filter that stays stable while its cutoff moves.
struct Filter {
    private var first = 0.0
    private var second = 0.0
    private var g = 0.0
    private var k = 1.0
    private(set) var low = 0.0
    private(set) var band = 0.0
    private(set) var high = 0.0

    mutating func tune(_ hertz: Double, q: Double, rate: Double) {
        g = tan(.pi * min(max(hertz, 20), rate * 0.45) / rate)
        k = 1 / q
    }

    mutating func push(_ input: Double) {
        let v1 = (first + g * (input - second)) / (1 + g * (g + k))
        let v2 = second + g * v1
        first = 2 * v1 - first
        second = 2 * v2 - second
        low = v2
        band = v1 * k
        high = input - k * v1 - v2
    }
}

/// Two channels of sound under construction.
struct Stereo {
    var left: [Double]
    var right: [Double]
    let rate: Double

    init(frames: Int, rate: Double) {
        left = [Double](repeating: 0, count: frames)
        right = left
        self.rate = rate
    }

    var frames: Int { left.count }

    mutating func add(_ index: Int, _ l: Double, _ r: Double) {
        guard index >= 0 && index < left.count else { return }
        left[index] += l
        right[index] += r
    }

    mutating func mix(_ other: Stereo, gain: Double = 1) {
        for i in 0..<frames {
            left[i] += other.left[i] * gain
            right[i] += other.right[i] * gain
        }
    }

    mutating func shape(_ gain: [Double]) {
        for i in 0..<frames {
            left[i] *= gain[i]
            right[i] *= gain[i]
        }
    }

    /// Removes what lies below `hertz`, so that only the kick and the bass own the bottom.
    mutating func highPass(_ hertz: Double) {
        var l = Filter()
        var r = Filter()
        l.tune(hertz, q: 0.707, rate: rate)
        r.tune(hertz, q: 0.707, rate: rate)
        for i in 0..<frames {
            l.push(left[i])
            r.push(right[i])
            left[i] = l.high
            right[i] = r.high
        }
    }

    /// Lifts what lies above `hertz`.
    mutating func brighten(_ hertz: Double, by amount: Double) {
        var l = Filter()
        var r = Filter()
        l.tune(hertz, q: 0.6, rate: rate)
        r.tune(hertz, q: 0.6, rate: rate)
        for i in 0..<frames {
            l.push(left[i])
            r.push(right[i])
            left[i] += l.high * amount
            right[i] += r.high * amount
        }
    }

    /// Bends loud peaks gently, then scales the loudest sample to `peak`.
    mutating func master(drive: Double, peak: Double) {
        var loudest = 0.0
        for i in 0..<frames {
            left[i] = tanh(left[i] * drive)
            right[i] = tanh(right[i] * drive)
            loudest = max(loudest, abs(left[i]), abs(right[i]))
        }
        let scale = loudest > 0 ? peak / loudest : 1
        for i in 0..<frames {
            left[i] *= scale
            right[i] *= scale
        }
    }
}

/// Notes bounce between the two sides, darker each time.
func pingPong(_ dry: Stereo, seconds: Double, feedback: Double, silentFrom cuts: [Int]) -> Stereo {
    var wet = Stereo(frames: dry.frames, rate: dry.rate)
    let length = Int((seconds * dry.rate).rounded())
    var lineLeft = [Double](repeating: 0, count: length)
    var lineRight = lineLeft
    var toneLeft = Filter()
    var toneRight = Filter()
    toneLeft.tune(3_800, q: 0.6, rate: dry.rate)
    toneRight.tune(3_800, q: 0.6, rate: dry.rate)
    var at = 0
    for i in 0..<dry.frames {
        if cuts.contains(i) {
            for j in 0..<length {
                lineLeft[j] = 0
                lineRight[j] = 0
            }
        }
        let outLeft = lineLeft[at]
        let outRight = lineRight[at]
        wet.left[i] = outLeft
        wet.right[i] = outRight
        toneLeft.push((dry.left[i] + dry.right[i]) * 0.5 + outRight * feedback)
        toneRight.push(outLeft * feedback * 1.1)
        lineLeft[at] = toneLeft.low
        lineRight[at] = toneRight.low
        at = (at + 1) % length
    }
    return wet
}

/// A room: eight combs and four all-passes a side (the Schroeder and Moorer construction).
func reverb(_ dry: Stereo, size: Double, damping: Double, silentFrom cuts: [Int]) -> Stereo {
    var wet = Stereo(frames: dry.frames, rate: dry.rate)
    let scale = dry.rate / 44_100
    let combs = [1_116, 1_188, 1_277, 1_356, 1_422, 1_491, 1_557, 1_617]
    let passes = [556, 441, 341, 225]

    func side(_ input: (Int) -> Double, spread: Int) -> [Double] {
        var lines = combs.map { [Double](repeating: 0, count: Int(Double($0 + spread) * scale)) }
        var all = passes.map { [Double](repeating: 0, count: Int(Double($0 + spread) * scale)) }
        var dull = [Double](repeating: 0, count: combs.count)
        var heads = [Int](repeating: 0, count: combs.count)
        var tails = [Int](repeating: 0, count: passes.count)
        var out = [Double](repeating: 0, count: dry.frames)
        for i in 0..<dry.frames {
            if cuts.contains(i) {
                for c in lines.indices { for j in lines[c].indices { lines[c][j] = 0 } }
                for p in all.indices { for j in all[p].indices { all[p][j] = 0 } }
                for c in dull.indices { dull[c] = 0 }
            }
            let x = input(i) * 0.03
            var sum = 0.0
            for c in lines.indices {
                let y = lines[c][heads[c]]
                dull[c] = y * (1 - damping) + dull[c] * damping
                lines[c][heads[c]] = x + dull[c] * size
                heads[c] = heads[c] + 1 == lines[c].count ? 0 : heads[c] + 1
                sum += y
            }
            for p in all.indices {
                let y = all[p][tails[p]]
                all[p][tails[p]] = sum + y * 0.5
                sum = y - sum
                tails[p] = tails[p] + 1 == all[p].count ? 0 : tails[p] + 1
            }
            out[i] = sum
        }
        return out
    }

    wet.left = side({ dry.left[$0] * 0.7 + dry.right[$0] * 0.3 }, spread: 0)
    wet.right = side({ dry.right[$0] * 0.7 + dry.left[$0] * 0.3 }, spread: 23)
    return wet
}

/// The frequency of a MIDI note (69 is 440 Hz).
func pitch(_ note: Int) -> Double { 440 * exp2(Double(note - 69) / 12) }
