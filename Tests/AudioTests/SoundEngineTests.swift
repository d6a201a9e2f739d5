import Audio
import Testing
import Timebase

struct SoundEngineTests {
    @Test(
        "the lights' clock says what is heard, whatever the crystal and the jitter",
        arguments: [-200.0, 0, 200],
        [0.0, 0.0003]
    )
    func inStep(partsPerMillion: Double, jitter: Double) throws {
        var rig = try Rig { device in
            device.partsPerMillion = partsPerMillion
            device.jitter = .nanoseconds(Int64(jitter * 1e9))
        }
        rig.engine.start()
        rig.run(20)
        #expect(rig.skews.count > 19_000)
        // One sample of rounding, one millisecond of the rig's own step, and the jitter's rest.
        #expect(rig.worstSkew < 0.0012 + jitter)
        #expect(runSmoothly(rig.positions))
        #expect(rig.engine.statistics.underruns == 0)
        #expect(rig.engine.statistics.lateSamples == 0)
    }

    @Test("the sound starts with its first sample, and the clock with it")
    func startsAtFirstSample() throws {
        var rig = try Rig()
        rig.run(0.5)
        #expect(rig.engine.clock.line() == nil)
        #expect(rig.heard.isEmpty)
        rig.engine.start()
        rig.run(0.3)
        #expect(rig.heard.first.map { $0 < 0.001 } == true)
        #expect(rig.positions.first.map { $0 >= 0 && $0 < 0.001 } == true)
        #expect(rig.firstHeard.map { $0 < 0.65 } == true)
    }

    @Test("a show can start in the middle", arguments: [1.0, 12.3456, 29.9])
    func startsAnywhere(second: Double) throws {
        var rig = try Rig()
        rig.engine.start(at: .nanoseconds(Int64(second * 1e9)))
        rig.run(0.6)
        #expect(rig.heard.first.map { abs($0 - second) < 0.001 } == true)
        #expect(rig.worstSkew < 0.0012)
    }

    @Test("a device that takes its time to start is waited for; the show starts with its sound")
    func slowStart() throws {
        var rig = try Rig { $0.startsAfter = 1.5 }
        rig.engine.start()
        rig.run(3)
        #expect(rig.heard.first.map { $0 < 0.001 } == true)
        #expect(rig.positions.first.map { $0 >= 0 && $0 < 0.001 } == true)
        #expect(rig.worstSkew < 0.0012)
    }

    @Test("a device that never starts is waited for three seconds; then the show goes without")
    func neverStarts() throws {
        var rig = try Rig { $0.startsAfter = 1000 }
        rig.engine.start(at: .seconds(5))
        rig.run(2.9)
        #expect(rig.engine.clock.line() == nil)
        rig.run(1)
        let line = try #require(rig.engine.clock.line())
        #expect(abs(line.position(at: rig.clock.now()).seconds - 5.9) < 0.01)
        let losses = rig.engine.takeEvents().filter { if case .lost = $0 { true } else { false } }
        #expect(!losses.isEmpty)
    }

    @Test("without a device the show starts at once, and says so once")
    func noDevice() throws {
        var rig = try Rig { $0.faults = [(.refuses, 0...1000)] }
        rig.run(0.1)
        rig.engine.start()
        rig.run(5)
        let line = try #require(rig.engine.clock.line())
        #expect(abs(line.position(at: rig.clock.now()).seconds - 5) < 0.002)
        #expect(runSmoothly(rig.positions))
        let refusal = DeviceRefusal(device: "fake", reason: "No such device")
        #expect(rig.engine.takeEvents() == [.unavailable(.noDevice([refusal]))])
    }

    @Test("a device that appears later carries the sound from where the show is then")
    func lateDevice() throws {
        var rig = try Rig { $0.faults = [(.refuses, 0...4)] }
        rig.engine.start()
        rig.run(8)
        #expect(rig.heard.first.map { $0 > 3 } == true)
        #expect(rig.worstSkew < 0.0015)
        #expect(runSmoothly(rig.positions))
    }

