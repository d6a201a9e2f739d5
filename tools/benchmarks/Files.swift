import DMX
import ShowCompiler
import Timebase
import TimelineFile

extension BenchedSong {
    /// Writes the show file of `score` to `path`, and opens it.
    func write(_ score: Score, to path: String) throws(TimelineFileError) -> TimelineReader {
        let info = info(score)
        var writer = try TimelineWriter(path: path, info: info)
        var encoder = BlockEncoder()
        var renderer = ScoreRenderer(score)
        for number in 0..<info.blockCount {
            let block = renderer.render(info.span(ofBlock: number))
            try writer.append(encoder.encode(block, number: number))
        }
        try writer.finish()
        return try TimelineReader(path: path)
    }
}

/// How fast blocks are packed, unpacked and judged, and how small files are.
struct Files {
    private var speeds = Table(
        "blocks of a minute",
        "pack MB/s",
        "to rows MB/s",
        "verify MB/s",
        "copy MB/s",
        "zstd pack MB/s",
        "zstd unpack MB/s"
    )
    private var sizes = Table(
        "file of a minute",
        "levels",
        "show file",
        "zstd a second",
        "FSEQ, 64 kB blocks",
        "FSEQ, 255 blocks",
        "of the smaller FSEQ"
    )
    private let path: String

    /// Show files are written to `path`.
    init(path: String) {
        self.path = path
    }

    mutating func measure(universes: Int) throws {
        let song = BenchedSong(universes: universes, seconds: 60)
        let score = song.compiler.score(of: song.cues, frameCount: song.frameCount)
        let reader = try song.write(score, to: path)
        let info = reader.info
        var encoder = BlockEncoder()
        var decoder = BlockDecoder()
        var baselines = Baselines()
        let frameSize = info.layout.frameSize
        var small = FSEQSize(leastBytes: 64 * 1024, frameSize: frameSize)
        var large = FSEQSize(leastBytes: song.byteCount / 255, frameSize: frameSize)
        var (packing, turning, verifying) = (Timing(), Timing(), Timing())
        let rows = UnsafeMutableRawBufferPointer.allocate(
            byteCount: info.framesPerBlock.frames * frameSize,
            alignment: 16
        )
        defer { rows.deallocate() }
        for number in 0..<info.blockCount {
            let block = score.render(info.span(ofBlock: number))
            _ = packing.add { encoder.encode(block, number: number) }
            try turning.add { try reader.decode(block: number, into: rows, using: &decoder) }
            precondition(rows.elementsEqual(block.rows()), "what was packed is unpacked")
            baselines.take(block)
            small.take(rows)
            large.take(rows)
        }
        precondition(verifying.add { reader.verify() }.isEmpty, "the file is whole")
        let megabytes = Double(song.byteCount) / 1e6
        speeds.add(
            "\(universes) × 512 slots",
            told(megabytes / packing.wall),
            told(megabytes / turning.wall),
            told(megabytes / verifying.wall),
            told(megabytes / baselines.copying.wall),
            told(megabytes / baselines.packing.wall),
            told(megabytes / baselines.unpacking.wall)
        )
        let (smallSize, largeSize) = (small.finished(), large.finished())
        sizes.add(
            "\(universes) × 512 slots",
            told(Double(song.byteCount)),
            told(Double(reader.byteCount)),
            told(Double(baselines.packedBytes)),
            told(Double(smallSize)),
            told(Double(largeSize)),
            told(Double(reader.byteCount) / Double(min(smallSize, largeSize)), 2)
        )
    }

    func show() {
        speeds.show()
        sizes.show()
    }
}

/// The size of an FSEQ v2 file of the same frames, as far as it depends on them: whole frames one after
/// the other, cut into blocks of some size that zstd packs at level 2, and eight bytes a block to find
/// it by, after a header of 32 bytes.
private struct FSEQSize: ~Copyable {
    private let framesABlock: Int
    private let frameSize: Int
    private var pending: [UInt8] = []
    private var packed = Baselines(level: 2)
    private var blockCount = 0

    /// Blocks of as few frames as have `leastBytes` together.
    init(leastBytes: Int, frameSize: Int) {
        self.frameSize = frameSize
        framesABlock = max(1, (leastBytes + frameSize - 1) / frameSize)
    }

    mutating func take(_ rows: UnsafeMutableRawBufferPointer) {
        pending += rows
        let size = framesABlock * frameSize
        var done = 0
        while pending.count - done >= size {
            pack(Array(pending[done..<done + size]))
            done += size
        }
        pending.removeFirst(done)
    }

    private mutating func pack(_ rows: [UInt8]) {
        packed.take(rows: rows)
        blockCount += 1
    }

    mutating func finished() -> Int {
        if !pending.isEmpty { pack(pending) }
        return 32 + 8 * blockCount + packed.packedBytes
    }
}
