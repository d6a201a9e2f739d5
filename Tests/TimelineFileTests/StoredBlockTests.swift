import DMX
import TestSupport
import Testing
import Timebase
import TimelineFile

struct StoredBlockTests {
    @Test("equal blocks are stored once")
    func sharing() throws {
        let held = try DissectedFile(show(seconds: 100) { _ in 9 }.fileBytes())
        let changing = try DissectedFile(show(seconds: 100) { Level(1 + $0 / 60) }.fileBytes())
        let one = try DissectedFile(show(seconds: 1) { _ in 9 }.fileBytes())
        #expect(held["blks"] == one["blks"])
        #expect(changing["blks"].count == 100 * one["blks"].count)
    }

    @Test("a block that does not shrink is stored as it is")
    func raw() {
        var random = SeededRandom(seed: 5)
        let noise = (0..<600).map { _ in Level.random(in: 0...255, using: &random) }
        var encoder = BlockEncoder()
        let block = LevelBlock(frameCount: 60, slotCount: 10, columns: noise)
        #expect(encoder.encode(block, number: 0).stored == noise)
        let dark = LevelBlock(frameCount: 60, slotCount: 10)
        #expect(encoder.encode(dark, number: 0).stored.count < 40)
    }

    @Test("different blocks of one checksum are both stored")
    func collision() throws {
        var random = SeededRandom(seed: 6)
        let one = (0..<600).map { _ in Level.random(in: 0...255, using: &random) }
        // A multiple of the checksum's polynomial changes the bytes and not the checksum.
        let polynomial: UInt64 = 1 | 0x82f6_3b78 << 1
        var other = one
        for byte in 0..<8 {
            other[100 + byte] ^= UInt8(truncatingIfNeeded: polynomial >> (8 * byte))
        }
        #expect(one != other)
        #expect(CRC32C.of(one) == CRC32C.of(other))

        let sample = show(seconds: 2, slots: 10) { _ in 0 }
        var encoder = BlockEncoder()
        let blocks = [one, other].enumerated().map { number, columns in
            encoder.encode(
                LevelBlock(frameCount: 60, slotCount: 10, columns: columns),
                number: number
            )
        }
        let reader = try TimelineReader(
            reading: MemoryBytes(sample.fileBytes(encoded: blocks))
        )
        var decoder = BlockDecoder()
        #expect(try reader.block(0, using: &decoder).columns == one)
        #expect(try reader.block(1, using: &decoder).columns == other)
    }

    private func show(
        seconds: Int,
        slots: Int = 100,
        level: @escaping (Int) -> Level
    ) -> Sample {
        let info = TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(seconds * 60),
            layout: .universes([0: slots]),
            intensityMask: IntensityMask([Bool](repeating: true, count: slots)),
            blackoutLook: [Level](repeating: 0, count: slots)
        )
        return Sample(info) { frame, _ in level(frame) }
    }
}
