import DMX
import Files
import TestSupport
import Timebase
import TimelineFile

/// A show in memory: what a test writes, and compares with what it reads.
struct Sample {
    let info: TimelineInfo
    let blocks: [LevelBlock]
    let sound: [UInt8]

    /// A show of `info` whose level in a frame and slot is `level`.
    init(
        _ info: TimelineInfo,
        sound: [UInt8] = [],
        level: (_ frame: Int, _ slot: Int) -> Level
    ) {
        self.info = info
        self.sound = sound
        blocks = (0..<info.blockCount).map { number in
            let span = info.span(ofBlock: number)
            var block = LevelBlock(
                frameCount: span.count.frames,
                slotCount: info.layout.frameSize
            )
            for frame in 0..<block.frameCount {
                for slot in 0..<block.slotCount {
                    block[frame: frame, slot: slot] = level(span.start.index + frame, slot)
                }
            }
            return block
        }
    }

    /// All frames in row order.
    var rows: [Level] { blocks.flatMap { $0.rows() } }

    /// The blocks as they are stored, by one encoder.
    func encoded() -> [EncodedBlock] {
        var encoder = BlockEncoder()
        var encoded: [EncodedBlock] = []
        for (number, block) in blocks.enumerated() {
            encoded.append(encoder.encode(block, number: number))
        }
        return encoded
    }

    /// Writes the show to `path`.
    func write(
        to path: String,
        disk: any Disk = LiveDisk(),
        encoded: [EncodedBlock]? = nil
    ) throws(TimelineFileError) {
        var writer = try TimelineWriter(path: path, info: info, disk: disk)
        for block in encoded ?? self.encoded() { try writer.append(block) }
        if info.sound?.isEmbedded == true { try writer.embedSound(from: MemoryBytes(sound)) }
        try writer.finish()
    }

    /// The bytes of the show's file.
    func fileBytes(encoded: [EncodedBlock]? = nil) throws -> [UInt8] {
        let folder = TemporaryFolder()
        try write(to: folder.file("show.bin"), encoded: encoded)
        return try folder.bytes("show.bin")
    }
}
