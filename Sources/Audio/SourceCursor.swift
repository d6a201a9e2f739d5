internal import Glibc

/// A place in a source, moved by reading: what the C decoders take for a file.
///
/// The library that holds it calls it on the thread that decodes, one call at a time.
final class SourceCursor {
    private let source: any SoundSource
    private var offset = 0

    /// A cursor at the start of `source`.
    init(_ source: any SoundSource) {
        self.source = source
    }

    /// Bytes in the source.
    var size: Int { source.size }

    /// Where the next byte is read.
    var position: Int { offset }

    /// Reads up to `count` bytes to `target` and moves on; like `read`, −1 for an error.
    func read(_ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        let read = source.read(at: offset, into: .init(start: target, count: count))
        offset += max(0, read)
        return read
    }

    /// Moves to a place, like `lseek`; −1 where there is none such.
    func seek(_ distance: Int, _ whence: Int32) -> Int {
        let start: Int
        switch whence {
        case SEEK_SET: start = 0
        case SEEK_CUR: start = offset
        case SEEK_END: start = source.size
        default: return -1
        }
        let (target, overflow) = start.addingReportingOverflow(distance)
        guard !overflow, target >= 0 else { return -1 }
        offset = target
        return target
    }

    /// The cursor that a C library was given as `pointer`.
    static func from(_ pointer: UnsafeMutableRawPointer?) -> SourceCursor? {
        pointer.map { Unmanaged<SourceCursor>.fromOpaque($0).takeUnretainedValue() }
    }

    /// This cursor as a C library takes it; valid as long as the cursor lives.
    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
