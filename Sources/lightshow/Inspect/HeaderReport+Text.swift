import DMX
import Timebase

extension HeaderReport {
    /// The header for people, a fact a line.
    var text: String {
        var lines = [
            "\(show) · \(song)",
            "  file      \(file), \(size(bytes))",
            "  frames    \(grouped(frames)) at \(rate) fps, \(length)",
            "  universes "
                + universes.map { "\($0.universe) (\($0.slots) slots)" }
                .joined(separator: ", "),
            "  fixtures  " + fixtures.map(\.id).joined(separator: ", "),
            "  intensity \(counted(intensitySlots, "slot"))",
            "  node      \(node.value ?? "not named")",
            "  sound     \(sound.value.map(\.text) ?? "none")",
            "  markers   \(markerCounts)",
        ]
        let parts = markers.filter { $0.kind == "part" }
        for part in parts { lines.append("    \(time(part.frame))  \(part.name)") }
        lines.append("  sources")
        for source in sources { lines.append("    \(source.sha256.prefix(12))  \(source.path)") }
        return lines.map(printable).joined(separator: "\n")
    }

    private var length: String { Timecode.minutes(.seconds(seconds)) }

    private var markerCounts: String {
        let counts = ["part", "hint", "beat", "cue"].map { kind in
            counted(markers.filter { $0.kind == kind }.count, kind)
        }
        return counts.joined(separator: ", ")
    }

    private func time(_ frame: Int) -> String {
        guard let rate = FrameRate(text: rate) else { return "\(frame)" }
        return Timecode.minutes(rate.time(of: FrameNumber(frame)))
    }
}

extension HeaderReport.Sound {
    /// The sound in one line.
    var text: String {
        let place = embedded ? "embedded" : "not embedded"
        let length = Timecode.minutes(.seconds(Double(samples) / Double(sampleRate)))
        let form = channels == 1 ? "mono" : channels == 2 ? "stereo" : "\(channels) channels"
        return
            "\(file), \(codec), \(form), \(sampleRate) Hz, \(grouped(samples)) samples (\(length)), "
            + "\(place)"
    }
}
