import Foundation

/// A sound made by a test: samples a channel of floats in −1…1, interleaved.
struct TestSound {
    var samples: [Float]
    var channels = 2
    var sampleRate = 44_100

    /// Samples a channel.
    var count: Int { samples.count / channels }

    /// The bytes of a wav file of 16-bit samples, exact for samples that are n/32768.
    func wav(claimingDataSize claimed: UInt32? = nil) -> [UInt8] {
        let data = samples.flatMap { bytes(UInt16(bitPattern: Int16($0 * 32768))) }
        let format =
            bytes(UInt16(1)) + bytes(UInt16(channels)) + bytes(UInt32(sampleRate))
            + bytes(UInt32(sampleRate * channels * 2)) + bytes(UInt16(channels * 2))
            + bytes(UInt16(16))
        let size = claimed ?? UInt32(data.count)
        let chunks =
            Array("WAVEfmt ".utf8) + bytes(UInt32(16)) + format + Array("data".utf8) + bytes(size)
        return Array("RIFF".utf8) + bytes(size &+ 36) + chunks + data
    }

    /// Noise of `count` samples in which no two places look alike; the same for the same seed.
    static func noise(_ count: Int, channels: Int = 2, seed: UInt64 = 1) -> TestSound {
        var random = SplitMix(seed)
        let samples = (0..<count * channels).map { _ in
            Float(Int16(truncatingIfNeeded: random.next() >> 20) / 2) / 32768
        }
        return TestSound(samples: samples, channels: channels)
    }

    /// Silence with a short click at each of `places`.
    static func clicks(
        _ count: Int,
        at places: [Int],
        channels: Int = 2,
        sampleRate: Int = 44_100
    ) -> TestSound {
        var samples = [Float](repeating: 0, count: count * channels)
        for place in places {
            for step in 0..<132 where place + step < count {
                let tone = sin(2 * .pi * 2000 * (Double(step) + 0.5) / Double(sampleRate))
                let level = Float(Int(24000 * exp(-Double(step) / 40) * tone)) / 32768
                for channel in 0..<channels {
                    samples[(place + step) * channels + channel] = level
                }
            }
        }
        return TestSound(samples: samples, channels: channels, sampleRate: sampleRate)
    }
}

private func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
}

/// A small random number generator with a seed.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
