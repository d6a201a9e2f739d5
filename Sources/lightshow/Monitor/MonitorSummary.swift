import ArtNet
import Timebase

/// What a monitor tells at its end.
struct MonitorSummary {
    private let state: MonitorState

    /// The summary of all that `state` has seen.
    init(_ state: MonitorState) {
        self.state = state
    }

    /// Universes that get a line of their own at most.
    private static let mostUniverses = 16

    /// The lines, each with its end.
    var text: String {
        (wire + universes + rest).map { $0 + "\n" }.joined()
    }

    private var watch: WireWatch { state.watch }

    private var wire: [String] {
        let seconds = fixed(state.elapsed.seconds, 1)
        var line = "\(counted(watch.packets, "packet")) in \(seconds) s"
        guard !watch.universes.isEmpty else { return [line + ", no levels"] }
        let rates = watch.universes.map(\.arrivals.meanRate)
        let mean = rates.reduce(0, +) / Double(rates.count)
        let lost = watch.universes.reduce(0) { $0 + $1.sequence.lost }
        let longest = watch.universes.map(\.arrivals.longestGap).max() ?? .zero
        line += ", \(counted(watch.universes.count, "universe")) at \(fixed(mean, 3))/s"
        line += ", \(counted(watch.sequenceFaults, "sequence fault")) (\(lost) lost)"
        line += ", longest gap \(fixed(longest.milliseconds, 1)) ms"
        return [line + ", \(watch.malformed) malformed"]
    }

    private var universes: [String] {
        let shown = watch.universes.prefix(MonitorSummary.mostUniverses).map(line)
        let hidden = watch.universes.count - shown.count
        return hidden == 0 ? shown : shown + ["  and \(counted(hidden, "universe")) more"]
    }

    /// A universe's figures; of its faults only those that there were.
    private func line(_ universe: UniverseWatch) -> String {
        let (arrivals, sequence) = (universe.arrivals, universe.sequence)
        let sender = universe.sender.map { " from \($0)" } ?? ""
        let gap = fixed(arrivals.longestGap.milliseconds, 1)
        var parts = ["\(counted(arrivals.count, "packet"))", "\(fixed(arrivals.meanRate, 3))/s"]
        parts.append("longest gap \(gap) ms")
        if sequence.gaps > 0 {
            parts.append("\(counted(sequence.gaps, "sequence gap")) (\(sequence.lost) lost)")
        }
        let others = [
            (sequence.repeats, "repeat"), (sequence.reorders, "reorder"),
            (arrivals.bursts, "burst"), (universe.senderChanges, "sender change"),
        ]
        parts += others.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
        return "  universe \(universe.universe)\(sender): " + parts.joined(separator: ", ")
    }

    private var rest: [String] {
        var lines = watch.others.map { "  \($0.opcode): \(counted($0.count, "packet"))" }
        if let newest = watch.newestFault {
            lines.append("  newest malformed packet, from \(newest.sender): \(newest.fault)")
        }
        if state.dropped > 0 {
            lines.append(
                "  the monitor itself was too slow for \(counted(state.dropped, "packet"))"
            )
        }
        return lines
    }
}
