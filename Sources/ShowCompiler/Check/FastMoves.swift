import DMX
import ShowModel
import Timebase

extension FixtureStory {
    /// Rows that give the head less time for a straight move than it takes to turn that far. A row
    /// without any time snaps, and is meant to.
    func fastMoves(of cues: [Int: Cue]) -> [Finding] {
        var slowest: [Int: SlowMove] = [:]
        for axis in Axis.allCases {
            guard let coarse = fixture.channels(of: axis)?.coarse else { continue }
            for segment in channels[coarse].segments {
                guard let move = move(axis, segment), move.isTooFast else { continue }
                if let other = slowest[segment.row], other.needed >= move.needed { continue }
                slowest[segment.row] = move
            }
        }
        return slowest.map { row, move in
            let isSnapshot = if case .snapshot = cues[row]?.action { true } else { false }
            return finding(row, move, key: isSnapshot ? "fade" : "duration")
        }
    }

    /// One axis on a way that takes its time.
    private struct SlowMove {
        let axis: Axis
        let steps: Int
        /// Seconds that the head takes.
        let needed: Double
        /// Seconds that the row gives it.
        let given: Double

        var isTooFast: Bool { needed > given }
    }

    private func move(_ axis: Axis, _ segment: Segment) -> SlowMove? {
        guard segment.end > segment.start else { return nil }
        let steps: Int
        switch segment.curve {
        case .position(let from, let to, .coarse): steps = abs(Int(to) - Int(from))
        // A fade of the high byte alone.
        case .ramp(let from, let to, _): steps = Int(abs(to - from)) * 256
        default: return nil
        }
        return SlowMove(
            axis: axis,
            steps: steps,
            needed: Double(steps) / 65535 * fixture.travel.seconds(of: axis),
            given: Double(segment.end - segment.start) / framesPerSecond
        )
    }

    private func finding(_ row: Int, _ move: SlowMove, key: String) -> Finding {
        Finding(
            row: row,
            message: "'\(fixture.id)' cannot move that fast: it takes \(decimal(move.needed)) s for"
                + " \(move.steps) steps of \(move.axis.rawValue), the row gives it"
                + " \(decimal(move.given)) s",
            hint:
                "it arrives late; give the row a \"\(key)\" of \(decimal(move.needed, .up)) s or more"
        )
    }
}
