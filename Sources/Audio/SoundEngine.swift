public import Timebase

/// A player without threads: whoever has it calls `stepFeed` and `stepOutput` again and again.
///
/// `SoundPlayer` calls them on two threads of its own; a test calls them in turns, by a clock that
/// it moves by hand. Everything but the two steps may be called from any thread.
public final class SoundEngine: @unchecked Sendable {
    /// What the listener hears, as a clock.
    public var clock: AudioClock { desk.clock }

    let desk: SoundDesk
    // The feed belongs to the thread that calls `stepFeed`, the output to that of `stepOutput`.
    private var feed: SoundFeed
    private let makeDevice: @Sendable () -> any PlaybackDevice
    private var output: SoundOutput?
    private var reportedFault: String?

    /// A stopped player of the sound in `source`, which was measured to be `info`.
    ///
    /// - Parameters:
    ///   - source: the bytes of the sound.
    ///   - info: what `SoundInfo.measure` said of it.
    ///   - loopLength: how long one round of the show is, where it goes round and round: the sound
    ///     starts anew so long after its last start. Nil where the show ends.
    ///   - machine: the clock that the lights go by.
    ///   - device: makes the device; called once, on the output thread.
    /// - Throws: `AudioError.undecodable` where `source` is not what `info` says.
    public init(
        _ source: any SoundSource,
        _ info: SoundInfo,
        loopLength: Duration? = nil,
        machine: any MachineClock,
        device: @escaping @Sendable () -> any PlaybackDevice
    ) throws(AudioError) {
        let sampleRate = info.length.sampleRate
        let decoder = try SoundDecoder(source, info)
        let end = loopLength == nil ? info.length.samples : nil
        desk = SoundDesk(sampleRate: sampleRate, end: end, machine: machine)
        feed = SoundFeed(
            decoder,
            into: desk.ring,
            loop: loopLength.map { LoopLength($0, sampleRate: sampleRate) }
        )
        makeDevice = device
    }

    // MARK: The show

    /// Starts the show at `position` (0…): the clock runs from the moment its sound is heard; or,
    /// without a device, from now; or, where a device is not ready in three seconds, from then.
    public func start(at position: Duration = .zero) {
        change { $0.start(at: $0.samples(nearest: max(.zero, position)), now: $1) }
    }

    /// Pauses the show where its sound stops, about a tenth of a second from now.
    public func pause() {
        change { $0.pause(now: $1) }
    }

    /// Goes on from a pause.
    public func resume() {
        change { $0.resume(now: $1) }
    }

    /// Goes to `position` (0…). A running show goes on as it is until the sound from there is heard.
    public func seek(to position: Duration) {
        change { $0.seek(to: $0.samples(nearest: max(.zero, position)), now: $1) }
    }

    /// Ends the show: the clock has no line any more.
    public func stop() {
        change { conductor, _ in conductor.stop() }
    }

    // MARK: What happened

    /// Where the show stands, running or not; nil where it is stopped. Positions run on in loops.
    public var position: Duration? { change { $0.position(at: $1) } }

    /// What happened since this was asked last, oldest first; at most the last 256 events.
    public func takeEvents() -> [SoundEvent] { change { conductor, _ in conductor.takeEvents() } }

    /// How the sound went so far.
    public var statistics: SoundStatistics { change { conductor, _ in conductor.statistics } }

    private func change<Answer: Sendable>(
        _ body: (inout Conductor, Instant) -> Answer
    ) -> Answer {
        let now = desk.machine.now()
        return desk.change { body(&$0, now) }
    }

    // MARK: The threads

    /// Decodes one piece ahead, and looks whether the output is alive.
    ///
    /// - Returns: whether there was anything to decode; if not, a pause of 10 ms is in order.
    public func stepFeed() -> Bool {
        let didWork = feed.step()
        if feed.fault != reportedFault {
            reportedFault = feed.fault
            if let fault = feed.fault { desk.change { $0.note(.damaged(reason: fault)) } }
        }
        change { $0.watch($1) }
        return didWork
    }

    /// Writes to the device what it takes, without waiting but where the sound system hangs.
    ///
    /// - Returns: whether to call again at once; if not, a pause of some milliseconds is in order.
    public func stepOutput() -> Bool {
        step() == .wrote
    }

    /// Writes to the device what it takes, and says what to wait for.
    func step() -> SoundStep {
        let output = output ?? SoundOutput(desk, makeDevice())
        self.output = output
        return output.step()
    }

    /// Waits for the device to have room, or a few milliseconds.
    func waitForRoom() {
        output?.waitForRoom()
    }

    /// Closes the device, on the thread that calls `stepOutput`: nothing more is heard.
    public func closeOutput() {
        output?.close()
    }
}
