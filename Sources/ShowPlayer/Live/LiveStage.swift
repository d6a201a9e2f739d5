public import DMX
import Synchronization

/// A stage that an editor lights: holds frames, plays from memory, goes dark, on a real-time thread
/// of its own that nobody waits for.
///
/// Who lets go of it without `end` gets the ending all the same. Killed outright, the process sends
/// nothing more, as any other: what is on stage then stays until the node gives it up.
public final class LiveStage: Sendable {
    /// What to ask of it, and what it does.
    public let control: LiveControl
    private let thread: Mutex<RealTimeThread?>
    private let outcome = Outcome()

    /// Starts the thread; the blackout look goes on stage.
    ///
    /// - Parameters:
    ///   - output: is the thread's own from here on.
    ///   - refused: told once, on the new thread, what the system did not grant it.
    /// - Returns: nil where the system has no thread to give.
    public init?(
        _ settings: LiveSettings,
        output: sending any DMXOutput,
        refused: @escaping @Sendable (RealTimeThread.Refusals) -> Void = { _ in }
    ) {
        let machineClock = SystemClock()
        let control = LiveControl(settings, machineClock: machineClock)
        let handover = Handover(output)
        let outcome = self.outcome
        let thread = RealTimeThread(
            name: "live",
            urgency: .realTime(priority: FrameThread.priority)
        ) { refusals in
            refused(refusals)
            var loop = LiveLoop(
                settings,
                output: handover.value,
                machineClock: machineClock,
                control: control
            )
            while let next = loop.step() { control.bell.wait(until: next) }
            let report = loop.report()
            outcome.report.withLock { $0 = report }
        }
        guard let thread else { return nil }
        self.control = control
        self.thread = Mutex(thread)
    }

    deinit {
        control.stop()
        thread.withLock { $0.take() }?.join()
    }

    /// What the stage does.
    public var status: LiveStatus { control.status }

    /// Sends the ending of the settings, several times, and waits for it: less than 200 ms, unless
    /// the source that is being played holds the thread up.
    ///
    /// - Returns: what was done since the start. Nil only where another call is still waiting.
    @discardableResult
    public func end() -> LoopReport? {
        control.stop()
        thread.withLock { $0.take() }?.join()
        return outcome.report.withLock { $0 }
    }
}
