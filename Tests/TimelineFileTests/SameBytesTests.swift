import DMX
import TestSupport
import Testing
import Timebase
import TimelineFile

struct SameBytesTests {
    @Test("the same show gives the same bytes, under any name", arguments: 0..<10 as Range<UInt64>)
    func twice(seed: UInt64) throws {
        let sample = Sample.random(seed: seed)
        let one = TemporaryFolder()
        let other = TemporaryFolder()
        try sample.write(to: one.file("show.bin"))
        try sample.write(to: other.file("quite another name"))
        #expect(try one.bytes("show.bin") == other.bytes("quite another name"))
    }

    @Test("blocks packed on many threads give the bytes of one thread")
    func threads() async throws {
        let sample = Sample.random(seed: 77)
        let blocks = await withTaskGroup(of: EncodedBlock.self) { group in
            for (number, block) in sample.blocks.enumerated() {
                group.addTask {
                    var encoder = BlockEncoder()
                    return encoder.encode(block, number: number)
                }
            }
            return await group.reduce(into: [EncodedBlock]()) { $0.append($1) }
        }
        let inOrder = blocks.sorted { $0.number < $1.number }
        #expect(try sample.fileBytes(encoded: inOrder) == sample.fileBytes())
    }

    @Test("what an encoder packed before does not show", arguments: 0..<10 as Range<UInt64>)
    func encoderHistory(seed: UInt64) {
        var used = BlockEncoder()
        for other in Sample.random(seed: seed + 100).blocks { _ = used.encode(other, number: 0) }
        for (number, block) in Sample.random(seed: seed).blocks.enumerated() {
            var fresh = BlockEncoder()
            let expected = fresh.encode(block, number: number)
            #expect(used.encode(block, number: number) == expected)
        }
    }

    @Test("blocks carried over as they are stored give the bytes of new ones")
    func carriedOver() throws {
        let sample = Sample.full()
        let bytes = try sample.fileBytes()
        let reader = try TimelineReader(reading: MemoryBytes(bytes))
        var stored: [EncodedBlock] = []
        for number in 0..<reader.info.blockCount { stored.append(try reader.storedBlock(number)) }
        #expect(stored == sample.encoded())
        #expect(try sample.fileBytes(encoded: stored) == bytes)
    }

    @Test("sources stand in order of their paths, however they were given")
    func sourcesInOrder() throws {
        let digest = try #require(Sample.digest(3))
        let paths = ["b", "a/z", "ä", "a", "B"]
        let info = TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(1),
            layout: .universes([:]),
            intensityMask: IntensityMask([]),
            blackoutLook: [],
            sources: paths.map { SourceDigest(path: $0, digest: digest) }
        )
        #expect(info.sources.map(\.path) == ["B", "a", "a/z", "b", "ä"])
    }
}
