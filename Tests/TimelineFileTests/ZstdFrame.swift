/// Frames of zstd put together by hand (RFC 8878, 3.1.1), for what no packer of ours would make.
enum ZstdFrame {
    enum BlockKind: Int {
        /// The bytes as they are.
        case raw = 0
        /// One byte, again and again.
        case run = 1
    }

    /// A frame that holds `bytes` as they are.
    static func holding(_ bytes: [UInt8]) -> [UInt8] {
        start(contentSize: bytes.count) + lastBlock(.raw, size: bytes.count) + bytes
    }

    /// The head of a frame of one segment, with its content size in four bytes.
    static func start(contentSize: Int) -> [UInt8] {
        [0x28, 0xb5, 0x2f, 0xfd, 0b1010_0000] + littleEndian(contentSize, bytes: 4)
    }

    /// The head of the last block, which makes `size` bytes.
    static func lastBlock(_ kind: BlockKind, size: Int) -> [UInt8] {
        littleEndian(size << 3 | kind.rawValue << 1 | 1, bytes: 3)
    }

    private static func littleEndian(_ number: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
