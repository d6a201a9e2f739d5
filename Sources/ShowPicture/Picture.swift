public import TimelineFile

/// A whole show, or a span of it, at a glance: time across, fixtures down.
public struct Picture: ~Copyable {
    /// Where everything stands in it.
    public let layout: PictureLayout
    /// What could not be read of the show, in its order; the picture shows a hatched gap there.
    public let damage: [Damage]
    let canvas: Canvas

    /// Draws the show in `reader` as `order` says. Each block is read once, and no more than one is
    /// in memory.
    ///
    /// `sound` is told for the columns of the layout that the same show and order make.
    ///
    /// - Throws: `PictureError.tooLow`, `PictureError.notDrawn`.
    public init(
        of reader: TimelineReader,
        _ order: PictureOrder,
        sound: PictureSound
    ) throws(PictureError) {
        let hasWaveform = if case .waveform = sound { true } else { false }
        let layout = try PictureLayout(reader.info, order, hasWaveform: hasWaveform)
        var decoder = BlockDecoder()
        let samples = ShowSamples(reader.info, layout.columns, layout.lanes) {
            (number) throws(TimelineFileError) in try reader.block(number, using: &decoder)
        }
        let sheet = Sheet(info: reader.info, layout: layout, samples: samples)
        let canvas = try Canvas(width: layout.width, height: layout.height, .page)
        sheet.drawHeading(order, on: canvas)
        sheet.draw(sound, on: canvas)
        sheet.drawMarks(on: canvas)
        sheet.drawLanes(on: canvas)
        sheet.drawTimes(on: canvas)
        sheet.drawLegend(hasWaveform: hasWaveform, on: canvas)
        self.layout = layout
        self.damage = samples.damage
        self.canvas = canvas
    }

    /// The picture as a PNG file.
    ///
    /// - Throws: `PictureError.notDrawn` where anything could not be drawn, `notEncoded`.
    public func png() throws(PictureError) -> [UInt8] {
        try canvas.png()
    }

    /// What is at the pixel `x`, `y` of the layout.
    public func light(x: Int, y: Int) -> Light {
        canvas.light(x: x, y: y)
    }
}
