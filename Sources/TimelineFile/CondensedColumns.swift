import DMX
import Glibc

/// The columns of a block as they are before zstd packs them (FORMAT.md, "Blocks"): which ones move, the
/// first level of each, and of those that move how much more each level rises than the one before.
///
/// Of a column that stands nothing else is stored, so that it costs next to nothing to pack and unpack.
enum CondensedColumns {
    /// How many bytes `slotCount` columns of `frameCount` levels take at most, all of them moving.
    static func bound(frameCount: Int, slotCount: Int) -> Int {
        maskSize(slotCount) + slotCount * frameCount
    }

    private static func maskSize(_ slotCount: Int) -> Int { (slotCount + 7) / 8 }

    /// Writes `columns`, each of `frameCount` levels, to `target`, which has room for their bound.
    ///
    /// - Returns: how many bytes that took.
    static func write(
        _ columns: UnsafeBufferPointer<Level>,
        frameCount: Int,
        to target: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        let slotCount = columns.count / frameCount
        let first = maskSize(slotCount)
        target[..<first].update(repeating: 0)
        var end = first + slotCount
        for slot in 0..<slotCount {
            let start = slot * frameCount
            let column = UnsafeBufferPointer(rebasing: columns[start..<start + frameCount])
            target[first + slot] = column[0]
            guard moves(column) else { continue }
            target[slot / 8] |= 1 << UInt8(slot % 8)
            target[end] = column[1] &- column[0]
            // Each from the levels alone, so that many go in one step.
            for frame in 2..<max(2, frameCount) {
                let rise = column[frame] &- column[frame - 1]
                target[end + frame - 1] = rise &- (column[frame - 1] &- column[frame - 2])
            }
            end += frameCount - 1
        }
        return end
    }

    /// Whether the levels are not all equal: whether they are others than the same levels one later.
    private static func moves(_ column: UnsafeBufferPointer<Level>) -> Bool {
        guard let start = column.baseAddress else { return false }
        return memcmp(start, start + 1, column.count - 1) != 0
    }

    /// Fills `columns`, each of `frameCount` levels, with what `bytes` say; returns what is wrong with
    /// those, nil where nothing is. `columns` then hold nothing of use.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        frameCount: Int,
        to columns: UnsafeMutableBufferPointer<Level>
    ) -> String? {
        let slotCount = columns.count / frameCount
        let first = maskSize(slotCount)
        guard bytes.count >= first + slotCount else {
            return "it unpacks to \(bytes.count) bytes where \(slotCount) slots have more"
        }
        let movingCount = bytes[..<first].reduce(0) { $0 + $1.nonzeroBitCount }
        let size = first + slotCount + movingCount * (frameCount - 1)
        guard bytes.count == size else {
            return
                "it unpacks to \(bytes.count) bytes where \(movingCount) moving slots have \(size)"
        }
        guard slotCount % 8 == 0 || bytes[first - 1] >> UInt8(slotCount % 8) == 0 else {
            return "a slot moves that is not there"
        }
        var rises = first + slotCount
        for slot in 0..<slotCount {
            let start = slot * frameCount
            let column = UnsafeMutableBufferPointer(rebasing: columns[start..<start + frameCount])
            var level = bytes[first + slot]
            if bytes[slot / 8] >> UInt8(slot % 8) & 1 == 0 {
                column.update(repeating: level)
                continue
            }
            column[0] = level
            var rise: Level = 0
            for frame in 1..<frameCount {
                rise &+= bytes[rises + frame - 1]
                level &+= rise
                column[frame] = level
            }
            rises += frameCount - 1
        }
        return nil
    }
}
