/// The levels of a span of frames in column order: all frames of the first slot, then all of the
/// second. A column is one light's story, so that it is filled, compared and packed as one run.
public struct LevelBlock: Hashable, Sendable {
    /// Frames in the block; 1….
    public let frameCount: Int
    /// Slots a frame, in the order of a `FrameLayout`.
    public let slotCount: Int
    /// The levels: `frameCount` bytes a slot, slot after slot.
    public var columns: [Level]

    /// A block of `frameCount` frames of `slotCount` slots, dark.
    public init(frameCount: Int, slotCount: Int) {
        self.init(
            frameCount: frameCount,
            slotCount: slotCount,
            columns: [Level](repeating: 0, count: frameCount * slotCount)
        )
    }

    /// A block over `columns`, which holds `frameCount` × `slotCount` levels in column order.
    public init(frameCount: Int, slotCount: Int, columns: [Level]) {
        precondition(columns.count == frameCount * slotCount, "one level a slot and frame")
        self.frameCount = frameCount
        self.slotCount = slotCount
        self.columns = columns
    }

    /// The level in slot `slot` (index in the layout) of frame `frame` (index in the block).
    public subscript(frame frame: Int, slot slot: Int) -> Level {
        get { columns[slot * frameCount + frame] }
        set { columns[slot * frameCount + frame] = newValue }
    }

    /// Frame `index` of the block as it goes to the wire: one level a slot, in layout order.
    public func frame(_ index: Int) -> [Level] {
        (0..<slotCount).map { columns[$0 * frameCount + index] }
    }

    /// All frames in row order, one after the other.
    public func rows() -> [Level] {
        [Level](unsafeUninitializedCapacity: columns.count) { rows, count in
            columns.withUnsafeBytes { columns in
                LevelBlock.writeRows(
                    ofColumns: columns,
                    frameCount: frameCount,
                    slotCount: slotCount,
                    into: UnsafeMutableRawBufferPointer(rows)
                )
            }
            count = columns.count
        }
    }

    /// Writes the frames whose columns are `columns` to `rows`, one frame after the other, in
    /// memory of the caller's own: nothing is allocated.
    public static func writeRows(
        ofColumns columns: UnsafeRawBufferPointer,
        frameCount: Int,
        slotCount: Int,
        into rows: UnsafeMutableRawBufferPointer
    ) {
        let size = frameCount * slotCount
        precondition(columns.count >= size && rows.count >= size, "one level a slot and frame")
        guard frameCount >= 8, slotCount >= 8 else {
            for slot in 0..<slotCount {
                for frame in 0..<frameCount {
                    rows[frame * slotCount + slot] = columns[slot * frameCount + frame]
                }
            }
            return
        }
        // By strips of 64 slots, which is one line of the cache in each row, and squares of eight
        // by eight in them. The last square of a side overlaps the one before.
        for strip in stride(from: 0, to: slotCount, by: 64) {
            for left in stride(from: 0, to: frameCount, by: 8) {
                let frame = min(left, frameCount - 8)
                for top in stride(from: strip, to: min(strip + 64, slotCount), by: 8) {
                    let slot = min(top, slotCount - 8)
                    var square = Square()
                    square.load(from: columns, at: slot * frameCount + frame, stride: frameCount)
                    square.turn()
                    square.store(to: rows, at: frame * slotCount + slot, stride: slotCount)
                }
            }
        }
    }
}

/// Eight rows of eight levels, each row in one word, the first level in the lowest byte.
private struct Square {
    private var rows = InlineArray<8, UInt64>(repeating: 0)

    @inline(__always)
    mutating func load(from source: UnsafeRawBufferPointer, at start: Int, stride: Int) {
        for row in 0..<8 {
            let word = source.loadUnaligned(fromByteOffset: start + row * stride, as: UInt64.self)
            rows[row] = UInt64(littleEndian: word)
        }
    }

    @inline(__always)
    func store(to target: UnsafeMutableRawBufferPointer, at start: Int, stride: Int) {
        for row in 0..<8 {
            let word = rows[row].littleEndian
            target.storeBytes(of: word, toByteOffset: start + row * stride, as: UInt64.self)
        }
    }

    /// Makes rows of columns: quarters change places, then the quarters of each, then single levels.
    @inline(__always)
    mutating func turn() {
        exchange(4, 0x0000_0000_ffff_ffff)
        exchange(2, 0x0000_ffff_0000_ffff)
        exchange(1, 0x00ff_00ff_00ff_00ff)
    }

    /// The levels `distance` to the right in a row change places with those `distance` below;
    /// `mask` is on the levels of a row that stay to the left.
    @inline(__always)
    private mutating func exchange(_ distance: Int, _ mask: UInt64) {
        let shift = UInt64(8 * distance)
        for row in 0..<8 where row & distance == 0 {
            let changed = ((rows[row] >> shift) ^ rows[row + distance]) & mask
            rows[row + distance] ^= changed
            rows[row] ^= changed << shift
        }
    }
}
