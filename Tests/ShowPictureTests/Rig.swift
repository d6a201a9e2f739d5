import DMX
import ShowPicture
import TestSupport
import Timebase
import TimelineFile

/// Fixtures as tests patch them: channels by role, on the slots from `start` on.
func fixture(
    _ id: String,
    _ roles: String...,
    universe: Int = 0,
    from start: Int = 1
) -> TimelineFixture {
    TimelineFixture(
        id: id,
        name: id,
        kind: "",
        universe: .universe(universe),
        channels: zip(start..., roles).map {
            TimelineFixture.Channel(name: $1, slot: .slot($0), role: $1)
        }
    )
}

/// A show in memory: one universe of as many slots as its fixtures take.
struct Rig {
    let info: TimelineInfo
    private let level: (_ frame: Int, _ slot: Int) -> Level

    /// A show of `frames` frames at 60 fps, in blocks of `framesPerBlock`, whose level in a frame
    /// and a slot (from 1) is `level`.
    init(
        _ fixtures: [TimelineFixture],
        frames: Int,
        framesPerBlock: Int = 60,
        markers: [Marker] = [],
        level: @escaping (_ frame: Int, _ slot: Int) -> Level
    ) {
        let slots = max(1, fixtures.flatMap(\.channels).map(\.slot.number).max() ?? 1)
        info = TimelineInfo(
            showName: "show",
            songName: "song",
            rate: .fps60,
            frameCount: FrameCount(frames),
            framesPerBlock: FrameCount(framesPerBlock),
            layout: .universes([0: slots]),
            fixtures: fixtures,
            intensityMask: IntensityMask(Array(repeating: true, count: slots)),
            blackoutLook: Array(repeating: 0, count: slots),
            markers: markers
        )
        self.level = level
    }

    /// Block `number` of the show.
    func block(_ number: Int) -> LevelBlock {
        let span = info.span(ofBlock: number)
        var block = LevelBlock(frameCount: span.count.frames, slotCount: info.layout.frameSize)
        for frame in 0..<block.frameCount {
            for slot in 0..<block.slotCount {
                block[frame: frame, slot: slot] = level(span.start.index + frame, slot + 1)
            }
        }
        return block
    }

    /// What the lanes tell of all frames in `columns` columns, with `hurt` blocks unreadable.
    func samples(columns: Int, lanes: LaneLayout? = nil, hurt: Set<Int> = []) -> ShowSamples {
        ShowSamples(
            info,
            TimeColumns(FrameSpan(all: info.frameCount), count: columns),
            lanes ?? LaneLayout(fixtures: info.fixtures.count, limit: 4000)
        ) { (number) throws(TimelineFileError) in
            if hurt.contains(number) {
                throw .badChecksum(of: .block(number), expected: 1, actual: 2)
            }
            return block(number)
        }
    }

    /// The show's file, with a bit of block `hurt` turned over where one is named.
    func reader(hurt: Int? = nil) throws -> TimelineReader {
        let folder = TemporaryFolder()
        let path = folder.file("show.bin")
        var writer = try TimelineWriter(path: path, info: info)
        var encoder = BlockEncoder()
        var stored: [[UInt8]] = []
        for number in 0..<info.blockCount {
            let block = encoder.encode(block(number), number: number)
            stored.append(block.stored)
            try writer.append(block)
        }
        try writer.finish()
        var bytes = try bytes(of: path)
        if let hurt, let place = bytes.firstRange(of: stored[hurt]) {
            bytes[place.lowerBound] ^= 1
        }
        return try TimelineReader(reading: MemoryBytes(bytes))
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let file = try FileBytes(path: path)
        var bytes = [UInt8](repeating: 0, count: file.byteCount)
        let count = try bytes.withUnsafeMutableBytes { try file.read(at: 0, into: $0) }
        return Array(bytes[..<count])
    }
}

extension Light {
    static let onlyRed = Light(red: 255, green: 0, blue: 0)
    static let white = Light(red: 255, green: 255, blue: 255)

    /// White dimmed to `level`.
    static func grey(_ level: UInt8) -> Light { white * level }
}
