import DMX
import TestSupport
import Testing
import Timebase
import TimelineFile

/// Files whose checksums all fit and whose numbers do not: read to the end without a crash, or
/// refused.
struct HostileFileTests {
    @Test("bytes changed under right checksums never crash a reader", arguments: 0..<8)
    func changedBytes(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let whole = try DissectedFile(Sample.full(isCut: true).fileBytes())
        var opened = 0
        for _ in 0..<200 {
            var file = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) { change(&file, &random) }
            let bytes = file.assembled(changingTable: { table in
                if Int.random(in: 0..<8, using: &random) == 0 { self.change(&table, &random) }
            })
            if read(bytes) { opened += 1 }
        }
        // Most changes are to names and levels, which may be anything.
        #expect((10..<200).contains(opened))
    }

    @Test("stored bytes changed under a right checksum give the right levels or none")
    func changedBlocks() throws {
        var random = SeededRandom(seed: 99)
        let sample = Sample.random(seed: 4)
        let whole = try DissectedFile(sample.fileBytes())
        for _ in 0..<300 {
            var file = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) { change(&file["blks"], &random) }
            repairBlockChecksums(&file)
            let reader = try TimelineReader(reading: MemoryBytes(file.assembled()))
            let damaged = Set(reader.verify().map(\.part))
            // What is not found to be hurt has the levels it was written with, whatever its bytes.
            var decoder = BlockDecoder()
            for (number, block) in sample.blocks.enumerated()
            where !damaged.contains(.block(number)) {
                #expect(try reader.block(number, using: &decoder) == block)
            }
        }
    }

    @Test("a list's count that its bytes cannot hold takes no memory", arguments: ["mark", "srcs"])
    func countTooLarge(kind: String) throws {
        var file = try DissectedFile(Sample.full().fileBytes())
        set(&file[kind], 60_000, at: 0, bytes: 4)
        #expect(throws: TimelineFileError.self) {
            try TimelineReader(reading: MemoryBytes(file.assembled()))
        }
    }

    @Test("stored bytes cannot claim to hold more slots than zstd gets into them")
    func claimedSize() throws {
        var file = try DissectedFile(Sample.full().fileBytes())
        file.setHeader(1 << 20, at: 40)
        file["univ"] =
            [0, 8, 0, 0] + (0..<2048).flatMap { [UInt8($0 & 255), UInt8($0 >> 8), 0, 2] }
        file["mask"] = [UInt8](repeating: 0, count: 1 << 17)
        file["look"] = [UInt8](repeating: 0, count: 1 << 20)
        file.setHeader(1000, at: 36)
        file.setHeader(1000, at: 32)
        file["indx"] = Array(file["indx"][..<24])
        let start = file.offset(of: "blks")
        set(&file["indx"], UInt64(start), at: 0, bytes: 8)
        file["blks"] = Array(file["blks"][..<31])
        set(&file["indx"], 31, at: 8, bytes: 4)
        #expect(
            throws: TimelineFileError.malformed(
                .section(.blockIndex),
                offset: file.offset(of: "indx") + 24,
                reason: "31 bytes for 1048576000 of block 0"
            )
        ) {
            try TimelineReader(reading: MemoryBytes(file.assembled()))
        }
    }

    @Test("a section longer than any can be is refused before a byte of it is read")
    func sectionTooLong() throws {
        // A file of many gigabytes that takes no room on a disk, as its bytes are all zero.
        let section = (1 << 40) - 60 - 24
        var file = try DissectedFile(Sample.full().fileBytes())
        file.sections = [.init(kind: "univ", bytes: [])]
        let ends = file.assembled(length: 1 << 40) { table in
            set(&table, UInt64(section), at: 12, bytes: 8)
        }
        #expect(
            throws: TimelineFileError.outOfRange(
                what: "the bytes of section 'univ'",
                value: section,
                allowed: 0...(1 << 28)
            )
        ) {
            try TimelineReader(reading: HollowFile(ends: ends, headerCount: 60, byteCount: 1 << 40))
        }
    }

    @Test("stored bytes that are more than the block they hold are refused")
    func blockTooLong() throws {
        var file = try DissectedFile(Sample.smallest.fileBytes())
        let length = file["blks"].count + 1000
        file["blks"] += [UInt8](repeating: 0, count: 1000)
        set(&file["indx"], UInt64(length), at: 8, bytes: 4)
        #expect(throws: TimelineFileError.self) {
            try TimelineReader(reading: MemoryBytes(file.assembled()))
        }
    }

    @Test("stored bytes that are whole and give other levels are not carried over")
    func otherLevels() throws {
        var file = try DissectedFile(Sample.full().fileBytes())
        file["indx"][20] ^= 1
        let reader = try TimelineReader(reading: MemoryBytes(file.assembled()))
        var decoder = BlockDecoder()
        #expect(throws: TimelineFileError.self) {
            try reader.storedBlock(0, using: &decoder)
        }
        #expect(try reader.storedBlock(1, using: &decoder) == reader.storedBlock(1))
    }

    /// Changes one byte of the header's numbers or of a section.
    private func change(_ file: inout DissectedFile, _ random: inout SeededRandom) {
        let section = Int.random(in: -1..<file.sections.count, using: &random)
        if section < 0 {
            let at = Int.random(in: 24..<48, using: &random)
            file.header[at] = UInt8.random(in: 0...255, using: &random)
        } else {
            change(&file.sections[section].bytes, &random)
        }
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard let at = bytes.indices.randomElement(using: &random) else { return }
        let values: [UInt8] = [0, 1, 0x7f, 0x80, 0xff, UInt8.random(in: 0...255, using: &random)]
        bytes[at] = values.randomElement(using: &random) ?? 0
    }

    /// Gives each entry of the index the checksum of the stored bytes it names.
    private func repairBlockChecksums(_ file: inout DissectedFile) {
        let start = file.offset(of: "blks")
        let blocks = file["blks"]
        for entry in stride(from: 0, to: file["indx"].count, by: 24) {
            let offset = Int(number(in: file["indx"], at: entry, bytes: 8)) - start
            let length = Int(number(in: file["indx"], at: entry + 8, bytes: 4))
            let checksum = CRC32C.of(Array(blocks[offset..<offset + length]))
            set(&file["indx"], UInt64(checksum), at: entry + 16, bytes: 4)
        }
    }

    /// Opens and reads everything there is; whether it opened.
    private func read(_ bytes: [UInt8]) -> Bool {
        let source = MemoryBytes(bytes)
        guard let reader = try? TimelineReader(reading: source, damage: .tolerating) else {
            return false
        }
        _ = reader.verify()
        return true
    }
}

/// A file of which only the first bytes and the last ones are anything but zero.
private struct HollowFile: ByteSource {
    let ends: [UInt8]
    let headerCount: Int
    let byteCount: Int

    func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        let tail = byteCount - (ends.count - headerCount)
        for (position, place) in (offset..<min(offset + target.count, byteCount)).enumerated() {
            let byte = place < headerCount ? place : place < tail ? nil : place - tail + headerCount
            target[position] = byte.map { ends[$0] } ?? 0
        }
        return min(target.count, byteCount - offset)
    }
}
