import DMX
import Testing

struct LevelBlockRowsTests {
    @Test(
        "a block's rows are its frames one after the other",
        arguments: [1, 2, 7, 8, 9, 30, 60, 64, 65],
        [0, 1, 5, 7, 8, 9, 63, 64, 65, 130, 513]
    )
    func rows(frameCount: Int, slotCount: Int) {
        // Neighbours in time and in the layout differ, and so do places far apart.
        let columns = (0..<frameCount * slotCount).map { UInt8(truncatingIfNeeded: $0 * 167 >> 3) }
        let block = LevelBlock(frameCount: frameCount, slotCount: slotCount, columns: columns)
        #expect(block.rows() == (0..<frameCount).flatMap { block.frame($0) })
    }

    @Test("writing rows leaves the memory after them alone")
    func rowsEndWhereTheyEnd() {
        let block = LevelBlock(frameCount: 9, slotCount: 11)
        var memory = [UInt8](repeating: 7, count: 9 * 11 + 8)
        memory.withUnsafeMutableBytes { memory in
            block.columns.withUnsafeBytes { columns in
                LevelBlock.writeRows(
                    ofColumns: columns,
                    frameCount: 9,
                    slotCount: 11,
                    into: memory
                )
            }
        }
        #expect(memory == [UInt8](repeating: 0, count: 9 * 11) + [UInt8](repeating: 7, count: 8))
    }
}
