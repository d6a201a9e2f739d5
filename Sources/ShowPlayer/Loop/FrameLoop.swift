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
    private let showClock: any ShowClock
    private let machineClock: any MachineClock
    private let control: LoopControl
    private var onStage: FrameNumber?
    private var stage: StageFrame

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
        self.showClock = showClock
        self.machineClock = machineClock
        self.control = control
        // What stays where the first frame itself is not at hand: nothing lit, everything armed.
        self.stage = StageFrame(
            frameSize: settings.frameSize,
            output: output,
            mask: settings.intensityMask,
            look: settings.blackoutLook,
            lateAfter: settings.lateAfter
        )
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
        return stage.report(wasStopped: wasStopped)
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
        guard let onStage, due >= .zero, due.replaces(onStage) else {
            return stage.keepAlive(at: now)
        }
        let dueAt = line.instant(of: settings.rate.time(of: due))
        stage.book(due, after: onStage, dueAt: dueAt, now: now)
        show(due)
    }

    /// Puts `due` on stage; where its levels are not at hand, the ones before stay there.
    private mutating func show(_ due: FrameNumber) {
        let index = settings.loops ? due.index % settings.frameCount.frames : due.index
        if !frames.copy(FrameNumber(index), to: stage.levels) { stage.counts.missingFrames += 1 }
        onStage = due
        stage.counts.sentFrames += 1
        stage.send(at: machineClock.now())
        control.publish(frame: FrameNumber(index), counts: stage.counts)
    }

    /// One turn of a show whose clock does not run: not started yet, or paused.
    private mutating func standStill(at now: Instant) {
        stage.keepAlive(at: now)
        machineClock.sleep(until: now + .milliseconds(2))
    }

    /// Sleeps until the next frame is due, but not so long that a stop would wait.
    private func sleep(towards line: ClockLine, now: Instant) {
        guard let onStage else { return }
        machineClock.sleep(
            until: settings.rate.wake(for: onStage + FrameCount(1), on: line, from: now)
        )
    }

    /// Puts the ending on the wire, several times, so that one lost packet leaves no light on.
    private mutating func end() {
        stage.apply(settings.ending)
        for _ in 0..<Ending.repeats {
            stage.sendEnding(at: machineClock.now())
            machineClock.sleep(until: machineClock.now() + Ending.distance)
        }
        if let onStage { control.publish(frame: onStage, counts: stage.counts) }
        control.publishEnd()
    }
}
