import TestSupport
import Testing
import TimelineFile

struct CRC32CTests {
    /// RFC 3720, appendix B.4, and the customary check value.
    static let vectors: [([UInt8], UInt32)] = [
        ([], 0),
        ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
        ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
        ([UInt8](0..<32), 0x46dd_794e),
        ((0..<32).reversed(), 0x113f_db5c),
        (
            [
                0x01, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                0x00, 0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0x00,
                0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x18, 0x28, 0x00, 0x00, 0x00,
                0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
            ],
            0xd996_3a56
        ),
        (Array("123456789".utf8), 0xe306_9283),
    ]

    @Test("checksums are those of the standard, by all means", arguments: vectors, CRC32C.means)
    func standard(vector: ([UInt8], UInt32), means: CRC32C.Means) {
        #expect(checksum(of: vector.0, by: means) == vector.1)
        #expect(CRC32C.of(vector.0) == vector.1)
    }

    @Test("bytes in two pieces have the checksum of the whole", arguments: 0...70, CRC32C.means)
    func pieces(cut: Int, means: CRC32C.Means) {
        let bytes = (0..<70).map { UInt8($0 * 3) }
        #expect(checksum(of: bytes, by: means, cut: [cut]) == bitwise(bytes))
    }

    @Test(
        "at any place and of any length, whole and in pieces, all means give what the polynomial says",
        arguments: CRC32C.means,
        0..<40
    )
    func places(means: CRC32C.Means, seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        // Long enough for several rounds of three stretches of a kilobyte, and what is left.
        let bytes = (0..<Int.random(in: 0...20_000, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        let start = min(seed % 17, bytes.count)
        let piece = Array(bytes[start...])
        let cuts = (0..<4).map { _ in Int.random(in: 0...piece.count, using: &random) }.sorted()
        let expected = bitwise(piece)
        #expect(checksum(of: piece, by: means, cut: cuts) == expected)
        bytes.withUnsafeBytes { bytes in
            var checksum = CRC32C(by: means)
            checksum.update(UnsafeRawBufferPointer(rebasing: bytes[start...]))
            #expect(checksum.value == expected)
        }
    }

    @Test("every length around the stretches is right", arguments: CRC32C.means)
    func lengths(means: CRC32C.Means) {
        let bytes = (0..<6200).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ $0 >> 3) }
        var sum: UInt32 = 0xffff_ffff
        for count in bytes.indices {
            let isNear = count % 1024 < 24 || count % 1024 > 1000
            if isNear { #expect(checksum(of: Array(bytes[..<count]), by: means) == ~sum) }
            sum = taken(bytes[count], into: sum)
        }
    }

    private func checksum(
        of bytes: [UInt8],
        by means: CRC32C.Means,
        cut cuts: [Int] = []
    ) -> UInt32 {
        var checksum = CRC32C(by: means)
        for (start, end) in zip([0] + cuts, cuts + [bytes.count]) {
            checksum.update(Array(bytes[start..<end]))
        }
        return checksum.value
    }

    /// The checksum, a bit at a time.
    private func bitwise(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xffff_ffff) { taken($1, into: $0) }
    }

    private func taken(_ byte: UInt8, into sum: UInt32) -> UInt32 {
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1) * 0x82f6_3b78 }
    }
}