    @Test("a pause holds the show where its sound stops, and it goes on with the next sample")
    func pause() throws {
        var rig = try Rig()
        rig.engine.start()
        rig.run(2)
        rig.engine.pause()
        rig.run(1)
        #expect(rig.engine.clock.line() == nil)
        let held = try #require(rig.engine.position).seconds
        #expect(abs(held - (rig.heard.last ?? 0)) < 0.0015)
        #expect(abs(held - (rig.positions.last ?? 0)) < 0.002)
        rig.forget()
        rig.engine.resume()
        rig.run(2)
        #expect(rig.heard.first.map { abs($0 - held) < 0.001 } == true)
        #expect(rig.firstHeard.map { $0 < 3.2 } == true)
        #expect(rig.worstSkew < 0.0012)
        #expect(runSmoothly(rig.positions))
    }

    @Test("a running show leaps, with its sound, to where it is sought", arguments: [0.0, 20.5])
    func seek(second: Double) throws {
        var rig = try Rig()
        rig.engine.start(at: .seconds(5))
        rig.run(2)
        rig.engine.seek(to: .nanoseconds(Int64(second * 1e9)))
        rig.run(0.3)
        rig.forget()
        rig.run(2)
        #expect(rig.heard.first.map { abs($0 - second - 0.2) < 0.1 } == true)
        #expect(rig.worstSkew < 0.0012)
    }

    @Test("a paused show goes on where it was sought meanwhile")
    func seekPaused() throws {
        var rig = try Rig()
        rig.engine.start()
        rig.run(1)
        rig.engine.pause()
        rig.run(0.5)
        rig.engine.seek(to: .seconds(20))
        rig.run(0.5)
        #expect(rig.engine.position == .seconds(20))
        #expect(rig.engine.clock.line() == nil)
        rig.forget()
        rig.engine.resume()
        rig.run(1)
        #expect(rig.heard.first.map { abs($0 - 20) < 0.001 } == true)
        #expect(rig.positions.first.map { abs($0 - 20) < 0.002 } == true)
    }

    @Test("the end of the sound is an event; the clock runs on in silence")
    func end() throws {
        var rig = try Rig()
        rig.engine.start(at: .seconds(29))
        rig.run(3)
        #expect(rig.engine.takeEvents().filter { $0 == .ended }.count == 1)
        #expect(rig.heard.last.map { abs($0 - Rig.length) < 0.0015 } == true)
        #expect((rig.positions.last ?? 0) > 31)
        #expect(runSmoothly(rig.positions))
    }

    @Test(
        "a loop begins again exactly one round later, and positions run on",
        arguments: ["60", "30000/1001"]
    )
    func loop(rate: String) throws {
        // One frame longer than the sound; at 30000/1001 that is no whole number of samples.
        let rate = try #require(FrameRate(text: rate))
        let length = SoundLength(samples: Int(Rig.length * 44_100), sampleRate: 44_100)
        let round = rate.time(of: .zero + length.frameCount(at: rate))
        var rig = try Rig(loopLength: round)
        rig.engine.start(at: .seconds(29))
        rig.run(5)
        let wrapped = rig.skews.map { skew in
            skew - (skew / round.seconds).rounded() * round.seconds
        }
        #expect(rig.positions.last.map { $0 > 33 } == true)
        #expect(rig.heard.contains { $0 < 0.002 })
        #expect(wrapped.allSatisfy { abs($0) < 0.0013 })
        #expect(runSmoothly(rig.positions))
        #expect(!rig.engine.takeEvents().contains(.ended))
    }

    @Test("a stopped show has no clock and no sound")
    func stop() throws {
        var rig = try Rig()
        rig.engine.start()
        rig.run(1)
        rig.engine.stop()
        #expect(rig.engine.clock.line() == nil)
        #expect(rig.engine.position == nil)
        rig.run(0.3)
        rig.forget()
        rig.run(1)
        #expect(rig.heard.isEmpty && rig.positions.isEmpty)
    }
}
