import DMX
import Timebase
import TimelineFile

/// The levels of a show file as people and programs read them: 512 slots a universe.
struct LevelTable {
    private let reader: TimelineReader
    private var info: TimelineInfo { reader.info }

    init(reader: TimelineReader) {
        self.reader = reader
    }

    /// Prints the frames from `first` up to `end` of one universe: a header, then a line a frame.
    func printCSV(from first: Int, to end: Int, universe: Int?) throws(Failure) {
        guard 0 <= first, first <= end, end <= info.frameCount.frames else {
            throw .input(
                "frames \(first) to \(end) are not in the show: FROM is 0 or more, TO at most "
                    + "\(info.frameCount.frames)"
            )
        }
        let index = try index(of: universe)
        try say("frame," + (1...SlotNumber.count).map(String.init).joined(separator: ","))
        var decoder = BlockDecoder()
        let framesPerBlock = info.framesPerBlock.frames
        var frame = first
        while frame < end {
            let number = frame / framesPerBlock
            let block = try self.block(number, using: &decoder)
            let last = min(end, (number + 1) * framesPerBlock)
            let lines = (frame..<last).map { frame in
                let levels = slots(of: block.frame(frame - number * framesPerBlock), index)
                return "\(frame)," + levels.map(String.init).joined(separator: ",")
            }
            try say(lines.joined(separator: "\n"))
            frame = last
        }
    }

    /// The levels of one frame as JSON: all 512 slots of every universe.
    func json(of frame: FrameNumber) throws -> String {
        let levels = try levels(of: frame)
        let universes = info.layout.universes.indices.map { index in
            FrameReport.Universe(
                universe: Int(info.layout.universes[index].address.number),
                levels: slots(of: levels, index)
            )
        }
        let seconds = info.rate.time(of: frame).seconds
        let report = FrameReport(frame: frame.index, seconds: seconds, universes: universes)
        return try lightshow.json(report, pretty: false)
    }

    /// The levels of one frame for people: fixture by fixture, channel by channel.
    func text(of frame: FrameNumber) throws(Failure) -> String {
        let levels = try levels(of: frame)
        let head = "frame \(frame.index) at \(Timecode.minutes(info.rate.time(of: frame)))"
        let width = info.fixtures.map(\.id.count).max() ?? 0
        let rows = info.fixtures.map { fixture in
            let channels = fixture.channels.map { channel -> String in
                let slot = SlotAddress(fixture.universe, channel.slot)
                let level = info.layout.offset(of: slot).map { levels[$0] } ?? 0
                return "\(channel.name) \(level)"
            }
            let id = fixture.id + String(repeating: " ", count: width - fixture.id.count)
            return "  \(id)  \(channels.joined(separator: "  "))"
        }
        return ([head] + rows).map(printable).joined(separator: "\n")
    }

    private func index(of universe: Int?) throws(Failure) -> Int {
        let known = info.layout.universes.map { "\($0.address)" }.joined(separator: ", ")
        guard let universe else {
            guard !info.layout.universes.isEmpty else { throw .input("the show has no universe") }
            return 0
        }
        guard let address = PortAddress(universe), let index = info.layout.index(of: address) else {
            throw .input("the show has no universe \(universe); it has \(known)")
        }
        return index
    }

    /// All 512 slots of one universe; those that the file does not store are 0.
    private func slots(of levels: [Level], _ index: Int) -> [Level] {
        let stored = Array(levels[info.layout.range(ofUniverse: index)])
        return stored + [Level](repeating: 0, count: SlotNumber.count - stored.count)
    }

    private func levels(of frame: FrameNumber) throws(Failure) -> [Level] {
        var decoder = BlockDecoder()
        let number = info.block(of: frame)
        let block = try block(number, using: &decoder)
        return block.frame((frame - info.span(ofBlock: number).start).frames)
    }

    private func block(
        _ number: Int,
        using decoder: inout BlockDecoder
    ) throws(Failure) -> LevelBlock {
        do throws(TimelineFileError) {
            return try reader.block(number, using: &decoder)
        } catch {
            throw .input("\(error)")
        }
    }
}

/// One frame as JSON.
private struct FrameReport: Encodable {
    let frame: Int
    let seconds: Double
    let universes: [Universe]

    struct Universe: Encodable {
        let universe: Int
        let levels: [Level]
    }
}
