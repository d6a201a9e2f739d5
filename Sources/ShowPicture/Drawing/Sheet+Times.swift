import Timebase
import TimelineFile

extension Sheet {
    /// The time above and below the lanes, and its grid through them and through the sound.
    func drawTimes(on canvas: borrowing Canvas) {
        let start = info.rate.time(of: layout.columns.span.start)
        let end = info.rate.time(of: layout.columns.span.end)
        let ticks = TimeTicks(length: end - start, pixels: Double(layout.plot.count))
        for (time, isMajor) in ticks.marks(from: start, to: end) {
            let x = min(x(of: time).rounded(.down), Double(layout.plot.upperBound - 1))
            let length = isMajor ? 7 : 3
            let above = layout.times.upperBound - length..<layout.times.upperBound
            let below = layout.timesBelow.lowerBound..<layout.timesBelow.lowerBound + length
            canvas.fill(x: x, above, width: 1, isMajor ? .quiet : .faint)
            canvas.fill(x: x, below, width: 1, isMajor ? .quiet : .faint)
            guard isMajor else { continue }
            canvas.fill(x: x, layout.sound, width: 1, .grid)
            canvas.fill(x: x, layout.body, width: 1, .grid)
            let label = ticks.label(of: time)
            let room = canvas.width(of: label, .small) / 2
            canvas.write(
                label,
                x: min(x - room, Double(layout.plot.upperBound) - 2 * room),
                baseline: Double(layout.times.upperBound) - 10,
                .small
            )
            canvas.write(
                label,
                x: min(x - room, Double(layout.plot.upperBound) - 2 * room),
                baseline: Double(layout.timesBelow.lowerBound) + 18,
                .small
            )
        }
    }
}
