import DMX
import ShowPicture
import Testing
import Timebase
import TimelineFile

struct ShowSamplesTests {
    private let lamp = fixture("lamp", "dimmer")

    @Test(
        "a flash of one frame is as bright as it was, wherever it falls in a column or a block",
        arguments: [0, 11, 12, 59, 60, 61, 239]
    )
    func flash(at frame: Int) {
        let samples = Rig([lamp], frames: 240) { now, _ in now == frame ? 255 : 0 }
            .samples(columns: 20)
        for column in 0..<20 {
            let isThere = column == frame / 12
            #expect(samples.brightest(lane: 0, column: column) == (isThere ? .white : .dark))
            #expect(samples.mean(lane: 0, column: column) == .grey(isThere ? 21 : 0))
        }
    }

    @Test("a white flash over a blue hold is white: the brightest frame keeps its own colour")
    func ownColour() {
        let par = fixture("par", "red", "green", "blue")
        let samples = Rig([par], frames: 12) { now, slot in slot == 3 || now == 5 ? 255 : 0 }
            .samples(columns: 1)
        #expect(samples.brightest(lane: 0, column: 0) == .white)
        #expect(samples.mean(lane: 0, column: 0) == Light(red: 21, green: 21, blue: 255))
    }

    @Test("a column that goes over several blocks tells the frames of all of them")
    func acrossBlocks() {
        let samples = Rig([lamp], frames: 300, framesPerBlock: 7) { now, _ in
            now < 150 ? Level(now) : 0
        }
        .samples(columns: 2)
        #expect(samples.brightest(lane: 0, column: 0) == .grey(149))
        #expect(samples.mean(lane: 0, column: 0) == .grey(75))
        #expect(samples.brightest(lane: 0, column: 1) == .dark)
    }

    @Test("where there are more columns than frames, a frame is told by each of its columns")
    func fewFrames() {
        let samples = Rig([lamp], frames: 3) { now, _ in Level(now * 100) }.samples(columns: 9)
        let told = (0..<9).map { samples.brightest(lane: 0, column: $0).red }
        #expect(told == [0, 0, 0, 100, 100, 100, 200, 200, 200])
    }

    @Test("the axes of a head are told by the lowest and the highest position of each column")
    func reach() {
        let head = fixture("head", "dimmer", "pan", "panFine")
        let samples = Rig([head], frames: 20) { now, slot in slot == 3 ? Level(now) : 1 }
            .samples(columns: 2)
        let pan = samples.pan(lane: 0)
        #expect(pan.map(\.column) == [0, 1])
        #expect(pan.map(\.low) == [256, 266])
        #expect(pan.map(\.high) == [265, 275])
        #expect(samples.tilt(lane: 0).isEmpty)
    }

    @Test("a lane of several fixtures tells the brightest of them")
    func merged() {
        let lamps = (0..<6).map { fixture("lamp \($0)", "dimmer", from: $0 + 1) }
        let lanes = LaneLayout(fixtures: 6, limit: 8)
        let samples = Rig(lamps, frames: 10) { _, slot in Level(slot * 10) }
            .samples(columns: 5, lanes: lanes)
        #expect(lanes.fixturesPerLane == 3)
        #expect(samples.brightest(lane: 0, column: 2) == .grey(30))
        #expect(samples.brightest(lane: 1, column: 2) == .grey(60))
        #expect(samples.mean(lane: 0, column: 2) == nil)
    }

    @Test("a block that cannot be read is named and dark, and the rest is there")
    func hurt() throws {
        let samples = Rig([lamp], frames: 180) { _, _ in 200 }.samples(columns: 18, hurt: [1])
        #expect(samples.damage.map(\.part) == [.block(1)])
        #expect(samples.damage.first?.span == FrameSpan(FrameNumber(60), to: FrameNumber(120)))
        let told = (0..<18).map { samples.brightest(lane: 0, column: $0).red }
        #expect(told == [200, 0, 200].flatMap { Array(repeating: $0, count: 6) })
    }

    @Test("only the blocks of the span are read, each once")
    func blocksRead() {
        let rig = Rig([lamp], frames: 600) { _, _ in 1 }
        let span = FrameSpan(FrameNumber(119), to: FrameNumber(241))
        var read: [Int] = []
        _ = ShowSamples(
            rig.info,
            TimeColumns(span, count: 700),
            LaneLayout(fixtures: 1, limit: 100)
        ) { (number) throws(TimelineFileError) in
            read.append(number)
            return rig.block(number)
        }
        #expect(read == [1, 2, 3, 4])
    }
}
