import DMX
import Testing

struct LevelBlockRowsTests {
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
