import DMX
import ShowPlayer
import Testing
import Timebase

@Suite("A live stage that holds")
struct LiveHoldingTests {
    @Test("it starts with the blackout look: dark, and armed")
    func starts() {
        let rig = LiveRig(look: [0, 200])
        rig.run(to: 10)
        #expect(rig.output.frames == [[0, 200]])
        #expect(rig.control.status.mode == .holding)
    }

    @Test("a frame after a quiet while goes out at once")
    func atOnce() {
        let rig = LiveRig()
        rig.run(to: 500)
        rig.control.show([9, 9])
        rig.run(to: 501)
        #expect(rig.sent == [0, 9])
        #expect(rig.sendTimes.last == 500)
    }

    @Test("of a hundred changes within a tick the first and the last go out, a tick apart")
    func throttles() throws {
        let rig = LiveRig()
        rig.run(to: 100)
        for change in 1...100 {
            rig.control.show([Level(change), 0])
            rig.run(to: 100 + change / 10)
        }
        rig.run(to: 400)
        #expect(rig.sent == [0, 1, 100])
        #expect(try #require(rig.gaps.last) >= 1000.0 / 60)
        #expect(try #require(rig.gaps.last) < 16.7)
    }

    @Test("a slider moved without a pause sends 60 packets a second, never more")
    func keepsTheRate() {
        let rig = LiveRig()
        for change in 1...5000 {
            rig.control.show([Level(change % 256), 0])
            rig.run(to: change)
        }
        #expect((299...301).contains(rig.sent.count))
        #expect(rig.gaps.allSatisfy { $0 >= 1000.0 / 60 })
    }

    @Test("a standing frame is repeated every 800 to 1000 ms, also where it is set again and again")
    func repeats() {
        let rig = LiveRig()
        rig.control.show([7, 7])
        for step in 1...100 {
            rig.run(to: step * 100)
            rig.control.show([7, 7])
        }
        #expect(rig.output.frames.allSatisfy { $0 == [7, 7] })
        #expect(rig.gaps.count == 11)
        #expect(rig.gaps.allSatisfy { (800...1000).contains($0) })
        #expect(rig.control.status.counts.repeats == 11)
        #expect(rig.control.status.counts.sentFrames == 1)
    }

    @Test("what was sent last can be seen whole, and whether it is new")
    func shows() {
        let rig = LiveRig()
        rig.run(to: 100)
        let before = rig.control.shown
        rig.control.show([3, 4])
        #expect(rig.control.shown == before)
        rig.run(to: 3000)
        let after = rig.control.shown
        #expect(after.levels == [3, 4])
        #expect(after.serial == before.serial + 1)
        #expect(after.frame == nil)
        #expect(rig.control.shownSerial == after.serial)
    }

    @Test("packets that do not leave are counted, and the next ones are sent all the same")
    func faults() {
        let rig = LiveRig(fault: { (1..<4).contains($0) ? 101 : 0 })
        for change in 1...6 {
            rig.control.show([Level(change), 0])
            rig.run(to: change * 20)
        }
        #expect(rig.sent == [1, 2, 3, 4, 5, 6])
        let counts = rig.control.status.counts
        #expect(counts.sentPackets == 3)
        #expect(counts.failedPackets == 3)
        #expect(counts.lastCause == 101)
    }
}
