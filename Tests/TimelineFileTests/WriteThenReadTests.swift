import DMX
import Testing
import Timebase
import TimelineFile

struct WriteThenReadTests {
    @Test("the smallest show reads as it was written")
    func smallest() throws {
        let sample = Sample.smallest
        let reader = try TimelineReader(reading: MemoryBytes(sample.fileBytes()))
        var decoder = BlockDecoder()
        #expect(reader.info == sample.info)
        #expect(try reader.block(0, using: &decoder) == sample.blocks[0])
        #expect(reader.verify().isEmpty)
    }
}
