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
    ///
    /// It goes by tiles that fit the cache, so that bytes far apart are touched once.
    public static func writeRows(
        ofColumns columns: UnsafeRawBufferPointer,
        frameCount: Int,
        slotCount: Int,
        into rows: UnsafeMutableRawBufferPointer
    ) {
        let size = frameCount * slotCount
        precondition(columns.count >= size && rows.count >= size, "one level a slot and frame")
        let tile = 64
        for top in stride(from: 0, to: slotCount, by: tile) {
            for left in stride(from: 0, to: frameCount, by: tile) {
                for slot in top..<min(top + tile, slotCount) {
                    for frame in left..<min(left + tile, frameCount) {
                        rows[frame * slotCount + slot] = columns[slot * frameCount + frame]
                    }
                }
            }
        }
    }
}
