import DMX
import ShowPlayer
import Testing
import Timebase

@Suite("The prefetch ring")
struct PrefetchRingTests {
    @Test("the first frame is at hand before the show starts", arguments: [0, 1, 9, 10, 95, 99])
    func hasTheFirstFrame(first: Int) {
        let ring = PrefetchRing(over: Blocks(), from: FrameNumber(first))
        ring.fill()
        #expect(frame(first, of: ring) == Level(first))
    }

    @Test("every frame of a show is at hand when each block is filled in turn")
    func playsThrough() {
        let ring = PrefetchRing(over: Blocks(), from: .zero)
        for number in 0..<100 {
            ring.fill()
            #expect(frame(number, of: ring) == Level(number))
        }
    }

    @Test("the blocks ahead are at hand without a new fill")
    func readsAhead() {
        let ring = PrefetchRing(over: Blocks(), from: .zero, slotCount: 4)
        ring.fill()
        #expect((0..<40).allSatisfy { frame($0, of: ring) == Level($0) })
        #expect(frame(40, of: ring) == nil)
    }

    @Test(
        "the first frame's block is read before the show, and the next one where it is near",
        arguments: [(40, false), (44, false), (45, true), (49, true), (99, false)]
    )
    func startsWithLittle(first: Int, nextIsRead: Bool) {
        let ring = PrefetchRing(over: Blocks(), from: FrameNumber(first))
        ring.fillFirst()
        #expect(frame(first, of: ring) == Level(first))
        let next = first / 10 * 10 + 10
        #expect(frame(next, of: ring) == (nextIsRead ? Level(next) : nil))
    }

    @Test("a disk too slow for the show reads where the show is, not what has gone by")
    func leavesOutWhatHasGoneBy() {
        let ring = PrefetchRing(over: Blocks(), from: .zero)
        ring.fillNext()
        // While one block is read, the show goes on by two.
        _ = frame(20, of: ring)
        ring.fillNext()
        #expect(frame(20, of: ring) == 20)
        _ = frame(40, of: ring)
        ring.fillNext()
        #expect(frame(40, of: ring) == 40)
        while ring.fillNext() {}
        #expect(frame(79, of: ring) == 79)
        #expect(frame(30, of: ring) == nil)
    }

    @Test("a jump finds its frame after the next fill")
    func jumps() {
        let ring = PrefetchRing(over: Blocks(), from: .zero)
        ring.fill()
        #expect(frame(77, of: ring) == nil)
        ring.fill()
        #expect(frame(77, of: ring) == 77)
        _ = frame(3, of: ring)
        ring.fill()
        #expect(frame(3, of: ring) == 3)
    }

    @Test("a looped show has its first block at hand in its last one")
    func wraps() {
        let ring = PrefetchRing(over: Blocks(), from: FrameNumber(95), wraps: true)
        ring.fill()
        #expect(frame(99, of: ring) == 99)
        #expect(frame(0, of: ring) == 0)
    }

    @Test("a block that cannot be read is counted once, and the others play")
    func passesADamagedBlock() {
        let ring = PrefetchRing(over: Blocks(unreadable: 2), from: .zero)
        for number in 0..<100 {
            ring.fill()
            #expect(frame(number, of: ring) == ((20..<30).contains(number) ? nil : Level(number)))
        }
        #expect(ring.unreadableBlocks == 1)
    }

    @Test("a thread that fills while another copies never gives a torn frame")
    func survivesTwoThreads() async {
        let ring = PrefetchRing(over: Blocks(), from: .zero, wraps: true)
        ring.fill()
        async let filling: Void = Task.detached { ring.run() }.value
        var seen = 0
        for step in 0..<20_000 {
            let number = step * 7 % 100
            if let level = frame(number, of: ring) {
                #expect(level == Level(number))
                seen += 1
            }
        }
        ring.stop()
        await filling
        #expect(seen > 0)
    }

    /// The level that fills frame `number`, which has 64 slots of one level; nil where not at hand.
    private func frame(_ number: Int, of ring: PrefetchRing) -> Level? {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { memory in
            memory.initializeMemory(as: UInt8.self, repeating: 255)
            guard ring.copy(FrameNumber(number), to: memory) else { return nil }
            let levels = Set(memory)
            return levels.count == 1 ? levels.first : 254
        }
    }
}

/// 100 frames of 64 slots in blocks of 10: every slot of frame n is at level n.
private struct Blocks: BlockStore {
    var unreadable: Int?
    let framesPerBlock = 10
    let blockCount = 10
    let frameSize = 64

    func decode(block index: Int, to target: UnsafeMutableRawBufferPointer) -> Bool {
        guard index != unreadable else { return false }
        for position in 0..<framesPerBlock * frameSize {
            target[position] = Level(index * framesPerBlock + position / frameSize)
        }
        return true
    }
}
