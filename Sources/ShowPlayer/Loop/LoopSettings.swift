public import DMX
public import Timebase

/// What a frame loop plays, and how.
public struct LoopSettings: Sendable {
    /// Frames a second.
    public var rate: FrameRate
    /// Frames in the show.
    public var frameCount: FrameCount
    /// Bytes a frame.
    public var frameSize: Int
    /// Where the show starts: this frame stands until the clock runs.
    public var start: FrameNumber
    /// Whether the first frame follows the last one.
    public var loops: Bool
    /// What stays on stage at the end.
    public var ending: Ending
    /// The slots that blackout works on.
    public var intensityMask: IntensityMask
    /// What those slots go to in a blackout: one level a slot of the layout.
    public var blackoutLook: [Level]
    /// A frame is late when it is sent more than this after its time.
    public var lateAfter: Duration

    /// Settings for a show of `frameCount` frames of `frameSize` bytes at `rate`.
    public init(
        rate: FrameRate,
        frameCount: FrameCount,
        frameSize: Int,
        start: FrameNumber = .zero,
        loops: Bool = false,
        ending: Ending = .blackout,
        intensityMask: IntensityMask,
        blackoutLook: [Level],
        lateAfter: Duration = .milliseconds(1)
    ) {
        self.rate = rate
        self.frameCount = frameCount
        self.frameSize = frameSize
        self.start = start
        self.loops = loops
        self.ending = ending
        self.intensityMask = intensityMask
        self.blackoutLook = blackoutLook
        self.lateAfter = lateAfter
    }
}
