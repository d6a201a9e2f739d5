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
        var told: Set<Finding> = []
        return Axis.allCases.flatMap { axis -> [Finding] in
            guard let coarse = story.fixture.channels(of: axis)?.coarse else { return [] }
            return story.channels[coarse].segments.flatMap { segment -> [Finding] in
                let key = Key(fixture: story.fixture.id, row: segment.row, end: segment.end)
                guard case .path(let positions, _) = segment.curve, let walk = walks[key] else {
                    return []
                }
                let way = Way(story: story, axis: axis, walk: walk, segment: segment)
                return [way.outside(), way.lateness(of: positions)].compactMap(\.self)
            }
        }.filter { told.insert($0).inserted }
    }
}

/// A way, and how many frames it takes, the dark approach not among them.
private struct Walk {
    let effect: Effect
    let frames: Int
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

    /// The head is still on its way when the row is over.
    func lateness(of positions: [UInt16]) -> Finding? {
        let isWhole = positions.count == segment.end - segment.start + 1
        guard isWhole, let last = positions.last, let target = target?(1)[axis] else { return nil }
        let limits = story.fixture.positionLimits[axis] ?? 0...65535
        let wanted = min(max(target, Double(limits.lowerBound)), Double(limits.upperBound))
        let behind = abs(Double(last) - wanted)
        let frameStep = 65535 / (story.fixture.travel.seconds(of: axis) * story.framesPerSecond)
        guard behind > frameStep + 1 else { return nil }
        return Finding(
            row: segment.row,
            message:
                "'\(story.fixture.id)' cannot follow the \(walk.effect.name.rawValue): at its end it is"
                + " \(Int(behind)) steps of \(axis.rawValue) behind",
            hint: walk.effect.cureForHaste
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
