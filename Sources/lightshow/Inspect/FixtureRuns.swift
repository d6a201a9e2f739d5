import DMX
import Timebase
import TimelineFile

/// What one fixture of a show file gets over time, run by run, with one block in memory at a time.
struct FixtureRuns: ~Copyable {
    /// Frames one after the other in which the fixture gets the same.
    struct Run {
        let span: FrameSpan
        /// One level a channel, in the order of the channels; or why the frames, all of one block,
        /// cannot be read.
        let levels: Result<[Level], TimelineFileError>
        /// The number of the block that the run starts in.
        let block: Int

        /// Whether the levels could be read.
        var isReadable: Bool { if case .success = levels { true } else { false } }
    }

    private let reader: TimelineReader
    private let span: FrameSpan
    private let everyFrame: Bool
    /// Where the channels are in a frame; nil for a slot that the file does not store.
    private let offsets: [Int?]
    private var position: FrameNumber
    private var decoder = BlockDecoder()
    private var block: (number: Int, levels: Result<LevelBlock, TimelineFileError>)?

    /// The runs of `fixture` in the frames of `span`, as long as they go; or a run a frame where
    /// `everyFrame`.
    init(
        of fixture: TimelineFixture,
        in span: FrameSpan,
        _ reader: TimelineReader,
        everyFrame: Bool
    ) {
        self.reader = reader
        self.span = span
        self.everyFrame = everyFrame
        position = span.start
        offsets = fixture.channels.map {
            reader.info.layout.offset(of: SlotAddress(fixture.universe, $0.slot))
        }
    }

    /// The next run; nil after the last.
    mutating func next() -> Run? {
        guard position < span.end else { return nil }
        let start = position
        let number = reader.info.block(of: start)
        let levels = levels(at: start)
        switch levels {
        case .success:
            repeat {
                position = position + FrameCount(1)
            } while !everyFrame && position < span.end && self.levels(at: position) == levels
        case .failure:
            position = min(span.end, reader.info.span(ofBlock: number).end)
        }
        return Run(span: FrameSpan(start, to: position), levels: levels, block: number)
    }

    private mutating func levels(at frame: FrameNumber) -> Result<[Level], TimelineFileError> {
        let number = reader.info.block(of: frame)
        let index = (frame - reader.info.span(ofBlock: number).start).frames
        return read(number).map { block in
            offsets.map { $0.map { block[frame: index, slot: $0] } ?? 0 }
        }
    }

    private mutating func read(_ number: Int) -> Result<LevelBlock, TimelineFileError> {
        if let block, block.number == number { return block.levels }
        let levels = Result { () throws(TimelineFileError) in
            try reader.block(number, using: &decoder)
        }
        block = (number, levels)
        return levels
    }
}
