import TestSupport
import Testing
import Timebase

/// Law 1: frames are integers, and seconds become frames in one place.
struct FrameRateTimeTests {
    @Test(
        "60 frames a second is exactly 735 samples a frame at 44.1 kHz and 800 at 48 kHz",
        arguments: [(44_100, 735), (48_000, 800)]
    )
    func samplesOfAFrame(sampleRate: Int, samples: Int) {
        for frames in [1, 2, 59, 60, 3600, 5_184_000] {
            let length = SoundLength(samples: frames * samples, sampleRate: sampleRate)
            #expect(length.frameCount(at: .fps60) == FrameCount(frames + 1))
            #expect(FrameRate.fps60.frame(nearest: length.duration) == FrameNumber(frames))
        }
    }

    @Test(
        "nothing drifts in 24 hours: a frame's time leads back to it",
        arguments: FrameRate.common
    )
    func roundTrip(rate: FrameRate) {
        let day = rate.frame(dueAt: .seconds(86_400)).index
        var random = SeededRandom(seed: 1)
        let everyMinute = stride(from: 0, through: day, by: day / 1440)
        let anywhere = (0..<20_000).map { _ in Int.random(in: 0...day, using: &random) }
        for index in Array(0...2000) + Array(everyMinute) + anywhere + [day] {
            let frame = FrameNumber(index)
            let time = rate.time(of: frame)
            let isKept = rate.frame(nearest: time) == frame && rate.frame(dueAt: time) == frame
            #expect(isKept, "frame \(index) starts at \(time)")
        }
    }

    @Test(
        "a frame is due from its start on, not an attosecond earlier",
        arguments: FrameRate.common
    )
    func dueFromItsStart(rate: FrameRate) {
        var random = SeededRandom(seed: 2)
        for index in (0..<2000).map({ _ in Int.random(in: -5_000_000...5_000_000, using: &random) })
        {
            let frame = FrameNumber(index)
            let before = rate.time(of: frame) - Duration(attoseconds: 1)
            #expect(rate.frame(dueAt: before) == FrameNumber(index - 1), "just before \(index)")
            #expect(rate.frame(nearest: before) == frame, "just before \(index)")
        }
    }

    @Test("24 hours are a whole number of frames at whole rates")
    func day() {
        #expect(FrameRate.fps60.frame(nearest: .seconds(86_400)) == FrameNumber(5_184_000))
        #expect(FrameRate.fps60.time(of: FrameNumber(5_184_000)) == .seconds(86_400))
        #expect(FrameRate.fps(50).time(of: FrameNumber(4_320_000)) == .seconds(86_400))
        #expect(FrameRate.fps(30000, over: 1001).time(of: FrameNumber(30_000)) == .seconds(1001))
    }

    @Test(
        "a time exactly between two frames goes to the even one",
        arguments: [
            // Milliseconds, and the frame at 60: 1.5 → 2, 4.5 → 4, 10.5 → 10, 0.5 → 0, ….
            (25, 2), (75, 4), (175, 10), (125, 8), (225, 14), (-25, -2), (-75, -4), (-175, -10),
            // Ties that the nearest binary fractions of these decimals miss, or their products do.
            (275, 16), (425, 26), (675, 40), (1025, 62), (2075, 124), (8175, 490), (17_025, 1022),
            (32_075, 1924),
        ]
    )
    func halfToEven(milliseconds: Int, frame: Int) {
        let time = Duration.milliseconds(milliseconds)
        #expect(FrameRate.fps60.frame(nearest: time) == FrameNumber(frame))
    }

    @Test("an attosecond beside a tie decides it")
    func besideATie() {
        let attosecond = Duration(attoseconds: 1)
        let tie = Duration.milliseconds(75)
        #expect(FrameRate.fps60.frame(nearest: tie + attosecond) == FrameNumber(5))
        #expect(FrameRate.fps60.frame(nearest: tie - attosecond) == FrameNumber(4))
    }

    @Test("the nearest frame is nearest at every millisecond of a minute, and before the start")
    func nearestOfEveryMillisecond() {
        for milliseconds in -1000...60_000 {
            // In units of half a frame's thousandth, at 60: a frame is 1000, the time 60 a millisecond.
            let frame = FrameRate.fps60.frame(nearest: .milliseconds(milliseconds)).index
            let distance = abs(milliseconds * 60 - frame * 1000)
            #expect(distance < 500 || (distance == 500 && frame.isMultiple(of: 2)))
        }
    }

    @Test(
        "before the start of the show the frame due is negative",
        arguments: [(-1, -1), (-16, -1), (-17, -2), (-1000, -60), (-1001, -61), (0, 0)]
    )
    func dueBeforeTheStart(milliseconds: Int, frame: Int) {
        #expect(FrameRate.fps60.frame(dueAt: .milliseconds(milliseconds)) == FrameNumber(frame))
    }
}
