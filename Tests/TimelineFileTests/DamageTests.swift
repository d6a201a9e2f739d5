import DMX
import TestSupport
import Testing
import Timebase
import TimelineFile

struct DamageTests {
    @Test("every single flipped bit of a file is found")
    func everyBit() throws {
        let bytes = try Sample.full(isCut: true).fileBytes()
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!isWhole(damaged), "bit \(bit % 8) of byte \(bit / 8)")
        }
    }

    @Test("every length a file may be cut to is found, with both lengths")
    func everyLength() throws {
        let bytes = try Sample.full().fileBytes()
        for length in 0..<bytes.count {
            let expected = length < 60 ? 60 : bytes.count
            #expect(throws: TimelineFileError.truncated(expected: expected, actual: length)) {
                try TimelineReader(reading: MemoryBytes(Array(bytes[..<length])))
            }
        }
    }

    @Test("bytes after the end are found", arguments: [1, 2, 60, 5000])
    func appended(count: Int) throws {
        let bytes = try Sample.full().fileBytes()
        let actual = bytes.count + count
        #expect(throws: TimelineFileError.trailingBytes(expected: bytes.count, actual: actual)) {
            try TimelineReader(reading: MemoryBytes(bytes + [UInt8](repeating: 0, count: count)))
        }
    }

    @Test("blocks whose entries changed places are found, though each is whole")
    func swappedEntries() throws {
        var file = try DissectedFile(Sample.full().fileBytes())
        let index = file["indx"]
        // Blocks 1 and 2 are one stored block, so that the index holds good either way.
        file["indx"] = Array(index[..<24] + index[48...] + index[24..<48])
        let reader = try TimelineReader(reading: MemoryBytes(file.assembled()))
        #expect(reader.verify().map(\.span) == [.frames(10..<20), .frames(20..<30)])
        #expect(
            reader.verify().allSatisfy { damage in
                guard case .badChecksum(of: .levels, _, _) = damage.error else { return false }
                return true
            }
        )
    }

    @Test("blocks whose bytes changed places are found")
    func swappedBytes() throws {
        let info = TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(2),
            framesPerBlock: FrameCount(1),
            layout: .universes([0: 3]),
            intensityMask: IntensityMask([true, true, true]),
            blackoutLook: [0, 0, 0]
        )
        var file = try DissectedFile(Sample(info) { frame, _ in Level(frame) }.fileBytes())
        #expect(file["blks"] == [0, 0, 0, 1, 1, 1])
        file["blks"] = [1, 1, 1, 0, 0, 0]
        let reader = try TimelineReader(reading: MemoryBytes(file.assembled()))
        #expect(reader.verify().map(\.part) == [.block(0), .block(1)])
    }

    @Test("a damaged block is named by its time, and the rest still reads")
    func damagedBlock() throws {
        let sample = Sample.full()
        var bytes = try sample.fileBytes()
        bytes[DissectedFile(bytes).offset(of: "blks")] ^= 1
        let reader = try TimelineReader(reading: MemoryBytes(bytes))
        let damage = try #require(reader.verify().first)
        #expect(reader.verify() == [damage])
        #expect(damage.span == .frames(0..<10))
        #expect(
            damage.description(at: sample.info.rate).hasPrefix("00:00.000 to 00:00.333: damaged")
        )
        var decoder = BlockDecoder()
        for number in 1...2 {
            #expect(try reader.block(number, using: &decoder) == sample.blocks[number])
        }
    }

    @Test("a reader that tolerates damage opens without what a show can do without")
    func tolerating() throws {
        let sample = Sample.full()
        let whole = try sample.fileBytes()
        let file = DissectedFile(whole)
        for kind in file.sections.map(\.kind) where kind != "blks" {
            var bytes = whole
            bytes[file.offset(of: kind)] ^= 0x80
            let isSpared = ["info", "fixt", "mark", "srcs", "sndi", "made"].contains(kind)
            let source = MemoryBytes(bytes)
            let reader = try? TimelineReader(reading: source, damage: .tolerating)
            #expect((reader != nil) == (isSpared || kind == "sndb"), "\(kind)")
            #expect((reader?.openingDamage.count ?? 0) == (isSpared ? 1 : 0), "\(kind)")
            if let reader {
                #expect(reader.verify().count == 1, "\(kind)")
                #expect(reader.info.blackoutLook == sample.info.blackoutLook)
            }
        }
    }

    @Test("a section that nobody knows is passed over, and damage in it is found")
    func unknownSection() throws {
        let sample = Sample.full()
        var file = try DissectedFile(sample.fileBytes())
        file.sections.append(.init(kind: "zzzz", bytes: [1, 2, 3]))
        let reader = try TimelineReader(reading: MemoryBytes(file.assembled()))
        #expect(reader.info == sample.info)
        #expect(reader.verify().isEmpty)
        var bytes = file.assembled()
        bytes[file.offset(of: "zzzz")] ^= 1
        let damaged = try TimelineReader(reading: MemoryBytes(bytes))
        #expect(damaged.verify().map { "\($0.part)" } == ["section 'zzzz'"])
    }

    /// Whether the file opens and is found to be whole.
    private func isWhole(_ bytes: [UInt8]) -> Bool {
        guard let reader = try? TimelineReader(reading: MemoryBytes(bytes)) else { return false }
        return reader.verify().isEmpty
    }
}
