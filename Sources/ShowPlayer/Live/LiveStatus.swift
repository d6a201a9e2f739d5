public import DMX
public import Timebase

/// What a live stage does.
public enum LiveMode: Hashable, Sendable {
    /// A frame stands, until another is set.
    case holding
    /// Frames come from a source by a clock.
    case playing
    /// An ending stands.
    case dark
    /// The last ending was sent; nothing follows.
    case ended
}

/// Where a live stage is, as a status line shows it.
public struct LiveStatus: Hashable, Sendable {
    /// What it does.
    public internal(set) var mode = LiveMode.holding
    /// The frame of the song on stage; nil where what stands there is none.
    public internal(set) var frame: FrameNumber?
    /// What was counted since the start: frames that were sent, skipped, late, repeated, and their
    /// packets.
    public internal(set) var counts = LoopCounts()

    /// A stage that has done nothing yet.
    public init() {}
}

/// What was sent last, whole.
public struct ShownFrame: Hashable, Sendable {
    /// How many different frames were sent up to this one; 0 before the first. Who looks again finds
    /// the same number where nothing has changed.
    public let serial: Int
    /// Which frame of the song it is; nil where it is none.
    public let frame: FrameNumber?
    /// Its levels, in layout order.
    public let levels: [Level]

    /// The frame that was sent as number `serial`.
    public init(serial: Int, frame: FrameNumber? = nil, levels: [Level]) {
        (self.serial, self.frame, self.levels) = (serial, frame, levels)
    }
}

/// What a live stage did by itself, and the editor has to know.
public enum LiveEvent: Hashable, Sendable {
    /// Nothing was heard of the driver for too long while the show played: at `at` the stage went
    /// dark, and stays so until it is told what to do next.
    case driverSilent(at: Instant)
}
