public import Timebase

/// Plays a sound on two threads of its own, one that decodes ahead and one that writes to the device,
/// and tells by its `clock` where the show stands.
///
/// From the start on the device runs, with silence, so that a show begins and goes on after a pause
/// within a tenth of a second. A device that fails takes neither show nor program with it: the clock
/// runs on, and the sound comes back in its place when the device does.
public final class SoundPlayer: Sendable {
    /// What the listener hears, as a clock.
    public var clock: AudioClock { engine.clock }

    private let engine: SoundEngine
    private let feed: SoundThread
    private let output: SoundThread
    private let machine: any MachineClock

    /// A stopped player of the sound in `source`, which was measured to be `info`; its device is
    /// being opened. The parameters are those of `SoundEngine`; `machine` must be the machine's own
    /// monotonic time.
    ///
    /// - Throws: `AudioError.undecodable` where `source` is not what `info` says,
    ///   `AudioError.noThread`. That there is no device is an event and no error.
    public init(
        _ source: any SoundSource,
        _ info: SoundInfo,
        loopLength: Duration? = nil,
        machine: any MachineClock,
        device: @escaping @Sendable () -> any PlaybackDevice = { ALSADevice() }
    ) throws(AudioError) {
        let engine = try SoundEngine(
            source,
            info,
            loopLength: loopLength,
            machine: machine,
            device: device
        )
        let feed = try SoundThread.start("sound-feed") { decodeAhead(engine, machine, $0) }
        do throws(AudioError) {
            output = try SoundThread.start("sound-output") { writeOut(engine, machine, $0) }
        } catch {
            feed.end()
            throw error
        }
        self.feed = feed
        self.engine = engine
        self.machine = machine
    }

    deinit {
        feed.end()
        output.end()
    }

    /// Starts the show at `position` (0…), as `SoundEngine.start` says.
    public func start(at position: Duration = .zero) { engine.start(at: position) }

    /// Pauses the show where its sound stops, about a tenth of a second from now.
    public func pause() { engine.pause() }

    /// Goes on from a pause.
    public func resume() { engine.resume() }

    /// Goes to `position` (0…). A running show goes on as it is until the sound from there is heard.
    public func seek(to position: Duration) { engine.seek(to: position) }

    /// Where the show stands, running or not; nil where it is stopped. Positions run on in loops.
    public var position: Duration? { engine.position }

    /// What happened since this was asked last, oldest first; at most the last 256 events.
    public func takeEvents() -> [SoundEvent] { engine.takeEvents() }

    /// How the sound went so far.
    public var statistics: SoundStatistics { engine.statistics }

    /// Ends the show, the sound and both threads.
    ///
    /// - Parameter limit: how long to wait for the threads to end at most.
    /// - Returns: whether they ended; false where the sound system hangs, which is no reason to wait.
    @discardableResult
    public func stop(within limit: Duration = .milliseconds(500)) -> Bool {
        engine.stop()
        feed.end()
        output.end()
        let deadline = machine.now() + limit
        while !(feed.hasEnded && output.hasEnded) {
            let now = machine.now()
            guard now < deadline else { return false }
            machine.sleep(until: now + .milliseconds(1))
        }
        return true
    }
}

private func decodeAhead(_ engine: SoundEngine, _ machine: any MachineClock, _ thread: SoundThread)
{
    while !thread.isEnding {
        if !engine.stepFeed() { machine.sleep(until: machine.now() + .milliseconds(10)) }
    }
}

/// Periods written at once before the thread rests. A card is full by then; what is not full is no
/// card, such as ALSA's `null`, which takes everything at once.
private let mostBurst = 64

private func writeOut(_ engine: SoundEngine, _ machine: any MachineClock, _ thread: SoundThread) {
    var burst = 0
    while !thread.isEnding {
        let step = engine.step()
        burst = step == .wrote ? burst + 1 : 0
        switch step {
        case .wrote where burst < mostBurst:
            continue
        case .wrote:
            burst = 0
            machine.sleep(until: machine.now() + .milliseconds(10))
        case .full:
            let before = machine.now()
            engine.waitForRoom()
            let after = machine.now()
            // Some devices wake their waiter too early, and again and again.
            if after - before < .milliseconds(1) { machine.sleep(until: after + .milliseconds(1)) }
        case .resting:
            machine.sleep(until: machine.now() + .milliseconds(10))
        }
    }
    engine.closeOutput()
}
