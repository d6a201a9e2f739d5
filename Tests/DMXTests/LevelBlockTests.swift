import DMX
import TestSupport
import Testing

struct LevelBlockTests {
    /// Around the edges of the tiles a block is turned in, and one that is long and thin each way.
    static let sizes = [
        (1, 1), (1, 7), (7, 1), (3, 5), (60, 57), (63, 65), (64, 64), (65, 63), (65, 129), (128, 1),
        (1, 513), (61, 512), (200, 130),
    ]

    @Test("rows are the columns turned on their side", arguments: sizes)
    func rows(frameCount: Int, slotCount: Int) {
        let block = randomBlock(frameCount: frameCount, slotCount: slotCount)
        var expected: [Level] = []
        for frame in 0..<frameCount {
            for slot in 0..<slotCount {
                expected.append(block.columns[slot * frameCount + frame])
            }
        }
        #expect(block.rows() == expected)
        #expect((0..<frameCount).flatMap(block.frame) == expected)
    }

    @Test("a level is found where it was put, and nothing else moves")
    func subscripts() {
        var block = LevelBlock(frameCount: 5, slotCount: 3)
        #expect(block.columns == [Level](repeating: 0, count: 15))
        block[frame: 4, slot: 2] = 200
        block[frame: 0, slot: 1] = 100
        #expect(block[frame: 4, slot: 2] == 200)
        #expect(block.columns == [0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 200])
        #expect(block.frame(0) == [0, 100, 0])
        #expect(block.frame(4) == [0, 0, 200])
    }

    @Test("a block of no slots has empty frames")
    func noSlots() {
        let block = LevelBlock(frameCount: 3, slotCount: 0)
        #expect(block.rows().isEmpty)
        #expect(block.frame(2).isEmpty)
    }

    private func randomBlock(frameCount: Int, slotCount: Int) -> LevelBlock {
        var random = SeededRandom(seed: UInt64(frameCount * 1000 + slotCount))
        let columns = (0..<frameCount * slotCount).map { _ in
            Level.random(in: 0...255, using: &random)
        }
        return LevelBlock(frameCount: frameCount, slotCount: slotCount, columns: columns)
    }
}
