import DMX
import ShowPlayer
import Timebase

/// A live stage without a thread: frames of two slots, of which the first carries intensity.
final class LiveRig {
    let clock = ManualClock()
    let control: LiveControl
    let output: WatchedOutput
    private var loop: LiveLoop
    private var hasEnded = false
    /// How often the stage was driven.
    private(set) var steps = 0

    init(
        look: [Level] = [0, 0],
        rate: FrameRate = .fps60,
        ending: Ending = .blackout,
        fault: @escaping (Int) -> Int32 = { _ in 0 }
    ) {
        let settings = LiveSettings(
            frameSize: 2,
            rate: rate,
            ending: ending,
            intensityMask: IntensityMask([true, false]),
            blackoutLook: look
        )
        control = LiveControl(settings, machineClock: clock)
        output = WatchedOutput(clock: clock, control: LoopControl(), fault: fault)
        loop = LiveLoop(settings, output: output, machineClock: clock, control: control)
    }

    /// The moment `milliseconds` after the start.
    func time(_ milliseconds: Int) -> Instant {
        Instant(nanoseconds: 0) + .milliseconds(milliseconds)
    }

    /// Lets the stage do what it has to until `milliseconds` after the start; the driver says that it
    /// is there every `sign` milliseconds, where given.
    func run(to milliseconds: Int, sign: Int? = nil) {
        let end = time(milliseconds)
        var nextSign = sign.map { _ in clock.now() } ?? end
        while !hasEnded {
            if clock.now() >= nextSign, let sign {
                control.alive()
                nextSign = clock.now() + .milliseconds(sign)
            }
            steps += 1
            guard let next = loop.step() else {
                hasEnded = true
                break
            }
            if min(next, nextSign) >= end { break }
            clock.sleep(until: max(min(next, nextSign), clock.now() + .microseconds(1)))
        }
        clock.sleep(until: end)
    }

    /// Stands still until `milliseconds` after the start, as a thread does that the system forgot.
    func stall(to milliseconds: Int) {
        clock.sleep(until: time(milliseconds))
    }

    /// The first slot of every frame sent.
    var sent: [Level] { output.frames.map { $0[0] } }

    /// When each was sent, in milliseconds after the start.
    var sendTimes: [Double] { output.times.map { ($0 - time(0)).milliseconds } }

    /// The times between one packet and the next, in milliseconds.
    var gaps: [Double] { zip(sendTimes.dropFirst(), sendTimes).map { $0 - $1 } }
}

/// A song in memory: every slot of frame n is at level n, and `base` more.
final class LiveSong: LiveFrameSource, @unchecked Sendable {
    // One thread has it: the test's.
    let frameCount: FrameCount
    var base: Int

    init(frames: Int, base: Int = 0) {
        frameCount = FrameCount(frames)
        self.base = base
    }

    func fill(_ frame: FrameNumber, into target: UnsafeMutableRawBufferPointer) {
        for index in target.indices {
            target[index] = Level(truncatingIfNeeded: frame.index + base)
        }
    }
}

/// A clock that is where the test puts it.
final class SetClock: ShowClock, @unchecked Sendable {
    // One thread has it: the test's.
    var current: ClockLine?

    /// The show stands at `position` at `instant` and runs on from there.
    func set(_ position: Duration, at instant: Instant) {
        current = ClockLine(anchor: instant, position: position)
    }

    func line() -> ClockLine? { current }
}
