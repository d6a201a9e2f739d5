import TestSupport
import Testing
import Timebase

struct ClockLineTests {
    /// Sound cards differ from the machine's clock by up to 200 ppm.
    static let rates: [Double] = [0.9998, 0.99995, 1, 1.000_001, 1.0001, 1.0002]

    @Test("a line goes through its anchor")
    func anchor() {
        let line = ClockLine(
            anchor: Instant(nanoseconds: 1000),
            position: .seconds(5),
            rate: 1.0001
        )
        #expect(line.position(at: Instant(nanoseconds: 1000)) == .seconds(5))
        #expect(line.position == .seconds(5))
    }

    @Test("at rate 1 positions and instants keep their distance, exactly")
    func unitRate() {
        let line = ClockLine(anchor: Instant(nanoseconds: 1000), position: .seconds(5))
        #expect(line.position(at: Instant(nanoseconds: 0)) == .seconds(5) - .nanoseconds(1000))
        let day = Instant(nanoseconds: 86_400_000_000_000)
        #expect(line.position(at: day) == .seconds(86_405) - .nanoseconds(1000))
    }

    @Test("a card 100 ppm fast gains 8.64 s in 24 hours")
    func fastCard() {
        let line = ClockLine(anchor: Instant(nanoseconds: 0), position: .zero, rate: 1.0001)
        let position = line.position(at: Instant(nanoseconds: 86_400_000_000_000))
        #expect(abs((position - .milliseconds(86_408_640)).seconds) < 1e-7)
    }

    @Test("at the instant of a position the show has reached it, by a few nanoseconds at most")
    func instantOfAPosition() {
        var random = SeededRandom(seed: 5)
        for rate in Self.rates {
            for _ in 0..<20_000 {
                let line = randomLine(rate: rate, &random)
                let position = randomPosition(&random)
                let overshoot = line.position(at: line.instant(of: position)) - position
                #expect(overshoot >= .zero, "\(line) reaches \(position) short by \(overshoot)")
                #expect(overshoot <= .nanoseconds(3), "\(line) passes \(position) by \(overshoot)")
            }
        }
    }

    @Test("a position is reached where the quotient loses its last bit", arguments: rates)
    func positionBesideAPowerOfTwo(rate: Double) {
        var random = SeededRandom(seed: 9)
        let line = ClockLine(anchor: Instant(nanoseconds: 0), position: .zero, rate: rate)
        for exponent in 30...46 {
            let power = Int64(1) << exponent
            for _ in 0..<3000 {
                let position = power - Int64.random(in: 0...power / 5000, using: &random)
                // Most of a nanosecond further on: a time that no whole nanosecond is.
                let exact = Duration.nanoseconds(position) + Duration(attoseconds: 999_999_999)
                let overshoot = line.position(at: line.instant(of: exact)) - exact
                #expect(overshoot >= .zero, "\(line) reaches \(exact) short by \(overshoot)")
                #expect(overshoot <= .nanoseconds(3), "\(line) passes \(exact) by \(overshoot)")
            }
        }
    }

    @Test("a frame is due at the instant of its time, for 24 hours", arguments: FrameRate.common)
    func frameDue(frameRate: FrameRate) {
        var random = SeededRandom(seed: 6)
        let day = frameRate.frame(dueAt: .seconds(86_400)).index
        for rate in Self.rates {
            let line = randomLine(rate: rate, &random)
            for _ in 0..<10_000 {
                let frame = FrameNumber(Int.random(in: 0...day, using: &random))
                let due = line.instant(of: frameRate.time(of: frame))
                let found = frameRate.frame(dueAt: line.position(at: due))
                #expect(found == frame, "\(frame) at \(due) of \(line)")
            }
        }
    }

    @Test("positions never run backwards", arguments: rates)
    func monotone(rate: Double) {
        var random = SeededRandom(seed: 7)
        let line = randomLine(rate: rate, &random)
        let start = line.anchor.nanoseconds - 5000
        let positions = (start..<start + 10_000).map { line.position(at: Instant(nanoseconds: $0)) }
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 <= $1 })
        let instants = positions.map { line.instant(of: $0) }
        #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("an offset moves every position by itself", arguments: rates)
    func advanced(rate: Double) {
        let line = ClockLine(anchor: Instant(nanoseconds: 7), position: .seconds(1), rate: rate)
        let later = line.advanced(by: .microseconds(-12_300))
        for nanoseconds in [0, 7, 1_000_000_007, 86_400_000_000_007] as [Int64] {
            let instant = Instant(nanoseconds: nanoseconds)
            let moved = later.position(at: instant) - line.position(at: instant)
            #expect(moved == .microseconds(-12_300))
        }
        #expect(later.rate == line.rate)
    }

    private func randomLine(rate: Double, _ random: inout SeededRandom) -> ClockLine {
        ClockLine(
            anchor: Instant(
                nanoseconds: Int64.random(in: 0...1_000_000_000_000_000, using: &random)
            ),
            position: .nanoseconds(
                Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
            ),
            rate: rate
        )
    }

    /// A time of 24 hours, to the attosecond.
    private func randomPosition(_ random: inout SeededRandom) -> Duration {
        let seconds = Int64.random(in: 0..<86_400, using: &random)
        let rest = Int64.random(in: 0..<1_000_000_000_000_000_000, using: &random)
        return Duration(secondsComponent: seconds, attosecondsComponent: rest)
    }
}
