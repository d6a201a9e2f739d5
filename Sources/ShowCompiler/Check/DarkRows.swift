import DMX
import ShowModel

extension FixtureStory {
    /// Rows that are to light the fixture, and of which nothing is ever seen: a shutter is closed, the
    /// dimmer is at 0, every colour is at 0, or the head is on its dark way, for as long as they last.
    ///
    /// A row lasts until others have taken its channels. So colour that waits in the dark for its
    /// dimmer is none, nor is a row that writes to what keeps its light in.
    func darkRows(of cues: [Int: Cue]) -> [Finding] {
        var hidden: [Int: Cover] = [:]
        var isSeen: Set<Int> = []
        for channel in lightChannels {
            for (segment, frames) in channels[channel].owned(before: frameCount)
            where segment.curve.bringsLight && !isSeen.contains(segment.row) {
                switch sight(of: segment, on: channel, in: frames) {
                case .none: continue
                case .seen: isSeen.insert(segment.row)
                case .behind(let cover): hidden[segment.row] = hidden[segment.row] ?? cover
                }
            }
        }
        return hidden.filter { !isSeen.contains($0.key) }.map { row, cover in
            finding(row, behind: cover, cues[row])
        }
    }

    /// What keeps light in.
    private enum Cover {
        /// A shutter or a dimmer at 0.
        case gate(Int)
        /// No emitter gives any.
        case black
        /// The dark way of an orbit or a sweep.
        case darkWay
    }

    /// What becomes of the light that a row puts on a channel.
    private enum Sight {
        /// There is none, or the row keeps it in itself.
        case none
        /// Somebody sees it.
        case seen
        /// Something keeps it in.
        case behind(Cover)
    }

    /// Dimmers and emitters: what a row writes to bring light. Not a dimmer that is armed: its colours
    /// are what brings light there.
    private var lightChannels: [Int] {
        emitters
            + gates.filter {
                fixture.channels[$0].role == .dimmer && !fixture.channels[$0].isArmed
            }
    }

    /// What becomes of what `segment` puts on `channel` in `frames`.
    private func sight(of segment: Segment, on channel: Int, in frames: Range<Int>) -> Sight {
        if firstFrame(of: frames, with: [channel] + gates, any: emitters) != nil { return .seen }
        guard let lit = firstFrame(of: frames, with: [channel]) else {
            let level = segment.level(at: frames.lowerBound, framesPerSecond: framesPerSecond)
            return level > 0 ? .behind(.darkWay) : .none
        }
        if let gate = gates.first(where: { stretch(of: $0, at: lit).level == 0 }) {
            return isWritten(gate, with: segment) ? .none : .behind(.gate(gate))
        }
        return emitters.contains { isWritten($0, with: segment) } ? .none : .behind(.black)
    }

    /// Whether what wrote `segment` writes to `channel`, too, even if another row takes it at once.
    private func isWritten(_ channel: Int, with segment: Segment) -> Bool {
        channels[channel].segments(startingAt: segment.start).contains { $0.row == segment.row }
    }

    private func finding(_ row: Int, behind cover: Cover, _ cue: Cue?) -> Finding {
        let deed = "this will stay dark: \(cue?.deed ?? "the row") lights '\(fixture.id)'"
        switch cover {
        case .gate(let index):
            let gate = fixture.channels[index]
            let state = gate.role == .shutter ? "closed" : "at 0"
            return Finding(
                row: row,
                message: "\(deed), but its '\(gate.name)' is \(state) all the while",
                hint: gate.isArmed
                    ? "'\(gate.name)' is armed, so effects leave it alone: set it by name,"
                        + " by a snapshot or 'set_channels'"
                    : "bring '\(gate.name)' up first, by a snapshot or 'set_channels'"
            )
        case .black:
            let names = emitters.map { "'\(fixture.channels[$0].name)'" }.joined(separator: ", ")
            let verb = emitters.count == 1 ? "is" : "are"
            return Finding(
                row: row,
                message: "\(deed), but its colour is black all the while",
                hint: "give it a colour first: \(names) \(verb) at 0"
            )
        case .darkWay:
            return Finding(
                row: row,
                message: "\(deed) while it is on its dark way to where an orbit or a sweep starts",
                hint: "move it before the dark way, or make it last until after it"
            )
        }
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
