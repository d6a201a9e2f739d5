import Audio
import Testing
import Timebase

/// Readings of an imagined sound card.
struct ImaginedCard {
    var rate = 44_100
    /// How much faster than the machine's its crystal runs, in parts per million.
    var partsPerMillion = 0.0
    /// The largest error of a reading, in seconds.
    var jitter = 0.0
    var random = SplitMix(1)

    /// What the stream stands at `time`, both in seconds.
    func position(_ time: Double) -> Double { time * (1 + partsPerMillion * 1e-6) }

    /// A reading at `time` seconds, the stream being `slip` seconds late.
    mutating func reading(_ time: Double, slip: Double = 0) -> ClockReading {
        let error = jitter * Double.random(in: -1...1, using: &random)
        let heard = (position(time) - slip + error) * Double(rate)
        return ClockReading(at: instant(time), heard: Int(heard.rounded()))
    }

    /// How far `line` is off at `time`, in seconds.
    func error(_ line: ClockLine, _ time: Double, slip: Double = 0) -> Double {
        line.position(at: instant(time)).seconds - position(time) + slip
    }
}

/// The moment `seconds` after some start.
func instant(_ seconds: Double) -> Instant {
    Instant(nanoseconds: 5_000_000_000 + Int64(seconds * 1e9))
}

struct LineFitTests {
    @Test("the rate of the crystal is found through jitter", arguments: [-200.0, -50, 0, 50, 200])
    func rate(partsPerMillion: Double) throws {
        var card = ImaginedCard(partsPerMillion: partsPerMillion, jitter: 0.0005)
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<1500 { fit.add(card.reading(Double(step) * 0.01)) }
        let line = try #require(fit.line)
        #expect(abs((fit.rate - 1) * 1e6 - partsPerMillion) < 10)
        #expect(abs(card.error(line, 15)) < 0.0001)
    }

    @Test("a tenth of a second of readings is enough to begin with", arguments: [-200.0, 200])
    func begins(partsPerMillion: Double) throws {
        var card = ImaginedCard(partsPerMillion: partsPerMillion, jitter: 0.0002)
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<14 { fit.add(card.reading(Double(step) * 0.01)) }
        let line = try #require(fit.line)
        #expect(fit.isSteady)
        // 200 ppm unknown are 0.2 ms after a second.
        #expect(abs(card.error(line, 1)) < 0.0004)
    }

    @Test("as long as the device stands still or leaps there is no line")
    func unsteadyStart() throws {
        var card = ImaginedCard()
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<150 { fit.add(ClockReading(at: instant(Double(step) * 0.01), heard: 0)) }
        #expect(fit.line == nil)
        for step in 150..<300 {
            fit.add(card.reading(Double(step) * 0.01, slip: step / 5 % 2 == 0 ? 1.5 : 1.4))
        }
        #expect(fit.line == nil)
        #expect(!fit.isSteady)
        for step in 300..<320 { fit.add(card.reading(Double(step) * 0.01, slip: 1.5)) }
        let line = try #require(fit.line)
        #expect(abs(card.error(line, 3.2, slip: 1.5)) < 0.0001)
    }

    @Test(
        "single readings that are wrong count for nothing",
        arguments: [-0.5, -0.004, 0.004, 0.5]
    )
    func outliers(size: Double) throws {
        var card = ImaginedCard(partsPerMillion: 80, jitter: 0.0001)
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<1000 {
            fit.add(card.reading(Double(step) * 0.01, slip: step % 10 == 7 ? size : 0))
        }
        let line = try #require(fit.line)
        #expect(fit.isSteady)
        #expect(abs(card.error(line, 10)) < 0.0001)
    }

    @Test("a step that stays is followed within a fifth of a second", arguments: [0.005, 0.03, 2])
    func step(size: Double) throws {
        var card = ImaginedCard(partsPerMillion: 80, jitter: 0.0001)
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<500 { fit.add(card.reading(Double(step) * 0.01)) }
        for step in 500..<520 { fit.add(card.reading(Double(step) * 0.01, slip: size)) }
        let line = try #require(fit.line)
        #expect(fit.isSteady)
        #expect(abs(card.error(line, 5.2, slip: size)) < 0.0002)
    }

    @Test("after four hours the line is where it was after ten seconds")
    func fourHours() throws {
        var card = ImaginedCard(rate: 48_000, partsPerMillion: -200, jitter: 0.0003)
        var fit = LineFit(sampleRate: 48_000)
        var worst = 0.0
        // Sixteen readings a second instead of a hundred, for the sake of the test's time.
        for step in 0..<230_400 {
            let time = Double(step) * 0.0625
            fit.add(card.reading(time))
            if let line = fit.line, time > 10 { worst = max(worst, abs(card.error(line, time))) }
        }
        #expect(worst < 0.0003)
        #expect(abs((fit.rate - 1) * 1e6 + 200) < 10)
    }

    @Test("a stream that starts again is fitted anew, with the rate learned before")
    func restart() throws {
        var card = ImaginedCard(partsPerMillion: 150, jitter: 0.0001)
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<1000 { fit.add(card.reading(Double(step) * 0.01)) }
        fit.restart()
        #expect(fit.line == nil)
        #expect(abs((fit.rate - 1) * 1e6 - 150) < 5)
        let slip = card.position(20)
        for step in 0..<14 { fit.add(card.reading(20 + Double(step) * 0.01, slip: slip)) }
        let line = try #require(fit.line)
        #expect(abs(card.error(line, 21, slip: slip)) < 0.0001)
    }

    @Test("a system that answers coarsely is followed as well as its answers allow")
    func coarse() throws {
        var card = ImaginedCard(partsPerMillion: 30, jitter: 0.004)
        var fit = LineFit(sampleRate: 44_100)
        for step in 0..<1000 { fit.add(card.reading(Double(step) * 0.01)) }
        let line = try #require(fit.line)
        #expect(abs(card.error(line, 10)) < 0.001)
    }
}
