import ArtNet
import Timebase

/// What the live view shows at one moment: a pure function of what arrived.
struct MonitorPage {
    /// What arrived.
    let state: MonitorState
    /// Where the monitor listens.
    let address: String
    /// The fixtures to show; nil without a show.
    let rig: Rig?

    private var watch: WireWatch { state.watch }

    /// The page for a terminal of `size`: never more lines than it has.
    func lines(in size: Terminal.Size, hasColour: Bool) -> [ScreenLine] {
        let looks = rig?.lines(watch, now: state.now, columns: size.columns, hasColour) ?? []
        let footer = footer
        // The header, the table's own header, and an empty line before each part.
        let room = size.rows - 2 - (footer.isEmpty ? 0 : footer.count + 1)
        // With a show its fixtures are what people look at: universes get what is left, and some.
        let forLooks = min(looks.isEmpty ? 0 : looks.count + 1, max(0, room - 4))
        var page = [header]
        page += universes(rows: room - forLooks, columns: size.columns)
        if forLooks > 1 { page += [ScreenLine()] + cut(looks, to: forLooks - 1) }
        if !footer.isEmpty { page += [ScreenLine()] + footer }
        return Array(page.prefix(size.rows))
    }

    private var header: ScreenLine {
        var line = ScreenLine("lightshow monitor", .bold)
        line.append("  \(address)  \(Timecode.minutes(state.elapsed).dropLast(4))")
        line.append("  \(counted(watch.packets, "packet"))")
        line.append("  q ends", .faint)
        return line
    }

    private func universes(rows: Int, columns: Int) -> [ScreenLine] {
        guard !watch.universes.isEmpty else {
            return [ScreenLine("no levels yet", .faint)]
        }
        let lines = watch.universes.map { UniverseLine($0, now: state.now).line(columns: columns) }
        return [UniverseLine.header] + cut(lines, to: rows - 1)
    }

    /// `lines`, or as many as `rows` holds and how many more there are.
    private func cut(_ lines: [ScreenLine], to rows: Int) -> [ScreenLine] {
        guard lines.count > rows else { return lines }
        let shown = max(0, rows - 1)
        return lines.prefix(shown) + [ScreenLine("… and \(lines.count - shown) more", .faint)]
    }

    private var footer: [ScreenLine] {
        var lines: [ScreenLine] = []
        if !watch.others.isEmpty {
            let kinds = watch.others.prefix(8).map { "\($0.opcode) \($0.count)" }
            lines.append(ScreenLine("besides: " + kinds.joined(separator: ", ")))
        }
        if let newest = watch.newestFault {
            let count = counted(watch.malformed, "malformed packet")
            lines.append(
                ScreenLine("\(count), newest from \(newest.sender): \(newest.fault)", .alarm)
            )
        }
        if state.dropped > 0 {
            let packets = counted(state.dropped, "packet")
            lines.append(ScreenLine("this monitor was too slow for \(packets)", .alarm))
        }
        return lines
    }
}
