import Timebase
import TimelineFile

extension Sheet {
    /// A lane for each fixture, or for each few: its name, its light, and where it points.
    func drawLanes(on canvas: borrowing Canvas) {
        for lane in 0..<layout.lanes.count {
            let rows = layout.rows(of: lane)
            if lane.isMultiple(of: layout.lanes.lanesPerName) {
                drawName(of: lane, rows, on: canvas)
            }
            let columns = 0..<layout.columns.count
            let left = layout.plot.lowerBound
            let strip = layout.lanes.areTall ? max(5, rows.count / 6) : 0
            let upper = rows.lowerBound..<rows.upperBound - strip
            canvas.fill(layout.plot, rows, .panel)
            canvas.paint(columns.map { samples.brightest(lane: lane, column: $0) }, x: left, upper)
            if layout.lanes.areTall {
                let means = columns.map { samples.mean(lane: lane, column: $0) ?? .dark }
                canvas.paint(means, x: left, upper.upperBound..<rows.upperBound)
                drawWays(of: lane, upper, on: canvas)
            }
        }
        for damage in samples.damage {
            guard let span = damage.span else { continue }
            let start = max(x(of: span.start), Double(layout.plot.lowerBound))
            let end = min(x(of: span.end), Double(layout.plot.upperBound))
            // A second of a long show may be less than a pixel, and must be seen all the same.
            canvas.hatch(x: start.rounded(.down), layout.body, width: max(3, end - start), .damage)
        }
    }

    private func drawName(of lane: Int, _ rows: Range<Int>, on canvas: borrowing Canvas) {
        let lanes = layout.lanes
        guard let first = lanes.fixtures(of: lane, total: info.fixtures.count).first else { return }
        let fixture = info.fixtures[first]
        let left = Double(PictureLayout.margin)
        let right = Double(layout.plot.lowerBound - 10)
        let address = fixture.channels.first.map { "\(fixture.universe).\($0.slot)" } ?? ""
        if lanes.hasAddressBelow {
            let middle = Double(rows.lowerBound + rows.count / 2)
            canvas.write(fixture.shownName, x: left, baseline: middle, room: right - left, .label)
            canvas.write(address, x: left, baseline: middle + 13, room: right - left, .small)
        } else {
            let baseline = Double(rows.lowerBound) + Double(min(rows.count, 12)) / 2 + 4
            let room = right - left - canvas.width(of: address, .small) - 8
            let lettering = Lettering(size: 10, ink: .text)
            canvas.write(fixture.shownName, x: left, baseline: baseline, room: room, lettering)
            canvas.write(address, end: right, baseline: baseline, .small)
        }
    }

    /// Pan and tilt over the light, from 0 at the lower edge to full travel at the upper one.
    private func drawWays(of lane: Int, _ rows: Range<Int>, on canvas: borrowing Canvas) {
        for (way, ink) in [(samples.tilt(lane: lane), Ink.tilt), (samples.pan(lane: lane), .pan)] {
            let points = way.flatMap { reach in
                [reach.low, reach.high].map { position in
                    let share = Double(position) / 65535
                    return (
                        x: Double(layout.plot.lowerBound + reach.column) + 0.5,
                        y: Double(rows.upperBound - 3) - share * Double(rows.count - 6)
                    )
                }
            }
            guard !points.isEmpty else { continue }
            canvas.line(through: points, thickness: 1.25, hasHalo: true, ink)
        }
    }
}
