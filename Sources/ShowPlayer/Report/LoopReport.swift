/// What a frame loop did, from its first frame to its ending.
public struct LoopReport: Hashable, Sendable {
    /// What was counted.
    public let counts: LoopCounts
    /// How late frames were sent.
    public let lateness: LatenessSummary
    /// Packets that did not leave, by cause (`errno`), in rising order of cause.
    public let failures: [SendFailure]
    /// Whether someone asked it to stop before the show's end.
    public let wasStopped: Bool
}

/// Packets that did not leave for one cause.
public struct SendFailure: Hashable, Sendable {
    /// Why (`errno`).
    public let cause: Int32
    /// How many.
    public let packets: Int
}

/// What a frame loop counts.
public struct LoopCounts: Hashable, Sendable {
    /// Frames of the show that were sent, not counting repeats and the ending.
    public var sentFrames = 0
    /// Frames that were due but never sent, because a newer one was due by then.
    public var skippedFrames = 0
    /// Frames sent too late.
    public var lateFrames = 0
    /// Frames that were not at hand when due; the one before stayed on stage.
    public var missingFrames = 0
    /// Sends of a standing frame, to keep it alive.
    public var repeats = 0
    /// Sends of the ending.
    public var endingFrames = 0
    /// Packets that the system took.
    public var sentPackets = 0
    /// Packets that it did not take.
    public var failedPackets = 0
    /// Why the last of them was not taken (`errno`); 0 where all were.
    public var lastCause: Int32 = 0

    /// Nothing yet.
    public init() {}
}
