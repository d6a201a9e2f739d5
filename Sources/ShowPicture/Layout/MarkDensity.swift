public import Timebase

/// How many moments fall into each bar of a row of bars: a show may have thousands of cues, and a
/// tick for each would be one solid band that tells nothing.
public struct MarkDensity: Hashable, Sendable {
    /// How many moments each bar stands for, from left to right.
    public let counts: [Int]
    /// Columns from one bar to the next.
    public let barWidth: Int

    /// The density of `moments` in `columns`, a bar for each `barWidth` columns. Moments outside the
    /// columns do not count.
    public init(_ moments: some Sequence<FrameNumber>, in columns: TimeColumns, barWidth: Int = 4) {
        let bars = (columns.count + barWidth - 1) / barWidth
        var counts = [Int](repeating: 0, count: bars)
        for moment in moments where columns.span.contains(moment) {
            counts[min(Int(columns.place(of: moment)) / barWidth, bars - 1)] += 1
        }
        self.counts = counts
        self.barWidth = barWidth
    }

    /// How high bar `index` is, 0…1: 1 for the fullest, and never so low that it would not be seen.
    public func height(of index: Int) -> Double {
        guard let most = counts.max(), most > 0, counts[index] > 0 else { return 0 }
        // By the square root: one cue beside fifty is a small bar, not a missing one.
        return max(0.12, (Double(counts[index]) / Double(most)).squareRoot())
    }
}
