import Timebase
import TimelineFile

extension Sheet {
    /// Parts, moments, cues and beats, above the lanes.
    func drawMarks(on canvas: borrowing Canvas) {
        drawParts(on: canvas)
        drawHints(on: canvas)
        drawCues(on: canvas)
        drawBeats(on: canvas)
    }

    private func drawParts(on canvas: borrowing Canvas) {
        drawCaption("parts", beside: layout.parts, on: canvas)
        for (index, part) in markers(.part).enumerated() {
            let start = max(x(of: part.span.start), Double(layout.plot.lowerBound))
            let end = min(x(of: part.span.end), Double(layout.plot.upperBound))
            let ground = index.isMultiple(of: 2) ? Ink.raised : .raisedAgain
            canvas.fill(x: start.rounded(), layout.parts, width: max(2, end - start), ground)
            canvas.fill(x: start.rounded(), layout.parts, width: 2, .accent)
            canvas.write(
                part.name,
                x: start + 8,
                baseline: Double(layout.parts.upperBound) - 8,
                room: end - start - 12,
                .label
            )
        }
    }

    /// A tick at each moment, and its name where the next one leaves room for it. What comes again
    /// and again, every kick of a drum, is only a low tick without a name.
    private func drawHints(on canvas: borrowing Canvas) {
        drawCaption("hints", beside: layout.hints, on: canvas)
        let hints = markers(.hint)
        let counts = Dictionary(grouping: hints, by: \.name).mapValues(\.count)
        let isRare = { (hint: Marker) in counts[hint.name, default: 0] <= 8 }
        let low = layout.hints.upperBound - 5..<layout.hints.upperBound
        for hint in hints where !isRare(hint) {
            canvas.fill(x: x(of: hint.span.start).rounded(), low, width: 1, .accentLight)
        }
        let rare = hints.filter(isRare)
        var free = Double(layout.plot.lowerBound)
        for (index, hint) in rare.enumerated() {
            let x = x(of: hint.span.start).rounded()
            canvas.fill(x: x, layout.hints, width: 2, .text)
            let next = rare.dropFirst(index + 1).first.map { self.x(of: $0.span.start) }
            let end = min(next ?? .infinity, Double(layout.plot.upperBound))
            guard x >= free, end - x > 24 else { continue }
            let baseline = Double(layout.hints.upperBound) - 7
            let width = canvas.write(
                hint.name,
                x: x + 6,
                baseline: baseline,
                room: end - x - 10,
                .small
            )
            free = x + 6 + width
        }
    }

    private func drawCues(on canvas: borrowing Canvas) {
        guard !layout.cues.isEmpty else { return }
        drawCaption("cues", beside: layout.cues, on: canvas)
        canvas.fill(layout.plot, layout.cues, .panel)
        let moments = info.markers.lazy.filter { $0.kind == .cue }.map(\.span.start)
        let density = MarkDensity(moments, in: layout.columns)
        for bar in density.counts.indices where density.counts[bar] > 0 {
            let height = (Double(layout.cues.count - 2) * density.height(of: bar)).rounded(.up)
            let left = layout.plot.lowerBound + bar * density.barWidth
            let right = min(left + density.barWidth - 1, layout.plot.upperBound)
            canvas.fill(
                left..<right,
                layout.cues.upperBound - Int(height)..<layout.cues.upperBound,
                .accent
            )
        }
    }

    /// A faint line through the sound at every beat, where beats are far enough apart to be told.
    private func drawBeats(on canvas: borrowing Canvas) {
        let beats = markers(.beat)
        guard Double(beats.count) * 6 <= Double(layout.plot.count) else { return }
        for beat in beats {
            canvas.fill(x: x(of: beat.span.start).rounded(), layout.sound, width: 1, .beat)
        }
    }
}
