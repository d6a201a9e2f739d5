import Testing
import Timebase

struct ManualClockTests {
    @Test("time stands still until somebody moves it")
    func stands() {
        let clock = ManualClock(at: Instant(nanoseconds: 42))
        #expect(clock.now() == Instant(nanoseconds: 42))
        #expect(clock.now() == Instant(nanoseconds: 42))
        clock.advance(by: .seconds(1))
        #expect(clock.now() == Instant(nanoseconds: 1_000_000_042))
    }

    @Test("sleeping jumps to the deadline, and never back")
    func sleeps() {
        let clock = ManualClock()
        clock.sleep(until: Instant(nanoseconds: 500))
        #expect(clock.now() == Instant(nanoseconds: 500))
        clock.sleep(until: Instant(nanoseconds: 100))
        #expect(clock.now() == Instant(nanoseconds: 500))
    }

    @Test("sleeping wakes as late as the test asks for")
    func wakesLate() {
        let clock = ManualClock(lateness: { deadline in
            deadline.nanoseconds == 200 ? .nanoseconds(30) : .zero
        })
        clock.sleep(until: Instant(nanoseconds: 100))
        #expect(clock.now() == Instant(nanoseconds: 100))
        clock.sleep(until: Instant(nanoseconds: 200))
        #expect(clock.now() == Instant(nanoseconds: 230))
    }

    @Test("as a show clock it runs from the position and at the rate it was made with")
    func showClock() throws {
        let clock = ManualClock(at: Instant(nanoseconds: 10), position: .seconds(3), rate: 1.5)
        clock.advance(by: .seconds(2))
        let line = try #require(clock.line())
        #expect(line.position(at: clock.now()) == .seconds(6))
    }
}
