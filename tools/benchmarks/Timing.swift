import Glibc

/// How long something took, in seconds: by the wall's clock, and of processor time. On a quiet machine
/// work on one core takes as much of both; where they differ, others were at work too.
struct Timing {
    var wall = 0.0
    var processor = 0.0

    /// Adds what `body` takes.
    mutating func add<Result>(_ body: () throws -> Result) rethrows -> Result {
        let (wall, processor) = (seconds(of: CLOCK_MONOTONIC), seconds(of: processorClock))
        defer {
            self.wall += seconds(of: CLOCK_MONOTONIC) - wall
            self.processor += seconds(of: processorClock) - processor
        }
        return try body()
    }

    static func + (a: Timing, b: Timing) -> Timing {
        Timing(wall: a.wall + b.wall, processor: a.processor + b.processor)
    }
}

private let processorClock = CLOCK_PROCESS_CPUTIME_ID

private func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The middle, the 99th of a hundred and the worst of some figures.
struct Spread {
    let median: Double
    let p99: Double
    let worst: Double

    /// Of `figures`, one at least.
    init(_ figures: [Double]) {
        let sorted = figures.sorted()
        median = sorted[sorted.count / 2]
        p99 = sorted[(sorted.count * 99 - 1) / 100]
        worst = sorted[sorted.count - 1]
    }
}
