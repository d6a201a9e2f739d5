import DMX
import ShowModel
import Timebase

/// What there is to say of circles, orbits and sweeps, whose way depends on how fast the head turns.
struct WalkCheck {
    /// Which way of which row: the steps of a chase are many ways of one row.
    private struct Key: Hashable {
        let fixture: FixtureID
        let row: Int
        let end: Int
    }

    private let walks: [Key: Walk]

    /// A check of the ways that `cues` walk in a song of `rate` that ends at `end`.
    init(_ cues: [Cue], rate: FrameRate, before end: Duration) {
        var walks: [Key: Walk] = [:]
        for part in cues.lazy.flatMap({ $0.parts(before: end) }) {
            guard case .effect(let row) = part.action, row.effect.isWalked else { continue }
            let start = rate.frame(nearest: part.time)
            let end = rate.frame(nearest: part.time + row.duration)
            let key = Key(fixture: row.fixture, row: part.row, end: end.index)
            walks[key] = Walk(effect: row.effect, frames: (end - start).frames)
        }
        self.walks = walks
    }

    /// Rows whose way on the fixture of `story` leaves what the head may point at, or is more than it
    /// can follow.
    func findings(on story: FixtureStory) -> [Finding] {
        var outside: Set<Finding> = []
        var latest: [Int: Lateness] = [:]
        for axis in Axis.allCases {
            guard let coarse = story.fixture.channels(of: axis)?.coarse else { continue }
            for segment in story.channels[coarse].segments {
                let key = Key(fixture: story.fixture.id, row: segment.row, end: segment.end)
                guard case .path(let positions, _) = segment.curve, let walk = walks[key] else {
                    continue
                }
                let way = Way(story: story, axis: axis, walk: walk, segment: segment)
                if let finding = way.outside() { outside.insert(finding) }
                if let late = way.lateness(of: positions),
                    late.steps > latest[segment.row]?.steps ?? 0
                {
                    latest[segment.row] = late
                }
            }
        }
        let late = latest.map { $1.finding(row: $0, on: story.fixture) }
        return (outside + late).sorted { ($0.row, $0.message) < ($1.row, $1.message) }
    }
}

/// A way, and how many frames it takes, the dark approach not among them.
private struct Walk {
    let effect: Effect
    let frames: Int
}

/// How far a head is behind on an axis of a way.
private struct Lateness {
    let axis: Axis
    let effect: Effect
    let steps: Int
    let place: String

    func finding(row: Int, on fixture: Fixture) -> Finding {
        Finding(
            row: row,
            message: "'\(fixture.id)' cannot follow the \(effect.name.rawValue): \(place) it is"
                + " \(steps) steps of \(axis.rawValue) behind",
            hint: effect.cureForHaste
        )
    }
}

/// One axis of one walked row.
private struct Way {
    let story: FixtureStory
    let axis: Axis
    let walk: Walk
    let segment: Segment

    /// The way leads out of what the head may point at.
    func outside() -> Finding? {
        guard let limits = story.fixture.positionLimits[axis], let target = target else {
            return nil
        }
        let frames = walk.frames
        let allowed = Double(limits.lowerBound)...Double(limits.upperBound)
        let isInside = (0...frames).allSatisfy { frame in
            allowed.contains(
                target(frames == 0 ? 1 : Double(frame) / Double(frames))[axis].rounded()
            )
        }
        if isInside { return nil }
        return Finding(
            row: segment.row,
            message:
                "the \(walk.effect.name.rawValue) leads '\(story.fixture.id)' out of its \(axis.rawValue)"
                + " \(limits.lowerBound)…\(limits.upperBound)",
            hint: "it stops there and waits; make the way smaller, or the limits wider"
        )
    }

    /// The head is still on its way when the row is over, or is behind for more than half of it. To
    /// catch up at first with where the way begins is no fault.
    func lateness(of positions: [UInt16]) -> Lateness? {
        guard let target = target else { return nil }
        let limits = story.fixture.positionLimits[axis] ?? 0...65535
        let frameStep = 65535 / (story.fixture.travel.seconds(of: axis) * story.framesPerSecond)
        let own = positions.dropFirst(segment.end - segment.start - walk.frames)
        let behind = own.enumerated().map { frame, position in
            let wanted = target(walk.frames == 0 ? 1 : Double(frame) / Double(walk.frames))[axis]
            let allowed = min(max(wanted, Double(limits.lowerBound)), Double(limits.upperBound))
            let steps = abs(Double(position) - allowed)
            return steps > frameStep + 1 ? Int(steps) : 0
        }
        let isWhole = own.count == walk.frames + 1
        let lateFrames = behind.count { $0 > 0 }
        let isLateAtEnd = isWhole && behind.last ?? 0 > 0
        guard isLateAtEnd || lateFrames * 2 > behind.count else { return nil }
        return Lateness(
            axis: axis,
            effect: walk.effect,
            steps: isLateAtEnd ? behind.last ?? 0 : behind.max() ?? 0,
            place: isLateAtEnd ? "at its end" : "for \(lateFrames) of \(behind.count) frames"
        )
    }

    private var target: ((Double) -> HeadPoint)? {
        walk.effect.way(seconds: Double(walk.frames) / story.framesPerSecond)
    }
}

extension Effect {
    /// Whether its way is walked frame by frame.
    fileprivate var isWalked: Bool {
        switch self {
        case .circle, .orbit, .sweep: true
        default: false
        }
    }

    /// Where it wants the head by its progress; nil where it is no walk.
    fileprivate func way(seconds: Double) -> ((Double) -> HeadPoint)? {
        switch self {
        case .circle(let circle): circle.point(at:)
        case .orbit(let orbit): orbit.way
        case .sweep(let sweep): sweep.way(seconds: seconds)
        default: nil
        }
    }

    fileprivate var cureForHaste: String {
        if case .sweep = self { return "give the row more \"duration\"" }
        return "give the row more \"duration\" or fewer \"orbits\", or let it begin nearer"
    }
}
