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
    private static let mostUniverses = 64

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

    private func line(_ universe: UniverseWatch) -> String {
        let (arrivals, sequence) = (universe.arrivals, universe.sequence)
        let gap = fixed(arrivals.longestGap.milliseconds, 1)
        var line = "  universe \(universe.universe)"
        line += universe.sender.map { " from \($0)" } ?? ""
        line += ": \(counted(arrivals.count, "packet")), \(fixed(arrivals.meanRate, 3))/s"
        line += ", \(counted(sequence.gaps, "gap")) (\(sequence.lost) lost)"
        line += ", \(counted(sequence.repeats, "repeat")), \(counted(sequence.reorders, "reorder"))"
        line += ", \(counted(arrivals.bursts, "burst")), longest gap \(gap) ms"
        if universe.senderChanges > 0 {
            line += ", sender changed \(counted(universe.senderChanges, "time"))"
        }
        return line
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
