public import DMX
import Timebase
public import TimelineFile

/// What the lanes of a picture tell, column by column, taken from the blocks of a show.
///
/// A column stands for many frames. It tells the **brightest** of them in its own colour, so that a
/// flash of one frame is as bright as it was and every colour is one that was on stage; and, in
/// lanes tall enough for it, the **mean** of them, without which a strobe would look like a hold.
public struct ShowSamples: Sendable {
    /// The columns.
    public let columns: TimeColumns
    /// The lanes.
    public let lanes: LaneLayout
    /// What could not be read, in the order of the show; its frames are dark in the samples.
    public private(set) var damage: [Damage] = []
    private var brightest: [Light]
    private var sums: [LightSum]
    private var framesRead: [Int]
    private var pans: [[Reach]]
    private var tilts: [[Reach]]

    /// The samples of the show that `info` is about, whose blocks `block` reads, each once.
    public init(
        _ info: TimelineInfo,
        _ columns: TimeColumns,
        _ lanes: LaneLayout,
        block: (Int) throws(TimelineFileError) -> LevelBlock
    ) {
        self.columns = columns
        self.lanes = lanes
        brightest = Array(repeating: .dark, count: lanes.count * columns.count)
        sums = lanes.areTall ? Array(repeating: LightSum(), count: brightest.count) : []
        framesRead = Array(repeating: 0, count: columns.count)
        pans = Array(repeating: [], count: lanes.count)
        tilts = pans
        let readings = info.readings
        let last = info.block(of: FrameNumber(columns.span.end.index - 1))
        for number in info.block(of: columns.span.start)...last {
            let span = info.span(ofBlock: number)
            do throws(TimelineFileError) {
                add(try block(number), span, readings)
            } catch {
                damage.append(Damage(.block(number), span: span, error: error))
            }
        }
    }

    /// The brightest light in `column` of `lane`, of all its fixtures; dark where nothing was read.
    public func brightest(lane: Int, column: Int) -> Light {
        brightest[lane * columns.count + column]
    }

    /// The mean light of the frames read in `column` of `lane`; nil where the lanes are too low to
    /// show it.
    public func mean(lane: Int, column: Int) -> Light? {
        guard lanes.areTall else { return nil }
        return sums[lane * columns.count + column].mean(of: framesRead[column])
    }

    /// How far the fixture of `lane` turns about its pan axis; empty where it does not turn or the
    /// lanes are too low to show it. In rising order of column, without those of which nothing was
    /// read.
    public func pan(lane: Int) -> [Reach] { pans[lane] }

    /// The same for its tilt axis.
    public func tilt(lane: Int) -> [Reach] { tilts[lane] }
}

extension ShowSamples {
    /// Which positions an axis takes in one column.
    public struct Reach: Hashable, Sendable {
        /// The column.
        public let column: Int
        /// The lowest position, 0…65535.
        public private(set) var low: UInt16
        /// The highest position, 0…65535.
        public private(set) var high: UInt16

        mutating func take(_ position: UInt16) {
            low = min(low, position)
            high = max(high, position)
        }
    }

    /// Adds the frames of `block`, which are `span` of the show. Fixture by fixture, as a fixture's
    /// levels lie side by side in a block.
    private mutating func add(_ block: LevelBlock, _ span: FrameSpan, _ readings: [FixtureReading])
    {
        let touched = columns.columns(of: span)
        let pieces = touched.map { column in
            let frames = columns.frames(of: column).intersection(span)
            return (frames.start - span.start).frames..<(frames.end - span.start).frames
        }
        for (column, frames) in zip(touched, pieces) { framesRead[column] += frames.count }
        block.columns.withUnsafeBufferPointer { levels in
            for (index, reading) in readings.enumerated() {
                let lane = index / lanes.fixturesPerLane
                for (column, frames) in zip(touched, pieces) {
                    let place = lane * columns.count + column
                    for frame in frames {
                        let level = { (slot: Int) in levels[slot * block.frameCount + frame] }
                        take(reading.light(level), at: place)
                        guard lanes.areTall, reading.turns else { continue }
                        ShowSamples.take(reading.pan(level), in: &pans[lane], column)
                        ShowSamples.take(reading.tilt(level), in: &tilts[lane], column)
                    }
                }
            }
        }
    }

    private mutating func take(_ light: Light, at place: Int) {
        if light.amount > brightest[place].amount { brightest[place] = light }
        if lanes.areTall { sums[place].take(light) }
    }

    private static func take(_ position: UInt16?, in reaches: inout [Reach], _ column: Int) {
        guard let position else { return }
        if let last = reaches.indices.last, reaches[last].column == column {
            reaches[last].take(position)
        } else {
            reaches.append(Reach(column: column, low: position, high: position))
        }
    }
}

/// The lights of some frames, added up.
private struct LightSum {
    private var red: UInt32 = 0
    private var green: UInt32 = 0
    private var blue: UInt32 = 0

    mutating func take(_ light: Light) {
        // No show is so long that a column could overflow: 2²⁴ frames are three days at 60 fps.
        red &+= UInt32(light.red)
        green &+= UInt32(light.green)
        blue &+= UInt32(light.blue)
    }

    func mean(of count: Int) -> Light {
        guard count > 0 else { return .dark }
        let part = { (sum: UInt32) in Level(clamping: (Int(sum) + count / 2) / count) }
        return Light(red: part(red), green: part(green), blue: part(blue))
    }
}

extension TimelineInfo {
    /// How to read each fixture from a block, whose slots are in layout order.
    var readings: [FixtureReading] {
        fixtures.map { fixture in
            FixtureReading(fixture) { layout.offset(of: SlotAddress(fixture.universe, $0)) }
        }
    }
}
