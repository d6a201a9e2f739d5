public import Timebase

/// Where the show stands by a sound that is heard elsewhere: a browser plays it, and tells about ten
/// times a second which place is heard when.
///
/// The first reading starts the show at once, at the rate that was learned last. Later ones bend its
/// line, which neither leaps nor goes back for them; only a sound that turns out to be more than
/// 50 ms away is followed by a jump. The sound plays at its own speed: other speeds are not followed.
///
/// Any thread may ask and tell at any time; an answer to `line` neither waits nor allocates.
public final class RemoteClock: ShowClock {
    private let machine: any MachineClock
    private let clock: AudioClock
    private let fit = Guarded(RemoteFit())

    /// A clock that runs from the first reading on, by the machine time of `machine`.
    public init(by machine: any MachineClock) {
        self.machine = machine
        self.clock = AudioClock(machine)
    }

    /// The line that holds now; nil before the first reading since the start or the last `restart`,
    /// and while paused.
    public func line() -> ClockLine? { clock.line() }

    /// Takes in one more reading, which has just come. While paused it counts for nothing.
    ///
    /// - Returns: whether it was used: not where its moment is more than two seconds from now, or not
    ///   after that of the reading before.
    @discardableResult
    public func add(_ reading: RemoteReading) -> Bool {
        let now = machine.now()
        return change { $0.add(reading, at: now) }
    }

    /// The sound goes on elsewhere or again: the next reading starts the show there, at once.
    public func restart() {
        change { $0.restart() }
    }

    /// The sound stands: the show does, too, whatever readings are still on their way, until
    /// `restart`.
    public func pause() {
        change { $0.pause() }
    }

    /// How well the line agrees with the readings.
    public var quality: RemoteClockQuality {
        let now = machine.now()
        return fit.withLock { $0.quality(at: now) }
    }

    private func change<Answer: Sendable>(_ body: (inout RemoteFit) -> Answer) -> Answer {
        fit.withLock { fit in
            defer { clock.publish(fit.plan) }
            return body(&fit)
        }
    }
}
