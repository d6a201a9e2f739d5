import DMX
import TestSupport
import Testing
import Timebase
import TimelineFile

struct WriteThenReadTests {
    static let samples = [Sample.smallest, .full(), .full(isCut: true)]

    @Test("a show reads as it was written", arguments: samples)
    func chosen(sample: Sample) throws {
        try expectReadsAsWritten(sample)
    }

    @Test("any show reads as it was written", arguments: 0..<40 as Range<UInt64>)
    func random(seed: UInt64) throws {
        try expectReadsAsWritten(.random(seed: seed))
    }

    @Test("a single frame is the one of its number")
    func singleFrames() throws {
        let sample = Sample.full(isCut: true)
        let reader = try TimelineReader(reading: MemoryBytes(sample.fileBytes()))
        var decoder = BlockDecoder()
        var rows: [Level] = []
        for frame in 0..<29 {
            rows += try reader.levels(of: FrameNumber(frame), using: &decoder)
        }
        #expect(rows == sample.rows)
        #expect(reader.info.span(ofBlock: 2) == .frames(20..<29))
    }

    @Test("a block is a second of frames, to the nearest whole number")
    func framesInOneSecond() {
        #expect(FrameRate.common.map(\.framesInOneSecond.frames) == [60, 50, 30])
        #expect(FrameRate.fps(1, over: 100).framesInOneSecond == FrameCount(1))
        #expect(FrameRate.fps(5000).framesInOneSecond == FrameCount(1000))
    }

    @Test("a show without its sound says what it is, and holds none of it")
    func referredSound() throws {
        let full = Sample.full().info
        let info = TimelineInfo(
            showName: full.showName,
            songName: full.songName,
            rate: full.rate,
            frameCount: full.frameCount,
            layout: full.layout,
            intensityMask: full.intensityMask,
            blackoutLook: full.blackoutLook,
            sound: Sample.sound(of: 100, isEmbedded: false)
        )
        let sample = Sample(info) { _, _ in 0 }
        let reader = try TimelineReader(reading: MemoryBytes(sample.fileBytes()))
        #expect(reader.info == info)
        #expect(reader.soundBytes == nil)
        var target: [UInt8] = [7]
        let count = try target.withUnsafeMutableBytes { try reader.readSound(at: 0, into: $0) }
        #expect(count == 0)
        #expect(target == [7])
    }

    @Test("the file on disk is the one in memory")
    func onDisk() throws {
        let folder = TemporaryFolder()
        let sample = Sample.full()
        try sample.write(to: folder.file("show.bin"))
        let reader = try TimelineReader(path: folder.file("show.bin"))
        #expect(reader.info == sample.info)
        #expect(try sound(of: reader) == sample.sound)
        #expect(try reader.byteCount == folder.bytes("show.bin").count)
        #expect(folder.names() == ["show.bin"])
    }

    private func expectReadsAsWritten(_ sample: Sample) throws {
        let reader = try TimelineReader(reading: MemoryBytes(sample.fileBytes()))
        #expect(reader.info == sample.info)
        #expect(reader.verify().isEmpty)
        var decoder = BlockDecoder()
        for (number, block) in sample.blocks.enumerated() {
            #expect(try reader.block(number, using: &decoder) == block)
            #expect(try rows(ofBlock: number, in: reader, using: &decoder) == block.rows())
        }
        #expect(try sound(of: reader) == (sample.info.sound == nil ? [] : sample.sound))
    }

    private func rows(
        ofBlock number: Int,
        in reader: TimelineReader,
        using decoder: inout BlockDecoder
    ) throws -> [Level] {
        let size = reader.info.span(ofBlock: number).count.frames * reader.info.layout.frameSize
        let rows = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { rows.deallocate() }
        try reader.decode(block: number, into: rows, using: &decoder)
        return Array(rows)
    }

    /// The embedded sound, read in pieces of an odd size.
    private func sound(of reader: TimelineReader) throws -> [UInt8] {
        var sound: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 8191)
        while true {
            let count = try piece.withUnsafeMutableBytes { piece in
                try reader.readSound(at: sound.count, into: piece)
            }
            if count == 0 { return sound }
            sound += piece[..<count]
        }
    }
}
