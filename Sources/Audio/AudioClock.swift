internal import Synchronization
public import Timebase

/// Where the show stands by its sound: what the listener hears at a moment.
///
/// Any thread may ask at any time; an answer neither waits for a writer nor allocates.
public final class AudioClock: ShowClock {
    private let machine: any MachineClock
    /// How often the plan was published; the newest lies in slot `count % slots`.
    private let count = Atomic<Int>(0)
    private let words: InlineArray<64, Atomic<Int64>>

    /// A clock that does not run yet, on the machine time of `machine`.
    init(_ machine: any MachineClock) {
        self.machine = machine
        self.words = InlineArray { _ in Atomic(0) }
        publish(ClockPlan())
    }

    /// The line that holds now; nil while the show does not run: before its first sound, and paused.
    ///
    /// The position starts at 0 with the show and runs on through loops: the n-th round starts at
    /// n × the loop's length.
    public func line() -> ClockLine? { plan().line(at: machine.now()) }

    /// Makes `plan` the one that holds. Writers take turns; the caller sees to it.
    func publish(_ plan: ClockPlan) {
        let next = count.load(ordering: .relaxed) + 1
        // The slot may still be read by who came seven plans ago and shall find out; so the count
        // that tells him must not be seen later than the words that follow.
        atomicMemoryFence(ordering: .acquiringAndReleasing)
        let values = plan.words
        let start = next % AudioClock.slots * ClockPlan.wordCount
        for index in 0..<ClockPlan.wordCount {
            words[start + index].store(values[index], ordering: .relaxed)
        }
        count.store(next, ordering: .releasing)
    }

    /// The newest plan. Never waits: the newest is whole, and is read again only if eight newer
    /// ones were published in the meantime.
    private func plan() -> ClockPlan {
        while true {
            let before = count.load(ordering: .acquiring)
            let start = before % AudioClock.slots * ClockPlan.wordCount
            let values = InlineArray<8, Int64> { words[start + $0].load(ordering: .relaxed) }
            atomicMemoryFence(ordering: .acquiring)
            let after = count.load(ordering: .relaxed)
            if after - before < AudioClock.slots - 1 { return ClockPlan(words: values) }
        }
    }

    private static let slots = 8
}

/// What the clock shows from now on: one line up to a moment, and another from then on.
///
/// The moment lies ahead, because what is written to the card is heard a tenth of a second later.
struct ClockPlan: Hashable, Sendable {
    /// The line that holds up to `switchAt`; nil where the show does not run.
    var before: ClockLine?
    /// When `after` begins to hold.
    var switchAt = Instant(nanoseconds: .max)
    /// The line that holds from `switchAt` on.
    var after: ClockLine?

    /// The line that holds at `now`.
    func line(at now: Instant) -> ClockLine? { now < switchAt ? before : after }

    /// Words that a plan takes where it is published.
    static let wordCount = 8
}

extension ClockPlan {
    /// The plan as whole numbers: per line anchor, position and the bits of the rate, which are 0
    /// where there is no line.
    fileprivate var words: InlineArray<8, Int64> {
        [
            switchAt.nanoseconds, 0,
            before?.anchor.nanoseconds ?? 0, before?.positionNanoseconds ?? 0,
            Int64(bitPattern: before?.rate.bitPattern ?? 0),
            after?.anchor.nanoseconds ?? 0, after?.positionNanoseconds ?? 0,
            Int64(bitPattern: after?.rate.bitPattern ?? 0),
        ]
    }

    fileprivate init(words: InlineArray<8, Int64>) {
        func line(_ index: Int) -> ClockLine? {
            let rate = Double(bitPattern: UInt64(bitPattern: words[index + 2]))
            guard rate > 0 else { return nil }
            let anchor = Instant(nanoseconds: words[index])
            return ClockLine(anchor: anchor, position: .nanoseconds(words[index + 1]), rate: rate)
        }
        self.init(before: line(2), switchAt: Instant(nanoseconds: words[0]), after: line(5))
    }
}
