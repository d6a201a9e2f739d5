import Timebase

/// How late frames were: a fixed number of buckets of a microsecond, so that counting costs the
/// frame thread one addition.
public struct LatenessHistogram: ~Copyable {
    private let buckets: UnsafeMutableBufferPointer<UInt32>
    private var count = 0
    private var maximumNanoseconds: Int64 = 0

    /// An empty histogram for lateness up to 50 ms; what is later counts as 50 ms, save in `maximum`.
    public init() {
        buckets = .allocate(capacity: 50_000)
        buckets.initialize(repeating: 0)
    }

    deinit {
        buckets.deallocate()
    }

    /// Counts one frame; too early counts as 0.
    public mutating func record(_ lateness: Duration) {
        let nanoseconds = max(0, lateness.wholeNanoseconds)
        buckets[min(Int(nanoseconds / 1000), buckets.count - 1)] += 1
        count += 1
        maximumNanoseconds = max(maximumNanoseconds, nanoseconds)
    }

    /// The percentiles so far.
    public var summary: LatenessSummary {
        LatenessSummary(
            p50: percentile(0.5),
            p99: percentile(0.99),
            p999: percentile(0.999),
            maximum: .nanoseconds(maximumNanoseconds)
        )
    }

    /// The upper edge of the bucket below which `fraction` of the frames lie.
    private func percentile(_ fraction: Double) -> Duration {
        guard count > 0 else { return .zero }
        let rank = Int((Double(count) * fraction).rounded(.up))
        var seen = 0
        for (bucket, amount) in buckets.enumerated() {
            seen += Int(amount)
            if seen >= rank {
                return min(.microseconds(bucket + 1), .nanoseconds(maximumNanoseconds))
            }
        }
        return .nanoseconds(maximumNanoseconds)
    }
}

/// How late frames were sent after their time.
public struct LatenessSummary: Hashable, Sendable {
    /// Half of them were not later than this.
    public let p50: Duration
    /// 99 of 100 were not later.
    public let p99: Duration
    /// 999 of 1000 were not later.
    public let p999: Duration
    /// None was later.
    public let maximum: Duration
}
