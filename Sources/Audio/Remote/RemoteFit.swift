import Timebase

/// Brings the readings of a player elsewhere to the line that the show follows. A value without
/// threads: `RemoteClock` locks it.
struct RemoteFit: Sendable {
    /// What the clock shows: nothing before the first reading, and while paused.
    private(set) var plan = ClockPlan()
    private var fit = LineFit(sampleRate: RemoteFit.unit, habit: .remote)
    private var isPaused = false
    private var lastHeard: Instant?
    /// Readings in a row that were told of a moment before the last one's.
    private var disorder = 0
    private var lastArrival: Instant?
    private var distances: [Duration] = []
    private var refused = 0

    /// The line ends; no reading begins another until the restart.
    mutating func pause() {
        restart()
        isPaused = true
    }

    /// The line ends; the next reading begins another.
    mutating func restart() {
        plan = ClockPlan()
        fit.restart()
        isPaused = false
        lastHeard = nil
        lastArrival = nil
        distances.removeAll(keepingCapacity: true)
    }

    /// Takes in `reading`, which came at `now`.
    ///
    /// - Returns: whether it was used.
    mutating func add(_ reading: RemoteReading, at now: Instant) -> Bool {
        if isPaused { return false }
        guard reading.isCredible(at: now), isInOrder(reading) else {
            refused += 1
            return false
        }
        lastHeard = reading.heardAt
        lastArrival = now
        let heard = Int(reading.position.wholeNanoseconds)
        fit.add(ClockReading(at: reading.heardAt, heard: heard))
        guard let target = fit.line else { return true }
        guard let line = plan.line(at: now) else {
            plan = ClockPlan(before: target)
            return true
        }
        note(reading.position - line.position(at: reading.heardAt))
        steer(line, toward: target, at: now)
        return true
    }

    /// How well line and readings agree at `now`.
    func quality(at now: Instant) -> RemoteClockQuality {
        let sorted = distances.sorted()
        func percentile(_ fraction: Double) -> Duration {
            let rank = Int((Double(sorted.count) * fraction).rounded(.up))
            return sorted.isEmpty ? .zero : sorted[max(rank, 1) - 1]
        }
        return RemoteClockQuality(
            count: sorted.count,
            p50: percentile(0.5),
            p95: percentile(0.95),
            rate: fit.rate,
            age: lastArrival.map { now - $0 },
            refused: refused
        )
    }

    /// Bends `line`, which holds at `now`, to `target`: for a while, because nobody knows when the
    /// next reading comes. What is too far away to be jitter was a jump of the sound.
    private mutating func steer(_ line: ClockLine, toward target: ClockLine, at now: Instant) {
        let distance = target.position(at: now) - line.position(at: now)
        guard abs(distance.seconds) <= Conductor.mostSlip.seconds else {
            plan = ClockPlan(before: target)
            return
        }
        var steered = SteeredLine(line)
        steered.steer(toward: target, at: now)
        let bent = steered.line
        let end = now + RemoteFit.bend
        steered.follow(rate: target.rate, from: end)
        plan = ClockPlan(before: bent, switchAt: end, after: steered.line)
    }

    /// Whether `reading` is told of a moment after the last one's. Where several in a row are not, the
    /// last one was wrong, and they begin anew.
    private mutating func isInOrder(_ reading: RemoteReading) -> Bool {
        disorder = lastHeard.map { $0 < reading.heardAt } ?? true ? 0 : disorder + 1
        if disorder == RemoteFit.mostDisorder {
            disorder = 0
            fit.restart()
        }
        return disorder == 0
    }

    private mutating func note(_ distance: Duration) {
        if distances.count == RemoteFit.mostDistances { distances.removeFirst() }
        distances.append(distance < .zero ? .zero - distance : distance)
    }

    /// Positions are counted in nanoseconds.
    private static let unit = 1_000_000_000
    /// How long a line stays bent without a new reading: half of the way is done by then.
    private static let bend = Duration.milliseconds(250)
    private static let mostDisorder = 3
    private static let mostDistances = 64
}
