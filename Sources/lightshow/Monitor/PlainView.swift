import ArtNet
import Timebase

/// One line a second for a file or a pipe, and a summary at the end.
struct PlainView: MonitorView {
    let interval = Duration.seconds(1)
    private var packetsBefore = 0

    mutating func refresh(_ state: MonitorState) throws -> Bool {
        let watch = state.watch
        let rates = watch.universes.map { $0.arrivals.rate(at: state.now) }.filter { $0 > 0 }
        let packets = watch.packets - packetsBefore
        packetsBefore = watch.packets
        var line = "\(fixed(state.elapsed.seconds, 0)) s".right(7)
        line += "  \(counted(packets, "packet"))"
        if !rates.isEmpty {
            let mean = rates.reduce(0, +) / Double(rates.count)
            line += "  \(counted(rates.count, "universe")) at \(fixed(mean, 2))/s"
        }
        line += "  \(counted(watch.sequenceFaults, "sequence fault"))"
        if watch.malformed > 0 { line += "  \(watch.malformed) malformed" }
        try OutputStream.standard.write(line + "\n")
        return true
    }
}
