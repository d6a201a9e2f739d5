internal import Synchronization

/// Decoded samples between the thread that decodes them and the one that writes them to the card.
///
/// Every sample has its place in the show, counted in samples from the start, and is asked for by
/// it. One thread fills (`restart`, `append`), one takes (`request`, `take`); neither ever waits for
/// the other. A sample is two 16-bit numbers, left and right.
final class SampleRing: @unchecked Sendable {
    // What lies from `first` up to `end` belongs to the taker, the rest to the filler; while a
    // request is not served, all of it belongs to the filler.
    private let storage: UnsafeMutableBufferPointer<Int16>
    private let capacity: Int
    private let first = Atomic<Int>(0)
    private let end = Atomic<Int>(0)
    private let requestedPosition = Atomic<Int>(0)
    private let requested = Atomic<Int>(0)
    private let served = Atomic<Int>(0)

    /// An empty ring for at least `samples` samples, rounded up to a power of two.
    init(holding samples: Int) {
        var capacity = 1
        while capacity < samples { capacity *= 2 }
        self.capacity = capacity
        storage = .allocate(capacity: 2 * capacity)
        storage.initialize(repeating: 0)
    }

    deinit {
        storage.deallocate()
    }

    // MARK: The taker

    /// Asks for samples from `position` on; `number` tells this request from earlier ones.
    func request(_ position: Int, number: Int) {
        requestedPosition.store(position, ordering: .relaxed)
        requested.store(number, ordering: .releasing)
    }

    /// Whether the request `number` is being served.
    func isServing(_ number: Int) -> Bool { served.load(ordering: .acquiring) == number }

    /// How many samples lie ready for the taker.
    var ready: Int { end.load(ordering: .acquiring) - first.load(ordering: .relaxed) }

    /// Takes the samples from `position` on to `target`, two numbers each, with silence for those
    /// that are not there; samples before `position` are given up.
    ///
    /// - Returns: how many of them were not there.
    func take(
        from position: Int,
        into target: UnsafeMutableBufferPointer<Int16>,
        request number: Int
    ) -> Int {
        target.update(repeating: 0)
        let wanted = target.count / 2
        guard isServing(number) else { return wanted }
        let end = end.load(ordering: .acquiring)
        let from = max(position, first.load(ordering: .relaxed))
        let to = min(position + wanted, end)
        if from < to {
            for place in from..<to {
                let slot = 2 * (place & (capacity - 1))
                target[2 * (place - position)] = storage[slot]
                target[2 * (place - position) + 1] = storage[slot + 1]
            }
        }
        first.store(min(max(from, position + wanted), end), ordering: .releasing)
        return wanted - max(0, to - from)
    }

    // MARK: The filler

    /// The request that is not being served yet; nil where all are.
    var pending: (position: Int, number: Int)? {
        let number = requested.load(ordering: .acquiring)
        guard number != served.load(ordering: .relaxed) else { return nil }
        return (requestedPosition.load(ordering: .relaxed), number)
    }

    /// Empties the ring to be filled from `position` on, for the request `number`.
    func restart(at position: Int, number: Int) {
        first.store(position, ordering: .relaxed)
        end.store(position, ordering: .relaxed)
        served.store(number, ordering: .releasing)
    }

    /// The place in the show of the sample that is filled in next.
    var fillPosition: Int { end.load(ordering: .relaxed) }

    /// Fills in more samples where there is room: `fill` gets a piece of the ring, two numbers a
    /// sample, and must fill all of it.
    ///
    /// - Returns: how many samples were filled in, at most `most`; 0 where the ring is full.
    func append(most: Int, _ fill: (UnsafeMutableBufferPointer<Int16>) -> Void) -> Int {
        let end = end.load(ordering: .relaxed)
        let room = capacity - (end - first.load(ordering: .acquiring))
        let slot = end & (capacity - 1)
        let count = min(room, most, capacity - slot)
        guard count > 0 else { return 0 }
        fill(.init(rebasing: storage[(2 * slot)..<(2 * (slot + count))]))
        self.end.store(end + count, ordering: .releasing)
        return count
    }
}
