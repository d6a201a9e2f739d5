import DMX
import Glibc
import Timebase

/// The frame on stage: its levels, the output it goes to, and the book kept of both.
///
/// All memory is allocated at the start; nothing here allocates, locks or waits afterwards.
struct StageFrame: ~Copyable {
    /// The levels that the next send takes.
    let levels: UnsafeMutableRawBufferPointer
    /// When something was sent last; nil before the first time.
    private(set) var lastSend: Instant?
    var counts = LoopCounts()
    private var lateness = LatenessHistogram()
    private var failures = FailureCounts()
    private let output: any DMXOutput
    private let mask: IntensityMask
    private let look: [Level]
    private let lateAfter: Duration

    /// How long a standing frame may go without a repeat (Art-Net 4: 800 to 1000 ms).
    static let longestSilence = Duration.milliseconds(900)

    /// A stage on which nothing is lit and everything armed: `look`.
    init(
        frameSize: Int,
        output: any DMXOutput,
        mask: IntensityMask,
        look: [Level],
        lateAfter: Duration
    ) {
        self.output = output
        self.mask = mask
        self.look = look
        self.lateAfter = lateAfter
        levels = .allocate(byteCount: frameSize, alignment: 64)
        levels.initializeMemory(as: UInt8.self, repeating: 0)
        levels.copyBytes(from: look.prefix(frameSize))
    }

    deinit {
        levels.deallocate()
    }

    /// Whether the levels are those of `frame`, which is of the same size.
    func holds(_ frame: UnsafeMutableRawBufferPointer) -> Bool {
        guard let own = levels.baseAddress, let other = frame.baseAddress else { return true }
        return memcmp(own, other, levels.count) == 0
    }

    /// What was done, by someone who `wasStopped` or came to the show's end.
    func report(wasStopped: Bool) -> LoopReport {
        LoopReport(
            counts: counts,
            lateness: lateness.summary,
            failures: failures.summary,
            wasStopped: wasStopped
        )
    }

    /// Books that `frame`, whose time was `dueAt`, follows `before` on stage at `now`.
    mutating func book(
        _ frame: FrameNumber,
        after before: FrameNumber,
        dueAt: Instant,
        now: Instant
    ) {
        let step = frame - before
        if step > FrameCount(1) { counts.skippedFrames += step.frames - 1 }
        lateness.record(now - dueAt)
        if now - dueAt > lateAfter { counts.lateFrames += 1 }
    }

    /// Sends the levels at `now`.
    mutating func send(at now: Instant) {
        let result = output.send(UnsafeRawBufferPointer(levels))
        lastSend = now
        counts.sentPackets += result.sent
        guard result.failed > 0 else { return }
        counts.failedPackets += result.failed
        counts.lastCause = result.cause
        failures.add(result.failed, cause: result.cause)
    }

    /// Repeats the frame where it has stood long enough.
    mutating func keepAlive(at now: Instant) {
        guard let lastSend, now - lastSend >= StageFrame.longestSilence else { return }
        counts.repeats += 1
        send(at: now)
    }

    /// Turns the levels into those to end on.
    func apply(_ ending: Ending) {
        ending.apply(to: levels, mask: mask.isIntensity, look: look)
    }

    /// Sends the ending once at `now`; the caller sends it `Ending.repeats` times.
    mutating func sendEnding(at now: Instant) {
        counts.endingFrames += 1
        send(at: now)
    }
}

extension FrameNumber {
    /// Whether this frame, being due, takes the place of `other`, which is on stage. A clock that
    /// slews may put the due frame a little back: then the one on stage stays.
    func replaces(_ other: FrameNumber) -> Bool {
        let step = self - other
        return step > .zero || step <= FrameCount(-4)
    }
}

extension FrameRate {
    /// When to look at the clock again, if `next` is the next frame on `line`: at its time, but not
    /// so late that a stop or a moved clock would wait.
    func wake(for next: FrameNumber, on line: ClockLine, from now: Instant) -> Instant {
        let due = line.instant(of: time(of: next))
        return min(max(due, now + .microseconds(50)), now + .milliseconds(20))
    }
}
