import DMX
import TestSupport
import Testing
import Timebase
import TimelineFile

/// Packed blocks by the letter of FORMAT.md, "Blocks": put together here byte by byte, by hand.
struct CondensedBlockTests {
    /// Ten slots of six frames: slots 0 and 9 move, the others stand.
    static let columns: [Level] =
        [10, 13, 16, 16, 15, 255]
        + (1...8).flatMap { [Level](repeating: Level($0), count: 6) }
        + [0, 0, 0, 0, 0, 1]
    static let mask: [UInt8] = [0b0000_0001, 0b0000_0010]
    static let firsts: [UInt8] = [10, 1, 2, 3, 4, 5, 6, 7, 8, 0]
    static let rises: [UInt8] = [3, 0, 253, 255, 241, 0, 0, 0, 0, 1]

    @Test("a block by the letter of the format has the levels that it says")
    func byTheLetter() throws {
        let reader = try reader(
            of: CondensedBlockTests.mask + CondensedBlockTests.firsts
                + CondensedBlockTests.rises
        )
        var decoder = BlockDecoder()
        #expect(try reader.block(0, using: &decoder).columns == CondensedBlockTests.columns)
        #expect(reader.verify().isEmpty)
    }

    @Test(
        "what is no block by the letter is refused, and says why",
        arguments: [
            ([], "it unpacks to 0 bytes where 10 slots have more"),
            (mask + firsts.dropLast(), "it unpacks to 11 bytes where 10 slots have more"),
            (mask + firsts, "it unpacks to 12 bytes where 2 moving slots have 22"),
            (
                mask + firsts + rises.dropLast(),
                "it unpacks to 21 bytes where 2 moving slots have 22"
            ),
            (mask + firsts + rises + [0], "it unpacks to 23 bytes where 2 moving slots have 22"),
            (
                [0xff, 0xff] + firsts + rises,
                "it unpacks to 22 bytes where 16 moving slots have 92"
            ),
            ([1, 4] + firsts + rises, "a slot moves that is not there"),
            ([0, 0] + firsts + rises, "it unpacks to 22 bytes where 0 moving slots have 12"),
        ] as [([UInt8], String)]
    )
    func notByTheLetter(condensed: [UInt8], reason: String) throws {
        let reader = try reader(of: condensed)
        let offset = reader.byteCount - 24 * 9 - 24 - ZstdFrame.holding(condensed).count
        var decoder = BlockDecoder()
        #expect(
            throws: TimelineFileError.malformed(.block(0), offset: offset, reason: reason)
        ) {
            try reader.block(0, using: &decoder)
        }
    }

    @Test("more than any block of the size can take is not unpacked")
    func tooLong() throws {
        // Sixty levels and a mask of two bytes are the most; a run of one byte says more in few.
        let size = 1 << 20
        let frame = ZstdFrame.start(contentSize: size) + ZstdFrame.lastBlock(.run, size: 1 << 17)
        let reader = try reader(storing: frame + [0])
        let damage = try #require(reader.verify().first)
        #expect(damage.part == .block(0))
        #expect("\(damage.error)".contains("zstd says"))
    }

    @Test("whatever moves and stands comes back, of any shape", arguments: 0..<60)
    func shapes(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let frames = seed < 8 ? seed % 4 + 1 : Int.random(in: 1...70, using: &random)
        let slots = Int.random(in: 1...40, using: &random)
        let movingPart = Int.random(in: 0...4, using: &random)
        let columns = (0..<slots).flatMap { _ -> [Level] in
            let level = Level.random(in: 0...255, using: &random)
            guard Int.random(in: 0..<4, using: &random) < movingPart else {
                return [Level](repeating: level, count: frames)
            }
            // Standing but for one frame, in steps, or noise.
            let kind = Int.random(in: 0..<3, using: &random)
            let place = Int.random(in: 0..<frames, using: &random)
            return (0..<frames).map { frame in
                switch kind {
                case 0: frame == place ? level &+ 1 : level
                case 1: level &+ Level(truncatingIfNeeded: 7 * frame)
                default: .random(in: 0...255, using: &random)
                }
            }
        }
        let info = TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(frames),
            framesPerBlock: FrameCount(frames),
            layout: .universes([0: slots]),
            intensityMask: IntensityMask([Bool](repeating: true, count: slots)),
            blackoutLook: [Level](repeating: 0, count: slots)
        )
        let sample = Sample(info) { frame, slot in columns[slot * frames + frame] }
        let reader = try TimelineReader(reading: MemoryBytes(sample.fileBytes()))
        var decoder = BlockDecoder()
        #expect(try reader.block(0, using: &decoder).columns == columns)
    }

    /// A reader of a show of one block of ten slots and six frames, whose condensed columns are given.
    private func reader(of condensed: [UInt8]) throws -> TimelineReader {
        try reader(storing: ZstdFrame.holding(condensed))
    }

    /// The same, its stored bytes given; all its checksums fit.
    private func reader(storing stored: [UInt8]) throws -> TimelineReader {
        let columns = CondensedBlockTests.columns
        let info = TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(6),
            layout: .universes([0: 10]),
            intensityMask: IntensityMask([Bool](repeating: true, count: 10)),
            blackoutLook: [Level](repeating: 0, count: 10)
        )
        let sample = Sample(info) { frame, slot in columns[slot * 6 + frame] }
        var file = try DissectedFile(sample.fileBytes())
        file["blks"] = stored
        set(&file["indx"], UInt64(stored.count), at: 8, bytes: 4)
        set(&file["indx"], 2, at: 12, bytes: 4)
        set(&file["indx"], UInt64(CRC32C.of(stored)), at: 16, bytes: 4)
        set(&file["indx"], UInt64(CRC32C.of([0, 0, 0, 0] + columns)), at: 20, bytes: 4)
        return try TimelineReader(reading: MemoryBytes(file.assembled()))
    }
}
