import Testing
import Timebase

struct InstantTests {
    @Test(
        "nanoseconds are rounded down, before zero too",
        arguments: [
            (0, 0), (1, 0), (999_999_999, 0), (1_000_000_000, 1), (-1, -1), (-999_999_999, -1),
            (-1_000_000_000, -1), (-1_000_000_001, -2), (3_000_000_000_000_000_001, 3_000_000_000),
            (-3_000_000_000_000_000_001, -3_000_000_001),
        ] as [(Int64, Int64)]
    )
    func wholeNanoseconds(attoseconds: Int64, nanoseconds: Int64) {
        #expect(Duration(attoseconds: Int128(attoseconds)).wholeNanoseconds == nanoseconds)
    }

    @Test("an instant and the time to another lead to that other")
    func arithmetic() {
        let (early, late) = (Instant(nanoseconds: 5), Instant(nanoseconds: 1_000_000_007))
        #expect(late - early == .nanoseconds(1_000_000_002))
        #expect(early - late == .nanoseconds(-1_000_000_002))
        #expect(early + (late - early) == late)
        #expect(late + (early - late) == early)
        #expect(early < late)
    }

    @Test("adding less than a nanosecond stays, taking it away steps back")
    func roundsDown() {
        let instant = Instant(nanoseconds: 100)
        #expect(instant + Duration(attoseconds: 999_999_999) == instant)
        #expect(instant + Duration(attoseconds: -1) == Instant(nanoseconds: 99))
    }

    @Test("seconds and milliseconds read as people read them")
    func readings() {
        #expect(Duration.milliseconds(1500).seconds == 1.5)
        #expect(Duration.milliseconds(-1500).seconds == -1.5)
        #expect(Duration.microseconds(2500).milliseconds == 2.5)
    }
}
