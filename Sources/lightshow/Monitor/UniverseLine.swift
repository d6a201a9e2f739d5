import ArtNet
import DMX

/// One universe's line of the live view: figures, then a picture of its levels.
struct UniverseLine {
    private let universe: UniverseWatch
    private let now: Int64

    /// The line of `universe` at `now` (`CLOCK_REALTIME`, nanoseconds).
    init(_ universe: UniverseWatch, now: Int64) {
        self.universe = universe
        self.now = now
    }

    /// What the columns mean.
    static var header: ScreenLine {
        let figures = ["universe", "rate/s", "packets", "faults", "changing"]
        let text = zip(figures, widths).map { $0.right($1) }.joined()
        return ScreenLine(text + "  levels", .faint)
    }

    /// The column widths: universe, rate, packets, sequence faults, slots changed lately.
    private static let widths = [8, 9, 10, 8, 10]

    /// The line, with a picture that makes it `columns` wide at most.
    func line(columns: Int) -> ScreenLine {
        let rate = universe.arrivals.rate(at: now)
        let faults = universe.sequence.faults
        let changing = universe.slotsChanged(within: .seconds(1), before: now)
        let widths = UniverseLine.widths
        var line = ScreenLine("\(universe.universe)".right(widths[0]))
        if rate > 0 {
            // Two packets at once are no rate that anybody sends at, and must not fill the column.
            line.append((rate < 99_999 ? fixed(rate, 2) : "> 99999").right(widths[1]))
        } else {
            line.append("silent".right(widths[1]), .alarm)
        }
        line.append("\(universe.arrivals.count)".right(widths[2]))
        line.append("\(faults)".right(widths[3]), faults > 0 ? .alarm : .plain)
        line.append("\(changing)".right(widths[4]) + "  ")
        if universe.senderChanges > 0 {
            line.append("\(counted(universe.senderChanges, "sender change"))  ", .alarm)
        }
        let picture = LevelPicture(universe.levels, slots: universe.slotsUsed)
        line.append(picture.text(columns: columns - line.width))
        return line
    }
}
