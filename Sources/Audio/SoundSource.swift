/// Bytes of a sound file, wherever they lie: a file of their own, or a part of a show file.
///
/// Reads by position, like `pread`: any thread may read at any time, and none moves another's place.
public protocol SoundSource: Sendable {
    /// How many bytes there are; 0….
    var size: Int { get }

    /// Copies bytes from `offset` on into `buffer`.
    ///
    /// - Returns: how many bytes were copied; 0 at or after the end, negative where reading failed.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int
}

extension SoundSource {
    /// The bytes from `offset` on, `count` of them or as many as there are.
    func bytes(at offset: Int, count: Int) -> [UInt8] {
        let wanted = max(0, min(count, size - offset))
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled..<wanted])
                let count = read(at: offset + filled, into: UnsafeMutableRawBufferPointer(rest))
                guard count > 0 else { return }
                filled += count
            }
        }
    }
}

/// Bytes of a sound that are in memory already.
public struct SoundBytes: SoundSource {
    /// The bytes, as a file would hold them.
    public let bytes: [UInt8]

    /// A source of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// How many bytes there are.
    public var size: Int { bytes.count }

    /// Copies bytes from `offset` on into `buffer`.
    public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset >= 0, offset < bytes.count else { return 0 }
        let count = min(buffer.count, bytes.count - offset)
        bytes.withUnsafeBytes { bytes in
            buffer.copyMemory(from: .init(rebasing: bytes[offset..<offset + count]))
        }
        return count
    }
}
