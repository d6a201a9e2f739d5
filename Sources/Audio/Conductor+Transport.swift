internal import Timebase

/// What the owner of the show asks for.
extension Conductor {
    /// Starts the show at sample `position`, or goes on there if it runs.
    ///
    /// The clock goes on as it is until the sound from there is heard, or until patience ends.
    mutating func start(at position: Int, now: Instant) {
        catchUp(now)
        request = Request(position: position, number: request.number + 1)
        segment = nil
        hasEnded = false
        switch device {
        case .open, .opening:
            transport = .waiting(at: position)
            let deadline = now + Conductor.patience
            plan.switchAt = deadline
            plan.after = ClockLine(anchor: deadline, position: time(position), rate: fit.rate)
        case .refused, .lost:
            run(from: position, now: now)
        }
    }

    /// Stops the show where the sound stops: at the end of what the device has already got.
    mutating func pause(now: Instant) {
        catchUp(now)
        switch transport {
        case .stopped, .paused:
            return
        case .waiting(let position):
            transport = .paused(at: position)
            plan = ClockPlan()
        case .running:
            if let segment, let stream = fit.line {
                transport = .paused(at: segment.show + frontier - segment.stream)
                plan.switchAt = stream.instant(of: time(frontier))
                plan.after = nil
            } else {
                let position = steered?.line.position(at: now) ?? .zero
                transport = .paused(at: samples(nearest: position))
                plan = ClockPlan()
            }
        }
        segment = nil
    }

    /// Goes on from a pause.
    mutating func resume(now: Instant) {
        guard case .paused(let position) = transport else { return }
        start(at: position, now: now)
    }

    /// Goes to sample `position`: at once where the show runs, and for later where it does not.
    mutating func seek(to position: Int, now: Instant) {
        switch transport {
        case .stopped:
            return
        case .paused:
            transport = .paused(at: position)
            request = Request(position: position, number: request.number + 1)
        case .waiting, .running:
            start(at: position, now: now)
        }
    }

    /// Ends the show.
    mutating func stop() {
        transport = .stopped
        segment = nil
        steered = nil
        plan = ClockPlan()
    }

    /// Where the show stands at `now`, running or not; nil where it is stopped.
    func position(at now: Instant) -> Duration? {
        switch transport {
        case .stopped: nil
        case .waiting(let position), .paused(let position): time(position)
        case .running: plan.line(at: now)?.position(at: now) ?? plan.after?.position
        }
    }

    /// Runs the show by the machine's clock, at `position` now.
    mutating func run(from position: Int, now: Instant) {
        let line = ClockLine(anchor: now, position: time(position), rate: fit.rate)
        transport = .running
        steered = SteeredLine(line)
        plan = ClockPlan(before: line)
    }

    /// Lets the line that was announced hold, once its time has come.
    mutating func catchUp(_ now: Instant) {
        guard now >= plan.switchAt else { return }
        plan = ClockPlan(before: plan.after)
        if case .waiting = transport, let line = plan.before {
            transport = .running
            steered = SteeredLine(line)
            lostSince = now
            note(.lost(.unsteady))
            statistics.losses += 1
        }
    }
}
