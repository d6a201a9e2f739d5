/// Bytes that can be read from any place: a file, or memory in a test.
public protocol ByteSource: Sendable {
    /// How many bytes there are.
    var byteCount: Int { get }

    /// Copies the bytes from `offset` on into `target`.
    ///
    /// - Returns: how many were copied: all that `target` holds, fewer only where the bytes end.
    func read(
        at offset: Int,
        into target: UnsafeMutableRawBufferPointer
    ) throws(TimelineFileError) -> Int
}

extension ByteSource {
    /// Fills `target` with the bytes from `offset` on; throws where they end before.
    func fill(
        _ target: UnsafeMutableRawBufferPointer,
        from offset: Int
    ) throws(TimelineFileError) {
        let count = try read(at: offset, into: target)
        guard count == target.count else {
            throw .truncated(expected: offset + target.count, actual: offset + count)
        }
    }

    /// The `count` bytes from `offset` on; throws where they end before.
    func bytes(at offset: Int, count: Int) throws(TimelineFileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // A closure handed to the standard library may not say what it throws, so it hands it out.
        let failure = bytes.withUnsafeMutableBytes { target -> TimelineFileError? in
            do throws(TimelineFileError) {
                try fill(target, from: offset)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The CRC-32C of `count` bytes from `offset` on, read in pieces.
    func checksum(at offset: Int, count: Int) throws(TimelineFileError) -> UInt32 {
        var checksum = CRC32C()
        var done = 0
        while done < count {
            let piece = try bytes(at: offset + done, count: min(pieceSize, count - done))
            checksum.update(piece)
            done += piece.count
        }
        return checksum.value
    }
}

/// How much of a long stretch of bytes is in memory at once.
let pieceSize = 1 << 18

/// Bytes in memory.
public struct MemoryBytes: ByteSource {
    private let bytes: [UInt8]

    /// The bytes `bytes`.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var byteCount: Int { bytes.count }

    public func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        guard (0..<bytes.count).contains(offset) else { return 0 }
        let count = min(target.count, bytes.count - offset)
        bytes.withUnsafeBytes { bytes in
            target.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
            )
        }
        return count
    }
}
