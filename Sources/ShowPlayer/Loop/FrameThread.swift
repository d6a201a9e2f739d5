public import DMX
import Synchronization
public import Timebase

/// A frame loop on a thread of its own, as punctual as the system allows.
public struct FrameThread: ~Copyable {
    private let thread: RealTimeThread
    private let outcome: Outcome

    /// Real-time priority of the frame thread, above everything that only has to keep up.
    static let priority: Int32 = 50

    /// Starts the loop.
    ///
    /// - Parameters:
    ///   - output: is the thread's own from here on.
    ///   - refused: told once, on the new thread, what the system did not grant it.
    /// - Returns: nil where the system has no thread to give.
    public init?(
        _ settings: LoopSettings,
        frames: PrefetchRing,
        output: sending any DMXOutput,
        showClock: any ShowClock,
        machineClock: any MachineClock,
        control: LoopControl,
        refused: @escaping @Sendable (RealTimeThread.Refusals) -> Void = { _ in }
    ) {
        let outcome = Outcome()
        let handover = Handover(output)
        let thread = RealTimeThread(
            name: "frames",
            urgency: .realTime(priority: FrameThread.priority)
        ) { refusals in
            refused(refusals)
            var loop = FrameLoop(
                settings,
                frames: frames,
                output: handover.value,
                showClock: showClock,
                machineClock: machineClock,
                control: control
            )
            outcome.report.withLock { $0 = loop.run() }
        }
        guard let thread else { return nil }
        self.thread = thread
        self.outcome = outcome
    }

    /// Waits for the loop's end; what it did.
    public consuming func join() -> LoopReport? {
        thread.join()
        return outcome.report.withLock { $0 }
    }
}
