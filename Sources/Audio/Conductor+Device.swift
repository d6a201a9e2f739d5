internal import Timebase

/// What the output thread tells and asks.
extension Conductor {
    /// What the next samples of the stream are.
    enum Content: Hashable {
        case silence
        /// The show from sample `position` on, out of what was asked for by `request`.
        case show(position: Int, request: Int)
    }

    /// The output thread is alive at `now`.
    mutating func tick(_ now: Instant) {
        heartbeat = now
        catchUp(now)
        if let end, !hasEnded, transport == .running,
            let position = plan.line(at: now)?.position(at: now), position >= time(end)
        {
            hasEnded = true
            if device == .open { note(.ended) }
        }
    }

    /// A device is open: its stream starts now.
    mutating func deviceOpened(_ format: DeviceFormat) {
        device = .open
        restartStream()
        note(.opened(format))
    }

    /// No device could be opened.
    mutating func deviceRefused(_ error: AudioError, now: Instant) {
        guard device == .opening else { return }
        device = .refused
        note(.unavailable(error))
        if case .waiting(let position) = transport { run(from: position, now: now) }
    }

    /// The device does not go on; the show does.
    mutating func deviceLost(_ loss: SoundLoss, now: Instant) {
        guard device == .open || device == .opening else { return }
        device = .lost
        lostSince = lostSince ?? now
        statistics.losses += 1
        note(.lost(loss))
        loseStream(now)
        if case .waiting(let position) = transport { run(from: position, now: now) }
    }

    /// The device ran out of samples and was made ready again: its stream starts anew.
    mutating func deviceRanOut(now: Instant) {
        statistics.underruns += 1
        note(.underrun)
        loseStream(now)
    }

    /// Notices that the output thread does not return from the sound system.
    mutating func watch(_ now: Instant) {
        if now - heartbeat > .milliseconds(500) { deviceLost(.blocked, now: now) }
    }

    /// What the next `count` samples of the stream are; they count as given out.
    ///
    /// `isReady` tells whether what was asked for last has been decoded some way ahead.
    mutating func next(_ count: Int, isReady: Bool) -> Content {
        defer { frontier += count }
        if segment == nil, fit.isSteady, let stream = fit.line {
            place(stream, isReady: isReady)
        }
        guard let segment else { return .silence }
        let position = segment.show + frontier - segment.stream
        return .show(position: position, request: request.number)
    }

    /// Lets the stream carry the show from its next sample on, if the show wants to be heard.
    private mutating func place(_ stream: ClockLine, isReady: Bool) {
        let instant = stream.instant(of: time(frontier))
        switch transport {
        case .stopped, .paused:
            return
        case .waiting(let position):
            guard isReady else { return }
            let segment = Segment(stream: frontier, show: position)
            let line = showLine(stream, segment)
            self.segment = segment
            transport = .running
            steered = SteeredLine(line)
            plan.switchAt = instant
            plan.after = line
        case .running:
            guard let steered else { return }
            let position = samples(nearest: steered.line.position(at: instant))
            guard position >= 0 else { return }
            segment = Segment(stream: frontier, show: position)
            request = Request(position: position, number: request.number + 1)
        }
        if let since = lostSince {
            lostSince = nil
            note(.restored(after: max(.zero, instant - since)))
        }
    }

    /// Takes in a reading of the device, and bends the show's line to it.
    mutating func read(_ reading: ClockReading) {
        fit.add(reading)
        catchUp(reading.instant)
        statistics.rate = fit.rate
        guard transport == .running, let segment else { return }
        guard fit.isSteady, let stream = fit.line else { return coast(from: reading.instant) }
        let target = showLine(stream, segment)
        guard plan.after == nil else {
            // The sound is on its way and not heard yet: what is announced may still be corrected.
            steered = SteeredLine(target)
            plan.switchAt = target.instant(of: time(segment.show))
            plan.after = target
            return
        }
        guard let ahead = steered?.line.position(at: reading.instant) else { return }
        let slip = ahead - target.position(at: reading.instant)
        if abs(slip.seconds) > Conductor.mostSlip.seconds {
            self.segment = nil
            statistics.replacements += 1
            note(.replaced(slip: slip))
            return
        }
        // Readings from before this part of the show was heard say nothing about it.
        if reading.heard >= segment.stream {
            let heard = time(segment.show + reading.heard - segment.stream)
            statistics.skew.add(ahead - heard)
        }
        steered?.steer(toward: target, at: reading.instant)
        plan.before = steered?.line
    }

    /// Goes on without the stream: what was written to it is lost, and it may start anew.
    private mutating func loseStream(_ now: Instant) {
        catchUp(now)
        restartStream()
        coast(from: now)
    }

    /// Lets the show's line run on unbent.
    private mutating func coast(from now: Instant) {
        guard transport == .running, plan.after == nil else { return }
        steered?.follow(rate: fit.rate, from: now)
        plan.before = steered?.line
    }

    private mutating func restartStream() {
        fit.restart()
        frontier = 0
        segment = nil
    }
}
