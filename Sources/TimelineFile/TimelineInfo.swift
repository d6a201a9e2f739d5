public import DMX
public import Timebase

/// All that a show file holds besides its frames and its sound's bytes.
public struct TimelineInfo: Hashable, Sendable {
    /// The show's name, for people.
    public let showName: String
    /// The song's name, for people.
    public let songName: String
    /// Where frames go if nobody says otherwise, `IP` or `IP:port`; nil where the show names none.
    public let node: String?
    /// Frames a second.
    public let rate: FrameRate
    /// Frames of the show; 1….
    public let frameCount: FrameCount
    /// Frames of a block; the last block may have fewer.
    public let framesPerBlock: FrameCount
    /// Where each universe's slots lie in a frame.
    public let layout: FrameLayout
    /// The fixtures, in the order of the show.
    public let fixtures: [TimelineFixture]
    /// Which slots carry intensity; one entry a slot of the layout.
    public let intensityMask: IntensityMask
    /// What the blackout ending sends: one whole frame.
    public let blackoutLook: [Level]
    /// Markers, in the order given.
    public let markers: [Marker]
    /// The input files, in rising order of path.
    public let sources: [SourceDigest]
    /// The sound; nil where the show is silent.
    public let sound: TimelineSound?
    /// How the file was compiled, for the next compile; nil where nobody said.
    public let record: CompileRecord?

    /// What a show file says of its frames.
    ///
    /// `framesPerBlock` is one second of frames where not given. Sources are put in order. The mask
    /// and the blackout look must be of `layout`.
    public init(
        showName: String,
        songName: String,
        node: String? = nil,
        rate: FrameRate,
        frameCount: FrameCount,
        framesPerBlock: FrameCount? = nil,
        layout: FrameLayout,
        fixtures: [TimelineFixture] = [],
        intensityMask: IntensityMask,
        blackoutLook: [Level],
        markers: [Marker] = [],
        sources: [SourceDigest] = [],
        sound: TimelineSound? = nil,
        record: CompileRecord? = nil
    ) {
        precondition(
            intensityMask.isIntensity.count == layout.frameSize
                && blackoutLook.count == layout.frameSize,
            "mask, blackout look and frames are of one layout"
        )
        self.showName = showName
        self.songName = songName
        self.node = node
        self.rate = rate
        self.frameCount = frameCount
        self.framesPerBlock = framesPerBlock ?? rate.framesInOneSecond
        self.layout = layout
        self.fixtures = fixtures
        self.intensityMask = intensityMask
        self.blackoutLook = blackoutLook
        self.markers = markers
        self.sources = sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        self.sound = sound
        self.record = record
    }
}

extension TimelineInfo {
    /// How many blocks the frames are cut into.
    public var blockCount: Int {
        (frameCount.frames + framesPerBlock.frames - 1) / framesPerBlock.frames
    }

    /// The frames of block `number`, which counts from 0.
    public func span(ofBlock number: Int) -> FrameSpan {
        precondition((0..<blockCount).contains(number), "the show has a block of that number")
        let start = FrameNumber(number * framesPerBlock.frames)
        return FrameSpan(start, to: min(start + framesPerBlock, .zero + frameCount))
    }

    /// The number of the block that holds `frame`, which must be in the show.
    public func block(of frame: FrameNumber) -> Int {
        precondition(FrameSpan(all: frameCount).contains(frame), "the frame is in the show")
        return frame.index / framesPerBlock.frames
    }
}

extension FrameRate {
    /// One second of frames, to the nearest whole number and at least 1, at most what a block may
    /// hold (FORMAT.md, "Blocks").
    public var framesInOneSecond: FrameCount {
        let nearest = (2 * numerator + denominator) / (2 * denominator)
        return FrameCount(min(max(1, nearest), Limits.framesPerBlock.upperBound))
    }
}
