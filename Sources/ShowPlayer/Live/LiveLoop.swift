public import DMX
public import Timebase

/// What a live stage does, step by step: whoever drives it calls `step` again at the moment it
/// names, or as soon as there is a new order.
///
/// Nothing in it allocates, awaits or logs; it waits for the locks of the control, held for the copy
/// of a frame, and for its source. A fault of the output costs packets, and nothing else.
public struct LiveLoop: ~Copyable {
    let settings: LiveSettings
    let machineClock: any MachineClock
    let control: LiveControl
    var stage: StageFrame
    var status = LiveStatus()
    /// Where a frame lies that is not on stage yet.
    let draft: UnsafeMutableRawBufferPointer
    /// Whether the levels were sent as they are.
    private var isSent = false
    /// Whether the picture that others see is behind what was sent.
    private var isNews = false
    private var endingsLeft = 0
    private var nextEnding = Instant(nanoseconds: 0)
    private var isEnding = false
    var play: LivePlay?
    var course = LiveCourse()

    /// A loop that does to `output` what it is told by `control`. It starts by holding the blackout
    /// look: nothing lit, everything armed.
    public init(
        _ settings: LiveSettings,
        output: any DMXOutput,
        machineClock: any MachineClock,
        control: LiveControl
    ) {
        self.settings = settings
        self.machineClock = machineClock
        self.control = control
        self.stage = StageFrame(
            frameSize: settings.frameSize,
            output: output,
            mask: settings.intensityMask,
            look: settings.blackoutLook,
            lateAfter: settings.lateAfter
        )
        self.draft = .allocate(byteCount: settings.frameSize, alignment: 64)
        self.draft.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit {
        draft.deallocate()
    }

    /// Does what is due.
    ///
    /// - Returns: when to come back, at the latest; nil after the last ending.
    public mutating func step() -> Instant? {
        obey()
        let now = machineClock.now()
        let next: Instant?
        switch status.mode {
        case .holding: next = hold(at: now)
        case .playing: next = playOn(at: now)
        case .dark: next = stayDark(at: now)
        case .ended: next = nil
        }
        status.counts = stage.counts
        control.publish(status, sent: isNews ? UnsafeRawBufferPointer(stage.levels) : nil)
        isNews = false
        return next
    }

    /// What was done, once it has ended.
    public consuming func report() -> LoopReport {
        stage.report(wasStopped: true)
    }

    /// The first moment at which a packet may follow the last one.
    var earliestSend: Instant {
        stage.lastSend.map { $0 + settings.leastGap } ?? Instant(nanoseconds: .min)
    }

    /// Sends the levels as `frame` of the song, or as none.
    mutating func send(as frame: FrameNumber?) {
        stage.counts.sentFrames += 1
        stage.send(at: machineClock.now())
        status.frame = frame
        isSent = true
        isNews = true
    }

    /// When a standing frame has to be repeated.
    var nextRepeat: Instant {
        (stage.lastSend ?? machineClock.now()) + StageFrame.longestSilence
    }

    private mutating func obey() {
        guard let order = control.takeOrder(to: draft, retiring: play) else { return }
        let former = play
        play = nil
        switch order {
        case .show:
            isSent = isSent && stage.holds(draft)
            stage.levels.copyMemory(from: UnsafeRawBufferPointer(draft))
            status.mode = .holding
        case .hold:
            status.mode = .holding
        case .play(let next):
            play = next
            course = LiveCourse()
            status.mode = .playing
        case .darken(let ending):
            darken(ending)
        case .end:
            darken(nil)
            isEnding = true
            // Let go of with the loop, when the ending is out.
            play = former
        }
    }

    /// Sends what stands, once and then to keep it alive; says when to look again.
    mutating func hold(at now: Instant) -> Instant {
        if !isSent {
            guard now >= earliestSend else { return earliestSend }
            send(as: nil)
        }
        stage.keepAlive(at: now)
        return nextRepeat
    }

    /// Goes dark: by `ending`, or by that of the settings.
    mutating func darken(_ ending: Ending?) {
        stage.apply(ending ?? settings.ending)
        status.mode = .dark
        isSent = false
        endingsLeft = Ending.repeats
        nextEnding = earliestSend
    }

    /// Sends what is left of the ending, and keeps it alive; says when to look again.
    mutating func stayDark(at now: Instant) -> Instant? {
        if endingsLeft > 0 {
            guard now >= nextEnding else { return nextEnding }
            stage.sendEnding(at: now)
            endingsLeft -= 1
            nextEnding = now + Ending.distance
            status.frame = nil
            isNews = !isSent
            isSent = true
            if endingsLeft > 0 { return nextEnding }
        }
        if isEnding {
            status.mode = .ended
            return nil
        }
        stage.keepAlive(at: now)
        return nextRepeat
    }
}
