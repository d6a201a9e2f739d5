import Timebase

/// How far a live stage has come with what it plays.
struct LiveCourse {
    /// The clock's line when it was asked last; nil where it did not run.
    var line: ClockLine?
    /// Since when it runs.
    var runsSince = Instant(nanoseconds: 0)
    /// The frame on stage, if the clock has not jumped since it was sent.
    var onStage: FrameNumber?

    /// What the show may move by, from one look at the clock to the next, and not have jumped. A
    /// line that bends moves by less.
    private static let leastJump = Duration.milliseconds(50)

    /// Takes in the line that holds at `now`.
    mutating func follow(_ next: ClockLine, at now: Instant) {
        defer { line = next }
        guard let line else {
            runsSince = now
            onStage = nil
            return
        }
        let move = next.position(at: now) - line.position(at: now)
        if move > LiveCourse.leastJump || move < .zero - LiveCourse.leastJump { onStage = nil }
    }
}

extension LiveLoop {
    /// How long a clock that does not run is left alone.
    private static let nap = Duration.milliseconds(5)

    /// Sends the newest due frame, if it is not on stage yet.
    mutating func playOn(at now: Instant) -> Instant? {
        guard let play, let line = play.clock.line() else { return standStill(at: now) }
        let count = play.source.frameCount
        guard count > .zero else { return standStill(at: now) }
        course.follow(line, at: now)
        let patience =
            max(control.lastAlive ?? course.runsSince, course.runsSince)
            + settings.longestSilence
        guard now <= patience else {
            control.note(.driverSilent(at: now))
            darken(nil)
            return stayDark(at: now)
        }
        let due = settings.rate.frame(dueAt: line.position(at: now))
        let last = FrameNumber(count.frames - 1)
        // A song that was cut in the meantime.
        if let onStage = course.onStage, onStage > last { course.onStage = nil }
        let next = advance(to: max(.zero, min(due, last)), of: play.source, line: line, now: now)
        // The last frame has no next one to wait for.
        let isOver = due > last && course.onStage == last
        return min(isOver ? now + settings.leastGap : next, patience + .nanoseconds(1))
    }

    /// One turn of a clock that does not run: what is on stage stays.
    private mutating func standStill(at now: Instant) -> Instant {
        course.line = nil
        return min(hold(at: now), now + LiveLoop.nap)
    }

    /// Sends `due`, unless it is on stage or the last packet too near; says when to look again.
    private mutating func advance(
        to due: FrameNumber,
        of source: any LiveFrameSource,
        line: ClockLine,
        now: Instant
    ) -> Instant {
        if let onStage = course.onStage, !due.replaces(onStage) {
            refresh(onStage, of: source, now: now)
            stage.keepAlive(at: now)
            return settings.rate.wake(for: onStage + FrameCount(1), on: line, from: now)
        }
        // Two frames that follow each other are a tick apart by the clock. After a jump, or what was
        // held before, the packet of this tick may already be gone.
        let follows = course.onStage.map { due - $0 == FrameCount(1) } ?? false
        guard follows || now >= earliestSend else { return earliestSend }
        source.fill(due, into: stage.levels)
        if let onStage = course.onStage {
            let dueAt = line.instant(of: settings.rate.time(of: due))
            stage.book(due, after: onStage, dueAt: dueAt, now: machineClock.now())
        }
        course.onStage = due
        send(as: due)
        return settings.rate.wake(for: due + FrameCount(1), on: line, from: now)
    }

    /// Sends the frame that stands on stage again, if it has changed: beyond the end of a song its
    /// last frame stands, and sliders move it.
    private mutating func refresh(
        _ frame: FrameNumber,
        of source: any LiveFrameSource,
        now: Instant
    ) {
        guard now >= earliestSend else { return }
        source.fill(frame, into: draft)
        guard !stage.holds(draft) else { return }
        stage.levels.copyMemory(from: UnsafeRawBufferPointer(draft))
        send(as: frame)
    }
}
