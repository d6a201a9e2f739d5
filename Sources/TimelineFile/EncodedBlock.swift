/// A block as it stands in the file: made by a `BlockEncoder` on any thread, or copied from another
/// show file as it is there.
public struct EncodedBlock: Hashable, Sendable {
    /// Which block of the show it is, from 0.
    public let number: Int
    /// Frames in it.
    public let frameCount: Int
    /// Slots a frame.
    public let slotCount: Int
    /// The bytes to store.
    public let stored: [UInt8]
    /// How the bytes hold the columns.
    let codec: BlockCodec
    /// CRC-32C of the stored bytes.
    let storedChecksum: UInt32
    /// CRC-32C of the block's number and its columns.
    let levelsChecksum: UInt32
}

/// How stored bytes hold columns (FORMAT.md, "Blocks"); the numbers are the file's.
enum BlockCodec: UInt32 {
    /// The columns as they are.
    case raw = 0
    /// Which columns move, first levels, and how the rises of those change, packed by zstd.
    case zstd = 2
}

/// The checksum that ties `columns` to their place in the show.
func levelsChecksum(ofBlock number: Int, _ columns: UnsafeRawBufferPointer) -> UInt32 {
    var checksum = CRC32C()
    withUnsafeBytes(of: UInt32(number).littleEndian) { checksum.update($0) }
    checksum.update(columns)
    return checksum.value
}
