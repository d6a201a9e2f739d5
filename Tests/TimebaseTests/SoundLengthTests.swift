import TestSupport
import Testing
import Timebase

struct SoundLengthTests {
    @Test(
        "frames cover the sound, and one more stands when it has ended",
        arguments: [
            (0, 44_100, 1), (1, 44_100, 2), (735, 44_100, 2), (736, 44_100, 3), (800, 48_000, 2),
            (801, 48_000, 3), (44_100, 44_100, 61), (44_101, 44_100, 62),
            (60 * 48_000, 48_000, 3601),
        ]
    )
    func frameCount(samples: Int, sampleRate: Int, frames: Int) {
        let length = SoundLength(samples: samples, sampleRate: sampleRate)
        #expect(length.frameCount(at: .fps60) == FrameCount(frames))
    }

    @Test("1001 seconds are 30000 frames at 30000/1001, to the sample")
    func fractionalRate() {
        let rate = FrameRate.fps(30000, over: 1001)
        let samples = 1001 * 44_100
        for (extra, frames) in [(-1, 30_001), (0, 30_001), (1, 30_002)] {
            let length = SoundLength(samples: samples + extra, sampleRate: 44_100)
            #expect(length.frameCount(at: rate) == FrameCount(frames), "\(extra) samples more")
        }
    }

    @Test(
        "the last frame starts when the sound has ended, the one before has not",
        arguments: FrameRate.common
    )
    func lastFrame(rate: FrameRate) {
        var random = SeededRandom(seed: 8)
        for _ in 0..<2000 {
            let sampleRate =
                [22_050, 44_100, 48_000, 96_000].randomElement(using: &random) ?? 44_100
            let samples = Int.random(in: 1...sampleRate * 600, using: &random)
            let length = SoundLength(samples: samples, sampleRate: sampleRate)
            let last = length.frameCount(at: rate).frames - 1
            #expect(rate.time(of: FrameNumber(last)) >= length.duration)
            #expect(rate.time(of: FrameNumber(last - 1)) < length.duration)
        }
    }

    @Test("the length in seconds is exact where it can be, and else rounded down")
    func duration() {
        #expect(SoundLength(samples: 72_000, sampleRate: 48_000).duration == .milliseconds(1500))
        let third = SoundLength(samples: 1, sampleRate: 3).duration
        #expect(third == Duration(attoseconds: 333_333_333_333_333_333))
    }
}
