import Audio
import Dispatch
import Synchronization
import Testing
import Timebase

struct AudioClockTests {
    @Test("a thread that reads the clock while another changes it sees only what was set")
    func neverTorn() throws {
        let source = SoundBytes(TestSound.noise(1000).wav())
        let info = try SoundInfo.measure(source)
        let engine = try SoundEngine(source, info, machine: SystemClock()) { ALSADevice([]) }
        _ = engine.stepOutput()
        engine.start()
        let seen = Mutex<Set<ClockLine>>([])
        let made = Mutex<Set<ClockLine>>(Set([engine.clock.line()].compactMap(\.self)))
        let isDone = Atomic<Bool>(false)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                for second in 1...5000 {
                    engine.seek(to: .seconds(second))
                    if let line = engine.clock.line() { _ = made.withLock { $0.insert(line) } }
                }
                isDone.store(true, ordering: .releasing)
            } else {
                while !isDone.load(ordering: .acquiring) {
                    if let line = engine.clock.line() { _ = seen.withLock { $0.insert(line) } }
                }
            }
        }
        let (lines, all) = (seen.withLock { $0 }, made.withLock { $0 })
        #expect(all.count == 5001)
        #expect(lines.isSubset(of: all))
    }
}
