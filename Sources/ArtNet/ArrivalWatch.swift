/// When packets of one kind arrived: how many a second, and how evenly.
///
/// Times are nanoseconds on one clock, in the order of arrival; where that clock was set back
/// meanwhile, the packets count as simultaneous.
public struct ArrivalWatch: Hashable, Sendable {
    /// Packets so far.
    public private(set) var count = 0
    /// The longest time between two packets; zero before the second.
    public var longestGap: Duration { .nanoseconds(longestGapNanoseconds) }
    /// Packets less than a quarter of the usual time after the one before. Of a long rush the
    /// first few count: by then it is usual.
    public private(set) var bursts = 0

    private var longestGapNanoseconds: Int64 = 0
    private var first: Int64 = 0
    /// Arrivals in the second before the last one, that one included, and always the last two.
    private var recent: [Int64] = []
    /// The last intervals, the newest last.
    private var intervals: [Int64] = []

    private static let second: Int64 = 1_000_000_000
    /// The middle one of so many intervals is the usual one.
    private static let intervalsForUsual = 9
    /// Bounds the memory: what arrives faster is measured over less than a second.
    private static let mostRecent = 4096

    /// Nothing seen yet.
    public init() {}

    /// Takes in an arrival at `nanoseconds`.
    public mutating func note(at nanoseconds: Int64) {
        count += 1
        guard let last = recent.last else {
            first = nanoseconds
            recent = [nanoseconds]
            return
        }
        let arrival = max(last, nanoseconds)
        longestGapNanoseconds = max(longestGapNanoseconds, arrival - last)
        note(interval: arrival - last)
        recent.append(arrival)
        forget(before: arrival - ArrivalWatch.second)
    }

    /// Packets a second over the last second before `now`; 0 where the packets have stopped.
    public func rate(at now: Int64) -> Double {
        guard let last = recent.last, recent.count >= 2 else { return 0 }
        let lastInterval = last - recent[recent.count - 2]
        let patience = max(ArrivalWatch.second / 10 * 11, lastInterval / 2 * 3)
        return now - last > patience ? 0 : recentRate
    }

    /// Packets a second from the first arrival to the last; 0 before the second.
    public var meanRate: Double {
        guard let last = recent.last, last > first else { return 0 }
        return Double(count - 1) * 1e9 / Double(last - first)
    }

    private var recentRate: Double {
        guard let start = recent.first, let last = recent.last, last > start else { return 0 }
        return Double(recent.count - 1) * 1e9 / Double(last - start)
    }

    private mutating func note(interval: Int64) {
        if intervals.count == ArrivalWatch.intervalsForUsual {
            let usual = intervals.sorted()[intervals.count / 2]
            if interval < usual / 4 { bursts += 1 }
            intervals.removeFirst()
        }
        intervals.append(interval)
    }

    private mutating func forget(before start: Int64) {
        var old = max(0, recent.count - ArrivalWatch.mostRecent)
        while old < recent.count - 2 && recent[old] < start { old += 1 }
        recent.removeFirst(old)
    }
}
