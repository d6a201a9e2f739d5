/// Where the prefetch thread gets decoded blocks: a show file, or a test.
public protocol BlockStore: Sendable {
    /// Frames in every block but the last one, which may hold fewer; 1….
    var framesPerBlock: Int { get }
    /// Blocks in the show.
    var blockCount: Int { get }
    /// Bytes a frame.
    var frameSize: Int { get }

    /// Decodes block `index` to `target` in row order: frame after frame.
    ///
    /// - Parameter target: room for `framesPerBlock` × `frameSize` bytes.
    /// - Returns: whether the block could be read; where it could not, `target` is undefined.
    func decode(block index: Int, to target: UnsafeMutableRawBufferPointer) -> Bool
}
