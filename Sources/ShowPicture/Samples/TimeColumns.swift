public import Timebase

/// The columns of a picture: which frames each of them tells.
///
/// Where there are more frames than columns, every frame is told by exactly one; where there are
/// fewer, a frame is as many columns wide as it lasts, and a column tells one frame.
public struct TimeColumns: Hashable, Sendable {
    /// The frames that all columns tell together; one at least.
    public let span: FrameSpan
    /// How many columns there are; 1….
    public let count: Int

    /// `count` columns that tell `span`.
    public init(_ span: FrameSpan, count: Int) {
        precondition(!span.isEmpty && count > 0, "a picture has frames and columns")
        self.span = span
        self.count = count
    }

    /// The frames of `column`, which is 0…`count` − 1; one at least.
    public func frames(of column: Int) -> FrameSpan {
        let first = column * frameCount / count
        let end = max(first + 1, (column + 1) * frameCount / count)
        return FrameSpan(span.start + FrameCount(first), to: span.start + FrameCount(end))
    }

    /// The columns that tell any frame of `frames`; empty where that is none of the picture's.
    public func columns(of frames: FrameSpan) -> Range<Int> {
        let shown = span.intersection(frames)
        guard !shown.isEmpty else { return 0..<0 }
        let first = (shown.start - span.start).frames
        let last = (shown.end - span.start).frames - 1
        return firstColumn(of: first)..<lastColumn(of: last) + 1
    }

    /// How far into the picture `frame` starts, in columns; below 0 and above `count` outside it.
    public func place(of frame: FrameNumber) -> Double {
        Double((frame - span.start).frames) * Double(count) / Double(frameCount)
    }

    private var frameCount: Int { span.count.frames }

    /// The first column that tells frame `index` of the span.
    private func firstColumn(of index: Int) -> Int {
        frameCount > count ? lastColumn(of: index) : (index * count + frameCount - 1) / frameCount
    }

    /// The last column that tells frame `index` of the span.
    private func lastColumn(of index: Int) -> Int {
        ((index + 1) * count - 1) / frameCount
    }
}
