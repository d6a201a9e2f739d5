import Synchronization
public import Timebase

/// The two ends of the frame loop that others hold: what they ask of it, and where it is.
///
/// Every field is one atomic word, latest value wins: the loop never waits for who asks.
public final class LoopControl: Sendable {
    private let stopRequested = Atomic<Bool>(false)
    private let offsetNanoseconds: Atomic<Int64>
    private let frame = Atomic<Int>(0)
    private let sentFrames = Atomic<Int>(0)
    private let lateFrames = Atomic<Int>(0)
    private let failedPackets = Atomic<Int>(0)
    private let lastCause = Atomic<Int32>(0)
    private let isOver = Atomic<Bool>(false)

    /// A control for a loop that sends its frames `offset` after their time (before it where
    /// negative).
    public init(offset: Duration = .zero) {
        offsetNanoseconds = Atomic(offset.wholeNanoseconds)
    }

    /// Asks the loop to go to its ending at once. Safe to call from anywhere, more than once.
    public func stop() {
        stopRequested.store(true, ordering: .relaxed)
    }

    /// How long after its time a frame is sent; negative for before it. May change while playing:
    /// the loop is there at the next tick, without a burst.
    public var offset: Duration {
        get { .nanoseconds(offsetNanoseconds.load(ordering: .relaxed)) }
        set { offsetNanoseconds.store(newValue.wholeNanoseconds, ordering: .relaxed) }
    }

    /// Where the loop is.
    public var status: LoopStatus {
        LoopStatus(
            frame: FrameNumber(frame.load(ordering: .relaxed)),
            sentFrames: sentFrames.load(ordering: .relaxed),
            lateFrames: lateFrames.load(ordering: .relaxed),
            failedPackets: failedPackets.load(ordering: .relaxed),
            lastCause: lastCause.load(ordering: .relaxed),
            isOver: isOver.load(ordering: .acquiring)
        )
    }

    var isStopRequested: Bool { stopRequested.load(ordering: .relaxed) }

    func publish(frame: FrameNumber, counts: LoopCounts) {
        self.frame.store(frame.index, ordering: .relaxed)
        sentFrames.store(counts.sentFrames, ordering: .relaxed)
        lateFrames.store(counts.lateFrames, ordering: .relaxed)
        failedPackets.store(counts.failedPackets, ordering: .relaxed)
        lastCause.store(counts.lastCause, ordering: .relaxed)
    }

    func publishEnd() {
        isOver.store(true, ordering: .releasing)
    }
}

/// Where a frame loop is, as a status line shows it.
public struct LoopStatus: Hashable, Sendable {
    /// The frame on stage.
    public let frame: FrameNumber
    /// Frames sent so far.
    public let sentFrames: Int
    /// Frames sent too late so far.
    public let lateFrames: Int
    /// Packets that did not leave so far.
    public let failedPackets: Int
    /// Why the last of them did not (`errno`); 0 where all left.
    public let lastCause: Int32
    /// Whether the ending has been sent.
    public let isOver: Bool
}
