import Audio
import Testing

struct SoundPeaksTests {
    /// The peaks of `sound` as a wav.
    private func peaks(
        _ sound: TestSound,
        _ samples: Range<Int>,
        count: Int
    ) throws -> SoundPeaks {
        let source = SoundBytes(sound.wav())
        return try SoundPeaks(of: source, .measure(source), samples: samples, count: count)
    }

    /// Two channels: left goes up to `high`, right down to `low`, at every second sample.
    private func steps(_ pieces: [(low: Float, high: Float)], of length: Int) -> [Float] {
        pieces.flatMap { piece in
            (0..<length).flatMap { $0.isMultiple(of: 2) ? [piece.high, piece.low] : [0, 0] }
        }
    }

    @Test("each piece has the peaks of both channels and the loudness of all its samples")
    func pieces() throws {
        let sound = TestSound(samples: steps([(-0.5, 0.25), (-0.125, 0.75), (0, 0)], of: 20_000))
        let found = try peaks(sound, 0..<60_000, count: 3)
        #expect(found.peaks.map(\.low) == [-0.5, -0.125, 0])
        #expect(found.peaks.map(\.high) == [0.25, 0.75, 0])
        let expected = [0.3125, 0.578125, 0].map { ($0 / 4).squareRoot() }
        for (peak, loudness) in zip(found.peaks, expected) {
            #expect(abs(Double(peak.loudness) - loudness) < 1e-6)
        }
        #expect(found.fault == nil)
    }

    @Test(
        "a click of one sample is in exactly one piece, wherever pieces and buffers end",
        arguments: [0, 1, 8191, 8192, 33_332, 33_333, 33_334, 99_999],
        [1, 3, 1776]
    )
    func click(at place: Int, count: Int) throws {
        var sound = TestSound(samples: Array(repeating: 0, count: 200_000))
        sound.samples[2 * place + 1] = -0.5
        let found = try peaks(sound, 0..<100_000, count: count)
        #expect(found.peaks.count == count)
        let heard = found.peaks.indices.filter { found.peaks[$0].low < 0 }
        #expect(heard.count == 1)
        let piece = try #require(heard.first)
        #expect(piece * 100_000 / count <= place && place < (piece + 1) * 100_000 / count)
    }

    @Test("a range in the middle begins with its own first sample")
    func middle() throws {
        var sound = TestSound(samples: Array(repeating: 0, count: 20_000))
        sound.samples[2 * 4999] = 0.75
        sound.samples[2 * 5000] = 0.5
        let found = try peaks(sound, 5000..<6000, count: 10)
        #expect(found.peaks.map(\.high) == [0.5] + Array(repeating: 0, count: 9))
    }

    @Test("fewer samples than pieces are told more than once, each in its place")
    func fewSamples() throws {
        let levels: [Float] = [0.25, 0.5, 0.75]
        let sound = TestSound(samples: levels.flatMap { [$0, $0] })
        let found = try peaks(sound, 0..<3, count: 6)
        #expect(found.peaks.map(\.high) == [0.25, 0.25, 0.5, 0.5, 0.75, 0.75])
        #expect(found.peaks.map(\.low) == found.peaks.map(\.high))
    }

    @Test("after the end of the sound it is silent")
    func afterTheEnd() throws {
        let sound = TestSound(samples: Array(repeating: 0.5, count: 2000))
        let found = try peaks(sound, 0..<2000, count: 4)
        #expect(found.peaks.map(\.high) == [0.5, 0.5, 0, 0])
        let beyond = try peaks(sound, 5000..<6000, count: 2)
        #expect(beyond.peaks.map(\.loudness) == [0, 0])
    }
}
