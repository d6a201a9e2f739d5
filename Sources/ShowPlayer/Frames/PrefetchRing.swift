import CRealTime
import Glibc
import Synchronization
public import Timebase

/// Decoded blocks ahead of need: the prefetch thread fills slots, the frame thread copies frames out
/// of them and never waits for a disk.
///
/// The frame thread says which block it is in (`wanted`); the prefetch thread keeps that block and
/// the ones after it in the slots, wrapping to the start where the show loops. A slot's tag names
/// the block in it and is cleared before the slot is written, so that a copy is whole or refused.
public final class PrefetchRing: FrameSource, @unchecked Sendable {
    // Shared by two threads: the frame thread reads slots whose tag it has seen before and after the
    // copy; whoever fills writes them and `unreadable`: the prefetch thread, and before it starts its
    // maker. All else is immutable or atomic.
    private let store: any BlockStore
    private let slots: [Slot]
    private let wraps: Bool
    private let start: FrameNumber
    private let wanted = Atomic<Int>(0)
    private let isStopping = Atomic<Bool>(false)
    private let unreadableCount = Atomic<Int>(0)
    private var unreadable: Set<Int> = []
    private let wake: UnsafeMutablePointer<sem_t>

    /// A ring of `slotCount` blocks over `store`, starting at `frame`.
    ///
    /// - Parameters:
    ///   - slotCount: blocks held at once; 3 or more, so that two are ahead of the one being played.
    ///   - wraps: whether the first block follows the last one.
    public init(
        over store: any BlockStore,
        from frame: FrameNumber,
        slotCount: Int = 4,
        wraps: Bool = false
    ) {
        precondition(slotCount >= 3, "two blocks are held ahead of the one being played")
        self.store = store
        self.wraps = wraps
        self.start = frame
        self.slots = (0..<slotCount).map { _ in
            Slot(byteCount: store.framesPerBlock * store.frameSize)
        }
        self.wake = .allocate(capacity: 1)
        sem_init(wake, 0, 0)
        wanted.store(frame.index / store.framesPerBlock, ordering: .relaxed)
    }

    deinit {
        sem_destroy(wake)
        wake.deallocate()
    }

    /// How many blocks could not be read so far.
    public var unreadableBlocks: Int { unreadableCount.load(ordering: .relaxed) }

    /// Fills every slot that is not yet as it should be.
    public func fill() {
        while fillNext() {}
    }

    /// Fills what the first frame needs, before `run`: its block, and the next one where that is so
    /// near that the thread might not have it in time.
    public func fillFirst() {
        fillNext()
        if start.index % store.framesPerBlock * 2 >= store.framesPerBlock { fillNext() }
    }

    /// Fills one slot: that of the most urgent block that is not yet at hand.
    ///
    /// What is urgent is asked anew for every block, as the show goes on while a slow disk reads: a
    /// block that has gone by is not read any more.
    ///
    /// - Returns: whether there was anything to fill.
    @discardableResult
    public func fillNext() -> Bool {
        let needed = neededBlocks()
        let missing = needed.first { block in !slots.contains { $0.tag == block } }
        guard let missing, let free = slots.first(where: { !needed.contains($0.tag) }) else {
            return false
        }
        free.tag = Slot.empty
        // The levels that follow must not be seen before the empty tag is.
        atomicMemoryFence(ordering: .acquiringAndReleasing)
        if store.decode(block: missing, to: free.levels) {
            free.tag = missing
        } else {
            unreadable.insert(missing)
            unreadableCount.store(unreadable.count, ordering: .relaxed)
        }
        return true
    }

    /// Keeps the ring filled until `stop`; the body of the prefetch thread.
    public func run() {
        while !isStopping.load(ordering: .acquiring) {
            if !fillNext() { sem_wait(wake) }
        }
    }

    /// Ends `run`.
    public func stop() {
        isStopping.store(true, ordering: .releasing)
        sem_post(wake)
    }

    public func copy(_ frame: FrameNumber, to target: UnsafeMutableRawBufferPointer) -> Bool {
        let (block, row) = frame.index.quotientAndRemainder(dividingBy: store.framesPerBlock)
        if wanted.load(ordering: .relaxed) != block {
            wanted.store(block, ordering: .releasing)
            sem_post(wake)
        }
        for slot in slots where slot.tag == block {
            let start = row * store.frameSize
            let bytes = UnsafeRawBufferPointer(slot.levels)[start..<start + store.frameSize]
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
            atomicMemoryFence(ordering: .acquiring)
            return slot.tag == block
        }
        return false
    }

    /// The wanted block and those after it, as many as fit, without those that cannot be read.
    private func neededBlocks() -> [Int] {
        let first = wanted.load(ordering: .acquiring)
        return (0..<min(slots.count, store.blockCount)).compactMap { step -> Int? in
            let block = first + step
            if block < store.blockCount { return block }
            return wraps ? block % store.blockCount : nil
        }.filter { !unreadable.contains($0) }
    }
}

/// One decoded block's memory, and which block is in it.
private final class Slot: @unchecked Sendable {
    // The memory is guarded by the tag, as the ring tells.
    static let empty = -1
    let levels: UnsafeMutableRawBufferPointer
    private let atomicTag = Atomic<Int>(Slot.empty)

    init(byteCount: Int) {
        levels = .allocate(byteCount: max(byteCount, 1), alignment: 64)
        levels.initializeMemory(as: UInt8.self, repeating: 0)
        // Locked where the system grants it: a frame must not wait for memory to be paged in.
        _ = crealtime_lock_memory(levels.baseAddress, UInt(levels.count))
    }

    deinit {
        levels.deallocate()
    }

    /// The block in the slot, or `empty`.
    var tag: Int {
        get { atomicTag.load(ordering: .acquiring) }
        set { atomicTag.store(newValue, ordering: .sequentiallyConsistent) }
    }
}
