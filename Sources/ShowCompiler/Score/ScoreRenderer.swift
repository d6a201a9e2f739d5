public import DMX
public import Timebase

/// Tells the levels of a score, span after span. What it has found out on the way makes the next span
/// quicker, and never another: where each slot is in its story, and how long it stands there.
///
/// With many slots most of the work is to fetch their stories from memory and to search them. A slot
/// that stands, as most do in most seconds, needs neither.
public struct ScoreRenderer: Sendable {
    private let score: Score
    private var places: [Place]
    /// The first frame that has not been told.
    private var next = 0

    /// A renderer of `score`.
    public init(_ score: Score) {
        self.score = score
        places = Array(repeating: Place(), count: score.channels.count)
    }

    /// The levels of all slots for the frames of `span`: the same as that cut of the whole song,
    /// whatever was asked before. Quickest where spans come in the order of the song.
    ///
    /// - Parameter span: frames of the song, at least one.
    public mutating func render(_ span: FrameSpan) -> LevelBlock {
        let all = FrameSpan(all: score.frameCount)
        precondition(!span.isEmpty && all.intersection(span) == span, "a span of the song's frames")
        if span.start.index < next { places = Array(repeating: Place(), count: places.count) }
        let frames = span.start.index..<span.end.index
        let columns = [Level](
            unsafeUninitializedCapacity: frames.count * places.count
        ) { columns, count in
            fill(columns, of: frames)
            count = columns.count
        }
        next = frames.upperBound
        return LevelBlock(frameCount: frames.count, slotCount: places.count, columns: columns)
    }

    private mutating func fill(_ columns: UnsafeMutableBufferPointer<Level>, of frames: Range<Int>)
    {
        let framesPerSecond = score.rate.framesPerSecond
        places.withUnsafeMutableBufferPointer { places in
            // All slots of a group are looked up before their levels are told: the processor waits for
            // the stories of many at a time, where it would for one after the other with the work of a
            // column between them.
            score.channels.forEachGroup { first, channels in
                // Asked by pointer: a story in hand is a story retained, by all threads.
                for index in channels.indices where places[first + index].end < frames.upperBound {
                    channels[index].find(&places[first + index], at: frames.lowerBound)
                }
                for index in channels.indices {
                    let slot = first + index
                    let start = slot * frames.count
                    let column = UnsafeMutableBufferPointer(
                        rebasing: columns[start..<start + frames.count]
                    )
                    if places[slot].end >= frames.upperBound {
                        column.update(repeating: places[slot].level)
                    } else {
                        channels[index].fill(column, of: frames, &places[slot], framesPerSecond)
                    }
                }
            }
        }
    }
}

/// Where a slot is in its story. Four bytes a number, as there is one of these for every slot: what
/// does not fit is only not known.
private struct Place {
    /// How many segments have surely started.
    var started: Int32 = 0
    /// The frame up to which the level surely stands.
    var end: Int32 = 0
    /// The level of the last frame told.
    var level: Level = 0
}

extension ChannelScore {
    /// Brings `place` up to `frame`, which is not before the frames told: its segments, not its level.
    @inline(__always)
    fileprivate func find(_ place: inout Place, at frame: Int) {
        let started = segmentCount(startedBy: frame, atLeast: Int(place.started))
        place.started = Int32(clamping: started)
    }

    /// Writes the levels of `frames` to `column`, from `place` on, which then is where they end.
    @inline(__always)
    fileprivate func fill(
        _ column: UnsafeMutableBufferPointer<Level>,
        of frames: Range<Int>,
        _ place: inout Place,
        _ framesPerSecond: Double
    ) {
        var started = Int(place.started)
        fill(
            column,
            from: frames.lowerBound,
            after: &started,
            framesPerSecond: framesPerSecond
        )
        place.started = Int32(clamping: started)
        place.level = column[column.count - 1]
        place.end = Int32(clamping: standingEnd(from: frames.upperBound - 1, after: started))
    }
}
