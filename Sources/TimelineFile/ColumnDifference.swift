import DMX

/// The transform before packing: each level of a column less the one before it, modulo 256; the
/// first as it is. A hold becomes zeros, a fade a short pattern that repeats.
enum ColumnDifference {
    /// The differences of `columns`, each of `frameCount` levels.
    static func taken(of columns: [Level], frameCount: Int) -> [Level] {
        [Level](unsafeUninitializedCapacity: columns.count) { differences, count in
            columns.withUnsafeBufferPointer { columns in
                // Across the ends of columns, too: one long run goes many levels a step.
                for place in 1..<max(1, columns.count) {
                    differences[place] = columns[place] &- columns[place - 1]
                }
                for first in stride(from: 0, to: columns.count, by: frameCount) {
                    differences[first] = columns[first]
                }
            }
            count = columns.count
        }
    }

    /// Turns differences back into the columns they were taken of, in place.
    static func undo(in columns: UnsafeMutableBufferPointer<Level>, frameCount: Int) {
        for first in stride(from: 0, to: columns.count, by: frameCount) {
            var level: Level = 0
            for frame in first..<first + frameCount {
                level &+= columns[frame]
                columns[frame] = level
            }
        }
    }
}
