public import Timebase

/// The line through a sound card's readings: what it says now, and how fast its crystal runs.
///
/// Readings of the last ten seconds count. A single wrong one counts for nothing, a jitter is
/// averaged away, and a step that stays, such as after a stall, is followed once it has stayed for
/// 150 ms. The rate is believed to be near the one last learned until readings say otherwise, so
/// that a fit over the first tenth of a second already holds. These are the times of a card on this
/// machine; a `ReadingHabit` tells of others.
public struct LineFit: Sendable {
    /// Samples a second that the stream was written for.
    public let sampleRate: Int
    /// The fitted line, from machine time to stream time, which starts with the stream; nil until
    /// the readings have been steady once since the start.
    public private(set) var line: ClockLine?
    /// Whether the newest readings agree with the line.
    public private(set) var isSteady = false

    private var window = ReadingWindow()
    /// The newest readings, as long as they do not fit the line.
    private var strangers = ReadingWindow()
    /// Readings taken in since the line was fitted.
    private var unfitted = 0
    private var base: Instant?
    /// How much faster than the machine's the card's clock runs: 0.0001 is 100 ppm.
    private var drift = 0.0
    /// The mean distance of readings from the line, in seconds.
    private var spread: Double
    private let habit: ReadingHabit

    /// No readings yet of a stream of `sampleRate` samples a second, which will come by `habit`.
    public init(sampleRate: Int, habit: ReadingHabit = .device) {
        self.sampleRate = sampleRate
        self.habit = habit
        self.spread = habit.leastSpread
    }

    /// Forgets all readings, as the stream starts again; the learned rate is kept.
    public mutating func restart() {
        line = nil
        isSteady = false
        window.removeAll()
        strangers.removeAll()
        spread = habit.leastSpread
    }

    /// The learned rate: stream seconds a machine second.
    public var rate: Double { 1 + drift }

    /// Takes in one more reading, which is later than all before.
    public mutating func add(_ reading: ClockReading) {
        let base = base ?? reading.instant
        self.base = base
        let time = Double(reading.instant.nanoseconds - base.nanoseconds) * 1e-9
        let lead = Double(reading.heard) / Double(sampleRate) - time
        guard let line else {
            window.append(time: time, lead: lead)
            let steady = habit.beginsAtOnce ? window : window.steadyTail(by: habit)
            if let steady { begin(with: steady) }
            return
        }
        let expected = Double(line.position(at: reading.instant).wholeNanoseconds) * 1e-9 - time
        if abs(lead - expected) > max(habit.leastStep, 8 * spread) {
            takeStranger(time: time, lead: lead)
        } else {
            strangers.removeAll()
            isSteady = true
            window.append(time: time, lead: lead)
            window.removeBefore(time - LineFit.memory)
            unfitted += 1
            // One reading among very many changes nothing worth the work.
            if unfitted * 32 >= window.count { refit() }
        }
    }

    /// A reading far off the line: an accident if the next ones are not, a step if they are as well.
    private mutating func takeStranger(time: Double, lead: Double) {
        strangers.append(time: time, lead: lead)
        strangers.removeBefore(time - LineFit.memory / 4)
        if strangers.count >= habit.leastCount { isSteady = false }
        if let steady = strangers.steadyTail(by: habit) { begin(with: steady) }
    }

    private mutating func begin(with readings: ReadingWindow) {
        window = readings
        strangers.removeAll()
        spread = max(habit.leastSpread, window.spread)
        isSteady = true
        refit()
    }

    private mutating func refit() {
        unfitted = 0
        guard let base, let last = window.last else { return }
        let expected = line.map { line in
            { (time: Double) in lead(of: line, at: time, base) }
        }
        let fit = window.fit(
            around: expected,
            tolerance: 2 * spread,
            drift: drift,
            stiffness: habit.stiffness
        )
        drift = fit.drift
        spread = max(habit.leastSpread, fit.spread)
        let position = last.time + fit.lead(at: last.time)
        let instant = base.nanoseconds + Int64((last.time * 1e9).rounded())
        line = ClockLine(
            anchor: Instant(nanoseconds: instant),
            position: .nanoseconds(Int64((position * 1e9).rounded())),
            rate: 1 + drift
        )
    }

    /// Seconds of readings that count.
    private static let memory = 10.0
}

/// How far `line` is ahead of the machine at `time`, both in seconds, `base` being time 0.
private func lead(of line: ClockLine, at time: Double, _ base: Instant) -> Double {
    let anchor = Double(line.anchor.nanoseconds - base.nanoseconds) * 1e-9
    let position = Double(line.positionNanoseconds) * 1e-9
    return position - anchor + (time - anchor) * (line.rate - 1)
}
