import CCairo

/// A surface of pixels and the drawing library's context on it, which nobody else has.
///
/// The library remembers the first thing that goes wrong and draws nothing from then on; `png` says
/// what it was.
struct Canvas: ~Copyable {
    let width: Int
    let height: Int
    let context: OpaquePointer
    private let surface: OpaquePointer

    /// A canvas of `width` × `height` pixels, all of `ink`.
    init(width: Int, height: Int, _ ink: Ink) throws(PictureError) {
        guard
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24,
                Int32(clamping: width),
                Int32(clamping: height)
            ), let context = cairo_create(surface)
        else { throw .notDrawn(reason: "no memory") }
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
            throw .notDrawn(reason: words(status))
        }
        self.width = width
        self.height = height
        self.surface = surface
        self.context = context
        cairo_set_antialias(context, CAIRO_ANTIALIAS_DEFAULT)
        fill(0..<width, 0..<height, ink)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Fills a rectangle.
    func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ ink: Ink) {
        fill(x: Double(columns.lowerBound), rows, width: Double(columns.count), ink)
    }

    /// Fills a rectangle that need not begin and end with a pixel.
    func fill(x: Double, _ rows: Range<Int>, width: Double, _ ink: Ink) {
        use(ink)
        cairo_rectangle(context, x, Double(rows.lowerBound), width, Double(rows.count))
        cairo_fill(context)
    }

    /// Fills a rectangle with slanted lines of `ink`, so that it can be told from any light.
    func hatch(x: Double, _ rows: Range<Int>, width: Double, _ ink: Ink) {
        cairo_save(context)
        cairo_rectangle(context, x, Double(rows.lowerBound), width, Double(rows.count))
        cairo_clip(context)
        use(Ink.raised)
        cairo_paint(context)
        use(ink)
        cairo_set_line_width(context, 1.5)
        // The lines go by the picture's own grid, so that neighbouring gaps look like one.
        let height = Double(rows.count)
        var start = ((x - height) / 7).rounded(.down) * 7
        while start < x + width {
            cairo_move_to(context, start, Double(rows.upperBound))
            cairo_line_to(context, start + height, Double(rows.lowerBound))
            start += 7
        }
        cairo_stroke(context)
        cairo_restore(context)
    }

    /// Draws a line through `points`, `thickness` pixels wide, over a dark edge where `hasHalo`.
    func line(
        through points: some Sequence<(x: Double, y: Double)>,
        thickness: Double,
        hasHalo: Bool = false,
        _ ink: Ink
    ) {
        cairo_new_path(context)
        for point in points { cairo_line_to(context, point.x, point.y) }
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        if hasHalo {
            use(Ink.halo)
            cairo_set_line_width(context, thickness + 2)
            cairo_stroke_preserve(context)
        }
        use(ink)
        cairo_set_line_width(context, thickness)
        cairo_stroke(context)
    }

    /// Draws nothing outside the rectangle in `body`.
    func clipped(to columns: Range<Int>, _ rows: Range<Int>, _ body: () -> Void) {
        cairo_save(context)
        cairo_rectangle(
            context,
            Double(columns.lowerBound),
            Double(rows.lowerBound),
            Double(columns.count),
            Double(rows.count)
        )
        cairo_clip(context)
        body()
        cairo_restore(context)
    }

    /// Paints `lights`, a pixel each from column `x` on, in all of `rows`.
    func paint(_ lights: some Collection<Light>, x: Int, _ rows: Range<Int>) {
        let columns = x..<x + lights.count
        precondition(
            columns.clamped(to: 0..<width) == columns && rows.clamped(to: 0..<height) == rows,
            "the lights are on the canvas"
        )
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let row = lights.map { UInt32($0.red) << 16 | UInt32($0.green) << 8 | UInt32($0.blue) }
        row.withUnsafeBytes { row in
            for y in rows {
                UnsafeMutableRawBufferPointer(start: data + y * stride + 4 * x, count: row.count)
                    .copyMemory(from: row)
            }
        }
        cairo_surface_mark_dirty(surface)
    }

    /// What is at the pixel `x`, `y`, which must be on the canvas.
    func light(x: Int, y: Int) -> Light {
        precondition((0..<width).contains(x) && (0..<height).contains(y), "it is on the canvas")
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return .dark }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let pixel = UnsafeRawPointer(data).load(
            fromByteOffset: y * stride + 4 * x,
            as: UInt32.self
        )
        return Light(
            red: UInt8(truncatingIfNeeded: pixel >> 16),
            green: UInt8(truncatingIfNeeded: pixel >> 8),
            blue: UInt8(truncatingIfNeeded: pixel)
        )
    }

    /// The canvas as a PNG file.
    ///
    /// - Throws: `notDrawn` where anything was refused while drawing, `notEncoded`.
    func png() throws(PictureError) -> [UInt8] {
        let drawn = cairo_status(context)
        guard drawn == CAIRO_STATUS_SUCCESS else { throw .notDrawn(reason: words(drawn)) }
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) { bytes in
            cairo_surface_write_to_png_stream(
                surface,
                { target, data, count in
                    let piece = UnsafeBufferPointer(start: data, count: Int(count))
                    target?.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: piece)
                    return CAIRO_STATUS_SUCCESS
                },
                bytes
            )
        }
        guard status == CAIRO_STATUS_SUCCESS else { throw .notEncoded(reason: words(status)) }
        return bytes
    }

    func use(_ ink: Ink) {
        cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.alpha)
    }
}

/// What the library says `status` means.
private func words(_ status: cairo_status_t) -> String {
    cairo_status_to_string(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
}
