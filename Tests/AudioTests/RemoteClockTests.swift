import Audio
import Testing
import Timebase

@Suite("The clock of a sound that is heard elsewhere")
struct RemoteClockTests {
    @Test("the first reading starts the show, at its own place")
    func startsAtOnce() throws {
        let browser = ImaginedBrowser()
        #expect(browser.clock.line() == nil)
        browser.tell()
        #expect(browser.clock.line() != nil)
        #expect(abs(browser.error) < 0.000_001)
    }

    @Test(
        "after three seconds the light is within 2 ms of the sound, through jitter and drift",
        arguments: [-100.0, 0, 100],
        UInt64(1)...4
    )
    func follows(partsPerMillion: Double, seed: UInt64) {
        let browser = ImaginedBrowser(partsPerMillion: partsPerMillion, jitter: 0.005, seed: seed)
        let course = browser.play(seconds: 30)
        #expect(course.errors.dropFirst(3 * 60).allSatisfy { abs($0) < 0.002 })
        #expect(course.steps.allSatisfy { $0 > 0.9 / 60 && $0 < 1.1 / 60 })
    }

    @Test("a clock that is 100 ppm off is known after a minute")
    func learnsTheRate() {
        let browser = ImaginedBrowser(partsPerMillion: 100, jitter: 0.005)
        _ = browser.play(seconds: 60)
        #expect(abs((browser.clock.quality.rate - 1) * 1e6 - 100) < 60)
    }

    @Test("a message that is wrong by much counts for nothing", arguments: [-1.0, -0.3, 0.3, 1])
    func outliers(size: Double) {
        let browser = ImaginedBrowser(jitter: 0.005)
        _ = browser.play(seconds: 3)
        browser.slip = size
        browser.tell()
        browser.slip = 0
        let course = browser.play(seconds: 3)
        #expect(course.errors.allSatisfy { abs($0) < 0.002 })
    }

    @Test("messages that come 300 ms late are as good as others")
    func lateMessages() {
        let browser = ImaginedBrowser(partsPerMillion: 50, jitter: 0.005)
        browser.delay = .milliseconds(300)
        let course = browser.play(seconds: 10)
        #expect(course.errors.dropFirst(3 * 60).allSatisfy { abs($0) < 0.002 })
        #expect(browser.clock.quality.refused == 0)
    }

    @Test("a first message that is wrong is mended within a second", arguments: [-0.3, 0.3])
    func wrongStart(size: Double) {
        let browser = ImaginedBrowser(jitter: 0.001)
        browser.slip = size
        browser.tell()
        browser.slip = 0
        _ = browser.play(seconds: 1)
        #expect(abs(browser.error) < 0.002)
    }

    @Test("after a seek the show is there with the first message", arguments: [-20.0, -0.02, 90])
    func seeks(distance: Double) {
        let browser = ImaginedBrowser(partsPerMillion: 100, jitter: 0.005)
        _ = browser.play(seconds: 30)
        browser.jump += distance
        browser.clock.restart()
        #expect(browser.clock.line() == nil)
        browser.tell()
        #expect(abs(browser.error) < 0.0051)
        let course = browser.play(seconds: 5)
        #expect(course.errors.dropFirst(3 * 60).allSatisfy { abs($0) < 0.002 })
        #expect(course.steps.allSatisfy { $0 > 0 })
    }

    @Test("a seek that nobody told of is followed within a second", arguments: [-20.0, 90])
    func untoldSeek(distance: Double) {
        let browser = ImaginedBrowser(jitter: 0.002)
        _ = browser.play(seconds: 5)
        browser.jump += distance
        _ = browser.play(seconds: 1)
        #expect(abs(browser.error) < 0.005)
    }

    @Test("while paused there is no line, whatever is still on its way")
    func pauses() {
        let browser = ImaginedBrowser()
        _ = browser.play(seconds: 3)
        browser.clock.pause()
        browser.tell()
        #expect(browser.clock.line() == nil)
        browser.clock.restart()
        browser.tell()
        #expect(browser.clock.line() != nil)
    }

    @Test("a browser that falls silent leaves a line that runs on evenly")
    func silence() {
        let browser = ImaginedBrowser(partsPerMillion: 50, jitter: 0.005)
        _ = browser.play(seconds: 20)
        browser.machine.advance(by: .seconds(10))
        #expect(abs(browser.error) < 0.003)
        #expect(browser.clock.quality.age ?? .zero >= .seconds(10))
    }

