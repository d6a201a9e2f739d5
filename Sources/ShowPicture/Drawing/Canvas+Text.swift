import CCairo

/// How a text looks.
struct Lettering {
    var size: Double
    var isBold = false
    var ink: Ink

    static let title = Lettering(size: 26, isBold: true, ink: .text)
    static let body = Lettering(size: 13, ink: .quiet)
    static let label = Lettering(size: 12, ink: .text)
    static let small = Lettering(size: 10, ink: .quiet)
}

extension Canvas {
    /// Writes `text` so that it begins at `x` and stands on `baseline`, cut with an ellipsis where it
    /// is wider than `room`.
    ///
    /// - Returns: how wide it became, in pixels.
    @discardableResult
    func write(
        _ text: String,
        x: Double,
        baseline: Double,
        room: Double = .infinity,
        _ type: Lettering
    ) -> Double {
        choose(type)
        let text = cut(text.printed, to: room)
        guard !text.isEmpty else { return 0 }
        use(type.ink)
        cairo_move_to(context, x.rounded(), baseline.rounded())
        cairo_show_text(context, text)
        return measured(text)
    }

    /// Writes `text` so that it ends at `end`.
    func write(_ text: String, end: Double, baseline: Double, _ type: Lettering) {
        write(text, x: end - width(of: text, type), baseline: baseline, type)
    }

    /// How wide `text` is, in pixels.
    func width(of text: String, _ type: Lettering) -> Double {
        choose(type)
        return measured(text.printed)
    }

    private func choose(_ type: Lettering) {
        cairo_select_font_face(
            context,
            "DejaVu Sans",
            CAIRO_FONT_SLANT_NORMAL,
            type.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL
        )
        cairo_set_font_size(context, type.size)
    }

    /// How wide `text` is in the font that is chosen.
    private func measured(_ text: String) -> Double {
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// `text`, or as much of its beginning as fits into `room` with an ellipsis; nothing where not
    /// even one letter does.
    private func cut(_ text: String, to room: Double) -> String {
        guard measured(text) > room else { return text }
        var (low, high) = (0, text.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if measured(text.prefix(middle) + "…") <= room {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low == 0 ? "" : text.prefix(low) + "…"
    }
}

extension String {
    /// The text without what cannot be printed and would end or upset it.
    fileprivate var printed: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map {
                    $0.properties.generalCategory == .control ? "\u{fffd}" : $0
                }
            )
        )
    }
}
