/// A half-open range of frames: `start` is in it, `end` is not.
public struct FrameSpan: Hashable, Sendable {
    /// The first frame of the span.
    public let start: FrameNumber
    /// The first frame after the span.
    public let end: FrameNumber

    /// The frames from `start` up to, not including, `end`; empty where `end` is not after `start`.
    public init(_ start: FrameNumber, to end: FrameNumber) {
        self.start = start
        self.end = max(start, end)
    }

    /// All frames of a show of `count` frames.
    public init(all count: FrameCount) {
        self.init(.zero, to: .zero + count)
    }

    /// How many frames the span holds.
    public var count: FrameCount { end - start }

    /// Whether the span holds no frame.
    public var isEmpty: Bool { start == end }

    /// Whether `frame` is in the span.
    public func contains(_ frame: FrameNumber) -> Bool {
        start <= frame && frame < end
    }

    /// The frames that are in both spans.
    public func intersection(_ other: FrameSpan) -> FrameSpan {
        let start = max(start, other.start)
        return FrameSpan(start, to: max(start, min(end, other.end)))
    }

    /// The span cut into pieces of `length` frames, the last one shorter where it does not divide.
    public func pieces(of length: FrameCount) -> [FrameSpan] {
        precondition(length > .zero, "a piece holds one frame at least")
        return stride(from: start.index, to: end.index, by: length.frames).map { first in
            let piece = FrameNumber(first)
            return FrameSpan(piece, to: min(end, piece + length))
        }
    }
}