    @Test("what cannot be true is refused", arguments: [-2_100_000_000, 2_100_000_000, Int64.min])
    func refuses(distance: Int64) {
        let browser = ImaginedBrowser()
        _ = browser.play(seconds: 3)
        let moment = browser.machine.now().nanoseconds &+ distance
        let reading = RemoteReading(
            position: .zero,
            heardAt: Instant(nanoseconds: moment)
        )
        #expect(!browser.clock.add(reading))
        #expect(browser.clock.quality.refused == 1)
        #expect(abs(browser.error) < 0.000_01)
    }

    @Test(
        "seconds that are no number, or beyond all bounds, are no reading",
        arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e18]
    )
    func noNumber(seconds: Double) {
        #expect(RemoteReading(positionSeconds: seconds, heardAtSeconds: 1) == nil)
        #expect(RemoteReading(positionSeconds: 1, heardAtSeconds: seconds) == nil)
        let reading = RemoteReading(positionSeconds: 1.5, heardAtSeconds: 2)
        #expect(reading?.position == .milliseconds(1500))
        #expect(reading?.heardAt == Instant(nanoseconds: 2_000_000_000))
    }

    @Test("a message from the near future does not keep the true ones out")
    func fromTheFuture() {
        let browser = ImaginedBrowser(jitter: 0.002)
        _ = browser.play(seconds: 5)
        let future = browser.machine.now() + .milliseconds(1900)
        #expect(browser.clock.add(RemoteReading(position: .seconds(7), heardAt: future)))
        let course = browser.play(seconds: 5)
        #expect(course.errors.allSatisfy { abs($0) < 0.005 })
        #expect(browser.clock.quality.refused == 2)
    }

    @Test("the quality tells how far the messages lie from the line")
    func quality() {
        let browser = ImaginedBrowser(jitter: 0.005)
        #expect(browser.clock.quality.count == 0)
        #expect(browser.clock.quality.age == nil)
        _ = browser.play(seconds: 20)
        let quality = browser.clock.quality
        #expect(quality.count == 64)
        #expect(quality.p50 > .milliseconds(1) && quality.p50 < .milliseconds(4))
        #expect(quality.p95 > quality.p50 && quality.p95 < .milliseconds(6))
        #expect(quality.age ?? .seconds(1) < .milliseconds(101))
    }
}

/// A browser that plays a sound and tells ten times a second where it is.
private final class ImaginedBrowser {
    let machine = ManualClock(at: instant(0))
    let clock: RemoteClock
    /// How far the sound was moved by seeks, in seconds.
    var jump = 0.0
    /// How wrong the messages are, in seconds, beside the jitter.
    var slip = 0.0
    /// How long a message is on its way.
    var delay = Duration.zero
    private let partsPerMillion: Double
    private let jitter: Double
    private var random: SplitMix
    private var onTheirWay: [(arrival: Instant, reading: RemoteReading)] = []

    init(partsPerMillion: Double = 0, jitter: Double = 0, seed: UInt64 = 1) {
        clock = RemoteClock(by: machine)
        self.partsPerMillion = partsPerMillion
        self.jitter = jitter
        random = SplitMix(seed)
    }

    /// Where the sound is at `time`, in seconds.
    private func truth(at time: Instant) -> Double {
        (time - instant(0)).seconds * (1 + partsPerMillion * 1e-6) + 100 + jump
    }

    /// Tells where the sound is now.
    func tell() {
        let now = machine.now()
        let error = jitter * Double.random(in: -1...1, using: &random) + slip
        guard
            let reading = RemoteReading(
                positionSeconds: truth(at: now) + error,
                heardAtSeconds: Double(now.nanoseconds) * 1e-9
            )
        else { return }
        onTheirWay.append((now + delay, reading))
        deliver()
    }

    /// How far the show is ahead of the sound, in seconds; without bounds where it does not run.
    var error: Double {
        let now = machine.now()
        return clock.line().map { $0.position(at: now).seconds - truth(at: now) } ?? .infinity
    }

    /// Plays on: the errors at 60 frames a second, and how far the show goes from frame to frame.
    func play(seconds: Int) -> (errors: [Double], steps: [Double]) {
        var errors: [Double] = []
        var positions: [Double] = []
        for frame in 0..<seconds * 60 {
            if frame % 6 == 0 { tell() }
            deliver()
            if let line = clock.line() {
                errors.append(error)
                positions.append(line.position(at: machine.now()).seconds)
            }
            machine.advance(by: .nanoseconds(16_666_667))
        }
        return (errors, zip(positions.dropFirst(), positions).map { $0 - $1 })
    }

    private func deliver() {
        while let first = onTheirWay.first, first.arrival <= machine.now() {
            clock.add(first.reading)
            onTheirWay.removeFirst()
        }
    }
}
