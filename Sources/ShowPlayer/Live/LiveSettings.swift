public import DMX
public import Timebase

/// What a live stage is made for, and its limits.
public struct LiveSettings: Sendable {
    /// Bytes a frame.
    public var frameSize: Int
    /// Frames a second while it plays.
    public var rate: FrameRate
    /// What goes on stage at the end, and in the dark where nothing else is asked for.
    public var ending: Ending
    /// The slots that blackout works on.
    public var intensityMask: IntensityMask
    /// What those slots go to in a blackout: one level a slot of the layout. It is also what stands
    /// on stage at first.
    public var blackoutLook: [Level]
    /// The least time from one packet to the next of a universe, where they are not two frames of a
    /// song that follow each other: one sixtieth of a second.
    public var leastGap: Duration
    /// How long the driver may be silent while the show plays before the stage goes dark.
    public var longestSilence: Duration
    /// A frame is late when it is sent more than this after its time: a source may take two
    /// milliseconds to fill it.
    public var lateAfter: Duration

    /// Settings for frames of `frameSize` bytes at `rate`.
    public init(
        frameSize: Int,
        rate: FrameRate,
        ending: Ending = .blackout,
        intensityMask: IntensityMask,
        blackoutLook: [Level],
        leastGap: Duration = .nanoseconds(16_666_667),
        longestSilence: Duration = .milliseconds(850),
        lateAfter: Duration = .milliseconds(4)
    ) {
        precondition(blackoutLook.count == frameSize, "look and layout belong together")
        self.frameSize = frameSize
        self.rate = rate
        self.ending = ending
        self.intensityMask = intensityMask
        self.blackoutLook = blackoutLook
        self.leastGap = leastGap
        self.longestSilence = longestSilence
        self.lateAfter = lateAfter
    }
}
