public import DMX
public import Timebase

/// The loop of the frame thread: waits for the next frame's time, sends the newest due frame, once.
///
/// All memory is allocated at the start; nothing in `run` allocates, locks, awaits or logs. It
/// follows whatever line the show clock gives at each tick, so a clock that slews moves the light
/// with it; after a stall only the newest due frame is sent, never a burst.
public struct FrameLoop: ~Copyable {
    private let settings: LoopSettings
    private let frames: any FrameSource
    private let output: any DMXOutput
    private let showClock: any ShowClock
    private let machineClock: any MachineClock
    private let control: LoopControl
    private let frame: UnsafeMutableRawBufferPointer
    private var onStage: FrameNumber?
    private var lastSend = Instant(nanoseconds: .min)
    private var counts = LoopCounts()
    private var lateness = LatenessHistogram()
    private var failures = FailureCounts()

    /// How long a standing frame may go without a repeat (Art-Net 4: 800 to 1000 ms).
    private let longestSilence = Duration.milliseconds(900)
    /// How long the loop sleeps at most, so that it sees a stop or a moved clock soon.
    private let longestSleep = Duration.milliseconds(20)
    /// The ending goes out this often, at this distance: all within 100 ms.
    private let endingRepeats = (count: 4, distance: Duration.milliseconds(20))

    /// A loop that plays `frames` to `output` by `showClock`.
    public init(
        _ settings: LoopSettings,
        frames: any FrameSource,
        output: any DMXOutput,
        showClock: any ShowClock,
        machineClock: any MachineClock,
        control: LoopControl
    ) {
        self.settings = settings
        self.frames = frames
        self.output = output
        self.showClock = showClock
        self.machineClock = machineClock
        self.control = control
        self.frame = .allocate(byteCount: max(settings.frameSize, 1), alignment: 64)
        self.frame.initializeMemory(as: UInt8.self, repeating: 0)
        // What stays where the first frame itself is not at hand: nothing lit, everything armed.
        self.frame.copyBytes(from: settings.blackoutLook.prefix(settings.frameSize))
    }

    deinit {
        frame.deallocate()
    }

    /// Plays to the end of the show, or until asked to stop, and then the ending.
    public mutating func run() -> LoopReport {
        show(settings.start)
        while !control.isStopRequested {
            let now = machineClock.now()
            guard let line = line() else {
                standStill(at: now)
                continue
            }
            let due = settings.rate.frame(dueAt: line.position(at: now))
            if isOver(due) { break }
            advance(to: due, line: line, now: now)
            sleep(towards: line, now: now)
        }
        let wasStopped = control.isStopRequested
        end()
        return LoopReport(
            counts: counts,
            lateness: lateness.summary,
            failures: failures.summary,
            wasStopped: wasStopped
        )
    }

    /// The show clock's line with the offset in it.
    private func line() -> ClockLine? {
        showClock.line()?.advanced(by: .zero - control.offset)
    }

    private func isOver(_ due: FrameNumber) -> Bool {
        !settings.loops && due.index >= settings.frameCount.frames
    }

    /// Sends `due` where it is not on stage yet.
    private mutating func advance(to due: FrameNumber, line: ClockLine, now: Instant) {
        guard let onStage, due != onStage, due >= .zero else { return keepAlive(at: now) }
        // A clock that slews may put the due frame a little back: the one on stage stays.
        let step = due - onStage
        if step < .zero, step > FrameCount(-4) { return keepAlive(at: now) }
        if step > FrameCount(1) { counts.skippedFrames += step.frames - 1 }
        let lateness = now - line.instant(of: settings.rate.time(of: due))
        self.lateness.record(lateness)
        if lateness > settings.lateAfter { counts.lateFrames += 1 }
        show(due)
    }

    /// Puts `due` on stage; where its levels are not at hand, the ones before stay there.
    private mutating func show(_ due: FrameNumber) {
        let index = settings.loops ? due.index % settings.frameCount.frames : due.index
        if !frames.copy(FrameNumber(index), to: frame) { counts.missingFrames += 1 }
        onStage = due
        counts.sentFrames += 1
        send()
        control.publish(frame: FrameNumber(index), counts: counts)
    }

    /// Repeats the frame on stage where it has stood long enough.
    private mutating func keepAlive(at now: Instant) {
        guard now - lastSend >= longestSilence else { return }
        counts.repeats += 1
        send()
    }

    /// One turn of a show whose clock does not run: not started yet, or paused.
    private mutating func standStill(at now: Instant) {
        keepAlive(at: now)
        machineClock.sleep(until: now + .milliseconds(2))
    }

    /// Sleeps until the next frame is due, but not so long that a stop would wait.
    private func sleep(towards line: ClockLine, now: Instant) {
        guard let onStage else { return }
        let next = line.instant(of: settings.rate.time(of: onStage + FrameCount(1)))
        machineClock.sleep(until: min(max(next, now + .microseconds(50)), now + longestSleep))
    }

    private mutating func send() {
        let result = output.send(UnsafeRawBufferPointer(frame))
        lastSend = machineClock.now()
        counts.sentPackets += result.sent
        guard result.failed > 0 else { return }
        counts.failedPackets += result.failed
        counts.lastCause = result.cause
        failures.add(result.failed, cause: result.cause)
    }

    /// Puts the ending on the wire, several times, so that one lost packet leaves no light on.
    private mutating func end() {
        settings.ending.apply(
            to: frame,
            mask: settings.intensityMask.isIntensity,
            look: settings.blackoutLook
        )
        for _ in 0..<endingRepeats.count {
            send()
            counts.endingFrames += 1
            machineClock.sleep(until: machineClock.now() + endingRepeats.distance)
        }
        if let onStage { control.publish(frame: onStage, counts: counts) }
        control.publishEnd()
    }
}
