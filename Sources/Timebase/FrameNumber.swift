/// Which frame of a show: 0 is the first. A position, never an amount (see `FrameCount`).
///
/// Frames are whole numbers everywhere; seconds become frames in `FrameRate.frame(nearest:)` alone.
public struct FrameNumber: Hashable, Comparable, Sendable {
    /// Frames before this one; 0…, negative only for a place before the show's start.
    public let index: Int

    /// The frame with `index` frames before it.
    public init(_ index: Int) {
        self.index = index
    }

    /// The first frame of a show.
    public static let zero = FrameNumber(0)

    public static func < (a: FrameNumber, b: FrameNumber) -> Bool { a.index < b.index }

    /// The frame `count` frames after `frame`.
    public static func + (frame: FrameNumber, count: FrameCount) -> FrameNumber {
        FrameNumber(frame.index + count.frames)
    }

    /// How many frames `b` is before `a`; negative where it is after.
    public static func - (a: FrameNumber, b: FrameNumber) -> FrameCount {
        FrameCount(a.index - b.index)
    }
}

/// How many frames: a length or a distance.
public struct FrameCount: Hashable, Comparable, Sendable {
    /// The amount, in frames.
    public let frames: Int

    /// An amount of frames.
    public init(_ frames: Int) {
        self.frames = frames
    }

    /// No frame at all.
    public static let zero = FrameCount(0)

    public static func < (a: FrameCount, b: FrameCount) -> Bool { a.frames < b.frames }
}
