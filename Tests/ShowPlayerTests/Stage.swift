import DMX
import ShowPlayer
import Timebase

/// A whole show in memory: frame n is two slots at level n, of which the first carries intensity.
final class Stage {
    let output: WatchedOutput
    private let clock: ManualClock
    private let settings: LoopSettings
    private let frames: NumberedFrames
    private let showClock: any ShowClock
    private let control: LoopControl

    init(
        frameCount: Int,
        rate: FrameRate = .fps60,
        start: Int = 0,
        loops: Bool = false,
        ending: Ending = .blackout,
        missing: Range<Int> = 0..<0,
        clockRate: Double = 1,
        waitsFor wait: Duration = .zero,
        offset: Duration = .zero,
        machine: ManualClock? = nil,
        showClock: (any ShowClock)? = nil,
        blackoutLook: [Level] = [0, 0],
        fault: @escaping (Int) -> Int32 = { _ in 0 },
        lateness: @escaping @Sendable (Instant) -> Duration = { _ in .zero }
    ) {
        let position = rate.time(of: FrameNumber(start))
        clock = machine ?? ManualClock(position: position, rate: clockRate, lateness: lateness)
        control = LoopControl(offset: offset)
        output = WatchedOutput(clock: clock, control: control, fault: fault)
        frames = NumberedFrames(missing: missing)
        self.showClock = showClock ?? DelayedClock(clock: clock, wait: wait)
        settings = LoopSettings(
            rate: rate,
            frameCount: FrameCount(frameCount),
            frameSize: 2,
            start: FrameNumber(start),
            loops: loops,
            ending: ending,
            intensityMask: IntensityMask([true, false]),
            blackoutLook: blackoutLook
        )
    }

    func play() -> LoopReport {
        var loop = FrameLoop(
            settings,
            frames: frames,
            output: output,
            showClock: showClock,
            machineClock: clock,
            control: control
        )
        return loop.run()
    }

    /// The first slot of every frame sent.
    var sentNumbers: [Level] { output.frames.map { $0[0] } }
    /// When each was sent.
    var sendTimes: [Instant] { output.times }
}

/// Keeps frames and their times, and stops the show after some.
final class WatchedOutput: DMXOutput {
    private(set) var frames: [[Level]] = []
    private(set) var times: [Instant] = []
    var stopAfter = Int.max
    private let clock: ManualClock
    private let control: LoopControl
    private let fault: (Int) -> Int32

    init(clock: ManualClock, control: LoopControl, fault: @escaping (Int) -> Int32) {
        self.clock = clock
        self.control = control
        self.fault = fault
    }

    func send(_ frame: UnsafeRawBufferPointer) -> SendResult {
        let cause = fault(frames.count)
        frames.append([Level](frame))
        times.append(clock.now())
        if frames.count == stopAfter { control.stop() }
        return cause == 0 ? SendResult(sent: 1) : SendResult(sent: 0, failed: 1, cause: cause)
    }
}

/// Frames whose levels are their number.
final class NumberedFrames: FrameSource {
    private let missing: Range<Int>

    init(missing: Range<Int>) {
        self.missing = missing
    }

    func copy(_ frame: FrameNumber, to target: UnsafeMutableRawBufferPointer) -> Bool {
        guard !missing.contains(frame.index) else { return false }
        for index in target.indices { target[index] = Level(truncatingIfNeeded: frame.index) }
        return true
    }
}

/// A show clock that starts to run after a while.
struct DelayedClock: ShowClock {
    let clock: ManualClock
    let wait: Duration

    func line() -> ClockLine? {
        guard clock.now() - Instant(nanoseconds: 0) >= wait else { return nil }
        return wait == .zero
            ? clock.line() : ClockLine(anchor: Instant(nanoseconds: 0) + wait, position: .zero)
    }
}
