import DMX
import Timebase
import TimelineFile

/// A show file from anywhere: read to the end, or refused.
enum TimelineFuzz {
    /// Levels unpacked of one input at most: few bytes stand for many, and many inputs are to be
    /// tried.
    private static let mostLevels = 1 << 24

    /// Reads `input` as it is, and once more with checksums that fit.
    static func run(on input: [UInt8]) throws {
        try read(input)
        if let mended = withRightChecksums(input) { try read(mended) }
    }

    private static func read(_ bytes: [UInt8]) throws {
        let source = MemoryBytes(bytes)
        let strict = try? TimelineReader(reading: source)
        guard let reader = try? TimelineReader(reading: source, damage: .tolerating) else {
            try hold("what is opened refusing damage is opened tolerating it", strict == nil)
            return
        }
        try hold("a file is its length", reader.byteCount == bytes.count)
        if let strict {
            try hold("what is opened refusing damage has none", strict.openingDamage.isEmpty)
            try hold("a whole file says the same either way", strict.info == reader.info)
        }
        let info = reader.info
        guard info.frameCount.frames * info.layout.frameSize <= mostLevels else { return }
        let damage = reader.verify()
        for hurt in damage {
            try hold("damage is told in a line", !hurt.description(at: info.rate).isEmpty)
        }
        try readBlocks(of: reader, hurt: Set(damage.map(\.part)))
        try readSound(of: reader)
    }

    private static func readBlocks(of reader: TimelineReader, hurt: Set<FilePart>) throws {
        let info = reader.info
        var decoder = BlockDecoder()
        let size = info.framesPerBlock.frames * info.layout.frameSize
        var rows = [Level](repeating: 0, count: min(size, mostLevels))
        for number in 0..<info.blockCount {
            let isHurt = hurt.contains(.block(number))
            let block = try? reader.block(number, using: &decoder)
            try hold("verify names the blocks that cannot be read", (block == nil) == isHurt)
            guard let block else { continue }
            try rows.withUnsafeMutableBytes { rows in
                try reader.decode(block: number, into: rows, using: &decoder)
            }
            let expected = block.rows()
            try hold("rows are the block's", Array(rows.prefix(expected.count)) == expected)
            let stored = try reader.storedBlock(number)
            try hold("a block is carried over as itself", stored.number == number)
        }
    }

    private static func readSound(of reader: TimelineReader) throws {
        guard let sound = reader.soundBytes else { return }
        var piece = [UInt8](repeating: 0, count: 1000)
        var total = 0
        while true {
            let count = try piece.withUnsafeMutableBytes { try sound.read(at: total, into: $0) }
            if count == 0 { break }
            total += count
        }
        try hold("the sound is as long as it says", total == sound.byteCount)
    }
}
