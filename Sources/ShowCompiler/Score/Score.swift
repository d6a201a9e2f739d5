public import DMX
public import Timebase

/// The middle form between cues and frames: per channel, segments in closed form, so that any frame
/// can be told without the ones before it.
public struct Score: Hashable, Sendable {
    /// Where each channel's slot lies in a frame.
    public let layout: FrameLayout
    /// Frames a second.
    public let rate: FrameRate
    /// Frames in the song.
    public let frameCount: FrameCount
    /// One story a slot of the layout.
    let channels: [ChannelScore]

    /// A score of `channels`, one a slot of `layout`.
    init(
        layout: FrameLayout,
        channels: [ChannelScore],
        rate: FrameRate,
        frameCount: FrameCount
    ) {
        self.layout = layout
        self.channels = channels
        self.rate = rate
        self.frameCount = frameCount
    }

    /// The levels of all slots for the frames of `span`: the same as that cut of the whole song.
    ///
    /// - Parameter span: frames of the song, at least one.
    public func render(_ span: FrameSpan) -> LevelBlock {
        precondition(
            !span.isEmpty && FrameSpan(all: frameCount).intersection(span) == span,
            "a span of the song's own frames"
        )
        let height = span.count.frames
        let framesPerSecond = rate.framesPerSecond
        let columns = [Level](unsafeUninitializedCapacity: channels.count * height) {
            columns,
            count in
            for (index, channel) in channels.enumerated() {
                let column = columns[index * height..<(index + 1) * height]
                channel.fill(
                    UnsafeMutableBufferPointer(rebasing: column),
                    from: span.start.index,
                    framesPerSecond: framesPerSecond
                )
            }
            count = channels.count * height
        }
        return LevelBlock(frameCount: height, slotCount: channels.count, columns: columns)
    }
}
