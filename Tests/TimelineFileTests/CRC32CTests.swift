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

    @Test("checksums are those of the standard", arguments: vectors)
    func standard(bytes: [UInt8], checksum: UInt32) {
        #expect(CRC32C.of(bytes) == checksum)
    }

    @Test("bytes in two pieces have the checksum of the whole", arguments: 0...70)
    func pieces(cut: Int) {
        let bytes = (0..<70).map { UInt8($0 * 3) }
        var checksum = CRC32C()
        checksum.update(Array(bytes[..<cut]))
        checksum.update(Array(bytes[cut...]))
        #expect(checksum.value == CRC32C.of(bytes))
    }
}
