import DMX
import ShowPlayer
import Timebase
import TimelineFile

/// The blocks of a show file, decoded by the prefetch thread.
final class TimelineBlocks: BlockStore, @unchecked Sendable {
    // The decoder is used by whoever fills the ring: one thread at a time, as the ring tells.
    private let reader: TimelineReader
    private var decoder = BlockDecoder()

    init(_ reader: TimelineReader) {
        self.reader = reader
    }

    var framesPerBlock: Int { reader.info.framesPerBlock.frames }
    var blockCount: Int { reader.info.blockCount }
    var frameSize: Int { reader.info.layout.frameSize }

    func decode(block index: Int, to target: UnsafeMutableRawBufferPointer) -> Bool {
        do {
            try reader.decode(block: index, into: target, using: &decoder)
            return true
        } catch {
            return false
        }
    }
}
