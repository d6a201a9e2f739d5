import DMX
import ShowModel

extension FixtureStory {
    /// Rows that are to light the fixture, and of which nothing is ever seen, because another row, the
    /// arm levels or nobody at all has a shutter closed or a dimmer at 0 for as long as they last.
    ///
    /// A row lasts until others have taken its channels. So colour that waits in the dark for its
    /// dimmer is none, nor is a row that holds the dimmer or the shutter at 0 itself.
    func darkRows(of cues: [Int: Cue]) -> [Finding] {
        guard !gates.isEmpty else { return [] }
        var closed: [Int: Int] = [:]
        var isSeen: Set<Int> = []
        for channel in lightChannels {
            for (segment, frames) in channels[channel].owned(before: frameCount)
            where segment.curve.bringsLight && !isSeen.contains(segment.row) {
                switch sight(of: segment.row, on: channel, in: frames) {
                case .none: continue
                case .seen: isSeen.insert(segment.row)
                case .behind(let gate): closed[segment.row] = closed[segment.row] ?? gate
                }
            }
        }
        return closed.filter { !isSeen.contains($0.key) }.map { row, gate in
            dark(row, behind: fixture.channels[gate], cues[row])
        }
    }

    /// Dimmers and emitters: what a row writes to bring light.
    private var lightChannels: [Int] {
        emitters + gates.filter { fixture.channels[$0].role == .dimmer }
    }

    /// What becomes of the light that a row puts on a channel.
    private enum Sight {
        /// There is none.
        case none
        /// Somebody sees it.
        case seen
        /// A gate keeps it in.
        case behind(Int)
    }

    /// What becomes of what `row` puts on `channel` in `frames`.
    private func sight(of row: Int, on channel: Int, in frames: Range<Int>) -> Sight {
        if firstFrame(of: frames, with: [channel] + gates) != nil { return .seen }
        guard let lit = firstFrame(of: frames, with: [channel]) else { return .none }
        let shut = gates.filter { stretch(of: $0, at: lit).level == 0 }
        let isItsOwn = shut.contains { channels[$0].segment(at: lit)?.row == row }
        guard let gate = shut.first, !isItsOwn else { return .none }
        return .behind(gate)
    }

    private func dark(_ row: Int, behind gate: Channel, _ cue: Cue?) -> Finding {
        let state = gate.role == .shutter ? "closed" : "at 0"
        let cure =
            gate.isArmed
            ? "'\(gate.name)' is armed, so effects leave it alone: set it by name,"
                + " by a snapshot or 'set_channels'"
            : "bring '\(gate.name)' up first, by a snapshot or 'set_channels'"
        return Finding(
            row: row,
            message: "this will stay dark: \(cue?.deed ?? "the row") lights '\(fixture.id)',"
                + " but its '\(gate.name)' is \(state) all the while",
            hint: cure
        )
    }
}

extension Cue {
    /// What does it, in messages.
    fileprivate var deed: String {
        switch action {
        case .snapshot: "the snapshot"
        case .effect(let row): "'\(row.effect.name.rawValue)'"
        case .chase(let row): "the chase '\(row.chase.id)'"
        }
    }
}

extension Curve {
    /// Whether the curve is there to bring light, put on a dimmer or an emitter.
    fileprivate var bringsLight: Bool {
        switch self {
        case .hold(let level): level > 0
        case .ramp(_, let target, _): target > 0
        case .decay, .strobe, .sweep, .wave: true
        case .colour, .position, .path: false
        }
    }
}
