import DMX
import Timebase
import TimelineFile

/// Numbers that look random and are the same in every run (splitmix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// A show in memory: what a test writes, and compares with what it reads.
struct Sample {
    var info: TimelineInfo
    var blocks: [LevelBlock]
    var sound: [UInt8] = []

    /// A show of `info` whose level in a frame and slot is `level`.
    init(_ info: TimelineInfo, sound: [UInt8] = [], level: (_ frame: Int, _ slot: Int) -> Level) {
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
}

extension Sample {
    /// The smallest show: one frame of one slot, silent.
    static let smallest = Sample(
        TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(1),
            layout: layout([(0, 1)]),
            intensityMask: IntensityMask([true]),
            blackoutLook: [0]
        )
    ) { _, _ in 255 }

    static func layout(_ universes: [(address: Int, slots: Int)]) -> FrameLayout {
        FrameLayout(
            universes.compactMap { address, slots in
                PortAddress(address).map { .init($0, slotCount: slots) }
            }
        ) ?? FrameLayout(covering: [])
    }

    static func digest(_ byte: UInt8) -> SHA256Digest? {
        SHA256Digest([UInt8](repeating: byte, count: SHA256Digest.byteCount))
    }
}
