extension Sheet {
    /// The waveform: its peaks, and brighter in them how loud it is; or why there is none.
    func draw(_ sound: PictureSound, on canvas: borrowing Canvas) {
        canvas.fill(layout.plot, layout.sound, .panel)
        drawCaption("sound", beside: layout.sound, on: canvas)
        switch sound {
        case .none(let reason):
            canvas.write(
                reason,
                x: Double(layout.plot.lowerBound + 10),
                baseline: Double(layout.sound.upperBound - 10),
                room: Double(layout.plot.count - 20),
                Lettering(size: 11, ink: .quiet)
            )
        case .waveform(let waveform):
            for (column, peak) in waveform.columns.prefix(layout.plot.count).enumerated() {
                let x = layout.plot.lowerBound + column
                let loud = max(0, min(peak.loudness, 1))
                canvas.fill(x..<x + 1, rows(from: peak.low, to: peak.high), .accentDark)
                let inner = rows(from: max(-loud, peak.low), to: min(loud, peak.high))
                canvas.fill(x..<x + 1, inner, .accentLight)
            }
        }
    }

    /// The rows of the sound's panel between two samples, one at least.
    private func rows(from low: Float, to high: Float) -> Range<Int> {
        let middle = Double(layout.sound.lowerBound) + Double(layout.sound.count) / 2
        let half = Double(layout.sound.count) / 2 - 3
        let top = Int((middle - half * Double(max(-1, min(high, 1)))).rounded(.down))
        let bottom = Int((middle - half * Double(max(-1, min(low, 1)))).rounded(.up))
        return top..<max(bottom, top + 1)
    }
}
