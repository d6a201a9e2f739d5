internal import Timebase

/// Brings three things together: the show, the stream of samples that the device takes, and the
/// machine's clock.
///
/// The device runs all the time, with silence where the show does not sound, so that the line from
/// stream to machine time is known before the first note and through every pause. What the show
/// does is to decide which of its samples the next one in the stream is (the `segment`); from that
/// and the line follows what the lights' clock shows (the `plan`).
///
/// Positions in show and stream are counted in samples. A value without threads, devices and files:
/// `SoundEngine` locks it, asks it and tells it what happened.
struct Conductor: Sendable {
    /// What the show is doing.
    enum Transport: Hashable {
        case stopped
        /// To go on at a sample as soon as sound and clock are ready.
        case waiting(at: Int)
        case running
        case paused(at: Int)
    }

    /// What is known of the device.
    enum Device: Hashable {
        case opening
        /// There was none from the start on.
        case refused
        case open
        case lost
    }

    /// From where on the stream carries the show.
    struct Segment: Hashable {
        let stream: Int
        let show: Int
    }

    /// Which samples the decoding thread shall have ready.
    struct Request: Hashable {
        var position = 0
        var number = 0
    }

    let sampleRate: Int
    /// The first sample after the sound; nil where it never ends, because the show loops.
    let end: Int?

    var transport = Transport.stopped
    var device = Device.opening
    var fit: LineFit
    var segment: Segment?
    /// Samples given out for the stream since the device was opened.
    var frontier = 0
    /// The line that the show follows while it runs.
    var steered: SteeredLine?
    /// What the clock shows.
    var plan = ClockPlan()
    var request = Request()
    var statistics = SoundStatistics()
    var hasEnded = false
    var lostSince: Instant?
    /// When the output thread was last seen.
    var heartbeat: Instant
    private var events: [SoundEvent] = []

    /// How long a show waits for a device that is not ready before it goes without.
    static let patience = Duration.seconds(3)
    /// How far sound and show may be apart and still be brought together by bending the show's line.
    static let mostSlip = Duration.milliseconds(50)
    private static let mostEvents = 256

    /// A stopped show, at `now`, of a sound of `sampleRate` whose last sample is before `end`.
    init(sampleRate: Int, end: Int?, now: Instant) {
        self.sampleRate = sampleRate
        self.end = end
        self.fit = LineFit(sampleRate: sampleRate)
        self.heartbeat = now
    }

    /// Keeps `event` for the owner; the oldest goes where nobody has looked for long.
    mutating func note(_ event: SoundEvent) {
        if events.count == Conductor.mostEvents { events.removeFirst() }
        events.append(event)
    }

    /// The events that were not taken yet, oldest first.
    mutating func takeEvents() -> [SoundEvent] {
        defer { events.removeAll() }
        return events
    }

    /// When sample `samples` of a stream that starts at 0 is due.
    func time(_ samples: Int) -> Duration {
        .nanoseconds(Int64((Int128(samples) * 1_000_000_000) / Int128(sampleRate)))
    }

    /// The sample nearest to `time`.
    func samples(nearest time: Duration) -> Int {
        let scaled = Int128(time.wholeNanoseconds) * Int128(sampleRate)
        return Int((scaled + 500_000_000) / 1_000_000_000)
    }

    /// The line from machine time to show time that `stream` makes with `segment`.
    func showLine(_ stream: ClockLine, _ segment: Segment) -> ClockLine {
        stream.advanced(by: time(segment.show - segment.stream))
    }
}
