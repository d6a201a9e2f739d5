/// How the fixtures of a show are laid out, one lane below the other.
///
/// Few fixtures have tall lanes; the more there are, the lower they get and the taller the picture,
/// up to a bound. What does not fit then shares a lane with its neighbours.
public struct LaneLayout: Hashable, Sendable {
    /// How many lanes there are; 0 for a show without fixtures.
    public let count: Int
    /// Fixtures of one lane; 1…. The last lane may have fewer.
    public let fixturesPerLane: Int
    /// From the top of one lane to the top of the next, in pixels.
    public let pitch: Int

    /// A lane below this height cannot be told from its neighbours, in pixels.
    public static let lowest = 4
    /// Higher lanes would tell no more, in pixels.
    public static let highest = 64

    /// The lanes of `fixtures` fixtures in `height` pixels at most, or as tall as reads best and at
    /// most `limit` where nobody asks for a height.
    public init(fixtures: Int, height: Int? = nil, limit: Int) {
        let room = max(height ?? limit, LaneLayout.lowest)
        let perLane = max(1, (fixtures * LaneLayout.lowest + room - 1) / room)
        let lanes = (fixtures + perLane - 1) / perLane
        fixturesPerLane = perLane
        count = lanes
        guard lanes > 0 else {
            pitch = LaneLayout.highest
            return
        }
        let most = room / lanes
        if height == nil {
            let comfortable = max(16, min(LaneLayout.highest, 1200 / lanes))
            pitch = min(most, comfortable)
        } else {
            pitch = most
        }
    }

    /// Pixels between two lanes: none where there is no room to lose.
    public var gap: Int {
        switch pitch {
        case 24...: 4
        case 12...: 2
        case 6...: 1
        default: 0
        }
    }

    /// The height of a lane without its gap, in pixels.
    public var laneHeight: Int { pitch - gap }

    /// Whether a lane has room for the mean light and for lines: it holds one fixture then.
    public var areTall: Bool { laneHeight >= 20 && fixturesPerLane == 1 }

    /// Every how manieth lane has a name, so that names do not overlap; 1….
    public var lanesPerName: Int { max(1, (12 + pitch - 1) / pitch) }

    /// The height of all lanes, in pixels.
    public var height: Int { count * pitch }

    /// The fixtures of `lane`, of `total` in the show.
    public func fixtures(of lane: Int, total: Int) -> Range<Int> {
        let first = min(lane * fixturesPerLane, total)
        return first..<min(first + fixturesPerLane, total)
    }
}
