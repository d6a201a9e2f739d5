import DMX
import ShowPlayer
import Testing
import Timebase

@Suite("The frame loop")
struct FrameLoopTests {
    @Test(
        "playing N frames by a manual clock sends exactly those frames in order, then the ending",
        arguments: [1, 2, 59, 60, 61, 600]
    )
    func playsEveryFrame(count: Int) {
        let stage = Stage(frameCount: count)
        let report = stage.play()
        #expect(
            stage.sentNumbers.prefix(count) == (0..<count).map(Level.init(truncatingIfNeeded:))[...]
        )
        #expect(stage.output.frames.count == count + 4)
        #expect(report.counts.sentFrames == count)
        #expect(report.counts.skippedFrames == 0)
        #expect(!report.wasStopped)
    }

    @Test(
        "every rate plays every frame",
        arguments: [
            FrameRate.fps60, FrameRate(50), FrameRate(30000, over: 1001), FrameRate(25),
        ]
    )
    func playsAtAnyRate(rate: FrameRate?) throws {
        let stage = Stage(frameCount: 500, rate: try #require(rate))
        let report = stage.play()
        #expect(report.counts.sentFrames == 500)
        #expect(report.counts.skippedFrames == 0)
    }

    @Test("a clock that runs 200 ppm off still gets every frame once", arguments: [0.9998, 1.0002])
    func followsTheClock(slope: Double) {
        let stage = Stage(frameCount: 36_000, clockRate: slope)
        let report = stage.play()
        #expect(report.counts.sentFrames == 36_000)
        #expect(report.counts.skippedFrames == 0)
        #expect(report.lateness.p99 < .microseconds(10))
    }

    @Test("after a stall only the newest due frame is sent, and the missed ones are counted")
    func neverABurst() {
        // Wakes 100 ms late once, around frame 30.
        let stall = Instant(nanoseconds: 500_000_000)
        let stage = Stage(
            frameCount: 120,
            lateness: { deadline in
                let isStalled = stall <= deadline && deadline < stall + .milliseconds(16)
                return isStalled ? .milliseconds(100) : .zero
            }
        )
        let report = stage.play()
        #expect(report.counts.skippedFrames == 6)
        #expect(report.counts.sentFrames == 120 - 6)
        #expect(zip(stage.sendTimes, stage.sendTimes.dropFirst()).allSatisfy { $1 - $0 > .zero })
        #expect(stage.sentNumbers.filter { $0 == 36 }.count == 1)
        #expect(!stage.sentNumbers.contains(33))
    }

    @Test("frames are sent at their time by the clock's line, not before")
    func isNeverEarly() {
        let stage = Stage(frameCount: 100)
        _ = stage.play()
        for (index, time) in stage.sendTimes.prefix(100).enumerated().dropFirst() {
            let due = FrameRate.fps60.time(of: FrameNumber(index))
            #expect(time - Instant(nanoseconds: 0) >= due)
            #expect(time - Instant(nanoseconds: 0) < due + .microseconds(60))
        }
    }

    @Test("a show that starts late in the song starts with that frame")
    func startsAnywhere() {
        let stage = Stage(frameCount: 200, start: 150)
        let report = stage.play()
        #expect(stage.sentNumbers.first == 150)
        #expect(report.counts.sentFrames == 50)
    }

    @Test("a looped show goes from its last frame to its first")
    func loops() {
        let stage = Stage(frameCount: 10, loops: true)
        stage.output.stopAfter = 35
        let report = stage.play()
        #expect(stage.sentNumbers.prefix(35) == (0..<35).map { Level($0 % 10) }[...])
        #expect(report.wasStopped)
    }

    @Test("a clock that does not run yet leaves the first frame standing, kept alive")
    func keepsAlive() {
        let stage = Stage(frameCount: 10, waitsFor: .milliseconds(4500))
        let report = stage.play()
        #expect(report.counts.repeats == 5)
        #expect(stage.sentNumbers.prefix(6) == [0, 0, 0, 0, 0, 0])
        let gaps = zip(stage.sendTimes, stage.sendTimes.dropFirst()).prefix(5).map { $1 - $0 }
        #expect(gaps.allSatisfy { $0 >= .milliseconds(800) && $0 <= .milliseconds(1000) })
        #expect(report.counts.sentFrames == 10)
    }

    @Test("a frame that is not at hand leaves the one before on stage")
    func holdsAcrossAHole() {
        let stage = Stage(frameCount: 20, missing: 8..<12)
        let report = stage.play()
        #expect(report.counts.missingFrames == 4)
        #expect(stage.sentNumbers[7...12] == [7, 7, 7, 7, 7, 12])
    }

    @Test("a show that starts in a hole starts with the blackout look: dark, and armed")
    func startsInAHole() {
        let stage = Stage(frameCount: 20, missing: 0..<3, blackoutLook: [0, 255])
        _ = stage.play()
        #expect(stage.output.frames[..<4] == [[0, 255], [0, 255], [0, 255], [3, 3]])
    }

    @Test("packets that do not leave are counted by cause, and the show goes on")
    func countsFailures() {
        let stage = Stage(
            frameCount: 50,
            fault: { (10..<20).contains($0) ? 101 : $0 == 30 ? 11 : 0 }
        )
        let report = stage.play()
        #expect(report.counts.sentFrames == 50)
        #expect(report.failures.map(\.cause) == [11, 101])
        #expect(report.failures.map(\.packets) == [1, 10])
    }

    @Test(
        "the ending is on the wire at least three times within 100 ms",
        arguments: Ending.allCases
    )
    func ends(ending: Ending) throws {
        let stage = Stage(frameCount: 30, ending: ending)
        _ = stage.play()
        let endings = stage.output.frames.suffix(4)
        let expected: [Level] =
            switch ending {
            case .blackout: [0, 29]
            case .zero: [0, 0]
            case .hold: [29, 29]
            }
        #expect(endings.allSatisfy { $0 == expected })
        let first = try #require(stage.sendTimes.suffix(4).first)
        let last = try #require(stage.sendTimes.last)
        #expect(last - first <= .milliseconds(100))
    }

    @Test("a stop goes to the ending at once")
    func stops() throws {
        let stage = Stage(frameCount: 10_000)
        stage.output.stopAfter = 100
        let report = stage.play()
        #expect(report.wasStopped)
        #expect(stage.output.frames.count == 104)
        let last = try #require(stage.output.frames.last)
        #expect(last[0] == 0)
    }

    @Test("an offset moves every frame by that much", arguments: [-40, -2, 3, 250])
    func offsets(milliseconds: Int) throws {
        let stage = Stage(frameCount: 60, offset: .milliseconds(milliseconds))
        _ = stage.play()
        let sent = try #require(stage.sentNumbers.firstIndex(of: 30))
        let time = stage.sendTimes[sent] - Instant(nanoseconds: 0)
        let due = FrameRate.fps60.time(of: FrameNumber(30)) + .milliseconds(milliseconds)
        #expect(time >= due && time < due + .microseconds(60))
    }
}
