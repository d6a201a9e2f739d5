internal import Timebase

/// How the sound went so far, for the report at the end.
public struct SoundStatistics: Hashable, Sendable {
    /// How far the show's clock was ahead of what was heard, reading by reading.
    public internal(set) var skew = SkewStatistics()
    /// The card's seconds per machine second, as learned last.
    public internal(set) var rate = 1.0
    /// How often the device ran out of samples.
    public internal(set) var underruns = 0
    /// How often the sound was lost.
    public internal(set) var losses = 0
    /// How often the sound had to be moved to stay with the show.
    public internal(set) var replacements = 0
    /// Samples that were silent because decoding was late.
    public internal(set) var lateSamples = 0

    /// Nothing yet.
    public init() {}
}

/// Differences between two clocks, counted in steps of 10 µs: bounded however long the show.
public struct SkewStatistics: Hashable, Sendable {
    /// How many differences there were.
    public private(set) var count = 0
    /// The smallest and the largest of them; zero where there was none.
    public private(set) var least = Duration.zero
    /// The largest of them; zero where there was none.
    public private(set) var most = Duration.zero
    private var sum = Duration.zero
    private var counts = [Int](repeating: 0, count: 2 * SkewStatistics.reach + 1)

    /// Steps counted on either side: up to 50 ms; what is further counts as that.
    private static let reach = 5000
    private static let step = Duration.microseconds(10)

    /// No differences yet.
    public init() {}

    /// Counts in one more.
    public mutating func add(_ difference: Duration) {
        least = count == 0 ? difference : min(least, difference)
        most = count == 0 ? difference : max(most, difference)
        count += 1
        sum += difference
        let steps = (difference.seconds / SkewStatistics.step.seconds).rounded()
        let reach = SkewStatistics.reach
        counts[reach + Int(max(-Double(reach), min(Double(reach), steps)))] += 1
    }

    /// The mean of them; zero where there was none.
    public var mean: Duration { count == 0 ? .zero : sum / count }

    /// The difference that the given share of them, 0…1, does not exceed, to 10 µs.
    public func percentile(_ share: Double) -> Duration {
        let wanted = Int((share * Double(count)).rounded(.up))
        var passed = 0
        for (index, count) in counts.enumerated() where count > 0 {
            passed += count
            if passed >= wanted { return SkewStatistics.step * (index - SkewStatistics.reach) }
        }
        return .zero
    }
}
