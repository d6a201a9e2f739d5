import Timebase
import TimelineFile

/// All that is drawn, and where: each part of a picture is drawn by an extension in its own file.
struct Sheet {
    let info: TimelineInfo
    let layout: PictureLayout
    let samples: ShowSamples

    /// Where `frame` starts, in pixels; left or right of the plot where it is not in the picture.
    func x(of frame: FrameNumber) -> Double {
        Double(layout.plot.lowerBound) + layout.columns.place(of: frame)
    }

    /// Where `time` is, in pixels.
    func x(of time: Duration) -> Double {
        let start = info.rate.time(of: layout.columns.span.start)
        let length = info.rate.time(of: layout.columns.span.end) - start
        return Double(layout.plot.lowerBound)
            + Double(layout.plot.count) * ((time - start).seconds / length.seconds)
    }

    /// The markers of `kind` that are in the picture, in the order of their beginnings.
    func markers(_ kind: Marker.Kind) -> [Marker] {
        info.markers.filter { $0.kind == kind && layout.columns.span.shows($0) }
            .sorted { $0.span.start < $1.span.start }
    }

    /// What is written left of the plot, beside `rows`.
    func drawCaption(_ text: String, beside rows: Range<Int>, on canvas: borrowing Canvas) {
        guard !rows.isEmpty else { return }
        canvas.write(
            text,
            x: Double(PictureLayout.margin),
            baseline: Double(rows.lowerBound + rows.count / 2) + 4,
            room: Double(layout.plot.lowerBound - PictureLayout.margin - 8),
            Lettering(size: 11, ink: .faint)
        )
    }
}
