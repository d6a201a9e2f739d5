extension Sheet {
    /// Title and facts, beside a bar of the house's colour.
    func drawHeading(_ order: PictureOrder, on canvas: borrowing Canvas) {
        let left = PictureLayout.margin
        canvas.fill(left..<left + 6, 24..<72, .accent)
        let room = Double(layout.width - 2 * left - 20)
        canvas.write(order.title, x: Double(left + 20), baseline: 46, room: room, .title)
        canvas.write(order.facts, x: Double(left + 20), baseline: 70, room: room, .body)
    }

    /// What lines and colours mean, as far as they are in this picture.
    func drawLegend(hasWaveform: Bool, on canvas: borrowing Canvas) {
        let baseline = Double(layout.legend.upperBound) - 6
        let middle = layout.legend.upperBound - 10
        var x = Double(layout.plot.lowerBound)
        func entry(_ words: String, _ ink: Ink, height: Int) {
            let top = middle - height / 2
            canvas.fill(x: x, top..<top + height, width: 16, ink)
            x += 22
            x += canvas.write(words, x: x, baseline: baseline, .small) + 24
        }
        func remark(_ words: String) {
            x += canvas.write(words, x: x, baseline: baseline, .small) + 24
        }
        if layout.lanes.areTall, samples.lanes.count > 0 {
            if info.readings.contains(where: \.turns) {
                entry("pan", .pan, height: 2)
                entry("tilt", .tilt, height: 2)
            }
            remark("lane: brightest frame of each column · its lower edge: mean of the column")
        } else if layout.lanes.fixturesPerLane > 1 {
            remark("lane: brightest of \(layout.lanes.fixturesPerLane) fixtures")
        } else if layout.lanes.count > 0 {
            remark("lane: brightest frame of each column")
        }
        if hasWaveform { remark("sound: peaks and loudness") }
        if !samples.damage.isEmpty {
            canvas.hatch(x: x, middle - 5..<middle + 5, width: 16, .damage)
            x += 22
            remark("cannot be read")
        }
    }
}
