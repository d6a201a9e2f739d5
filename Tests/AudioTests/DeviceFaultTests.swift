import Audio
import Testing
import Timebase

/// What the sound system does to a running show, and what the show does about it.
struct DeviceFaultTests {
    /// A show that has run for 3.9 s; `fault` befalls it from the fourth second on, up to the second
    /// `end` - 1.
    private func rig(
        _ fault: FakeDevice.Fault,
        until end: Double = 9,
        partsPerMillion: Double = 100
    ) throws -> Rig {
        var rig = try Rig { device in
            device.faults = [(fault, 5...end)]
            device.partsPerMillion = partsPerMillion
        }
        rig.engine.start()
        rig.run(3.9)
        #expect(rig.worstSkew < 0.0012)
        return rig
    }

    @Test("a device that breaks does not stop the clock, and carries the sound again in its place")
    func breaks() throws {
        var rig = try rig(.breaks)
        rig.run(3)
        let line = try #require(rig.engine.clock.line())
        #expect(line.rate > 0.9999 && line.rate < 1.0003)
        #expect(rig.engine.takeEvents().contains(.lost(.failed(reason: "Input/output error"))))
        rig.run(1)
        rig.forget()
        rig.run(5)
        #expect(rig.worstSkew < 0.0015)
        #expect(runSmoothly(rig.positions))
        #expect(rig.heard.count > 3000)
        let restored = rig.engine.takeEvents().compactMap {
            if case .restored(let duration) = $0 { duration.seconds } else { nil as Double? }
        }
        #expect(restored.count == 1)
        #expect(restored.first.map { $0 > 4 && $0 < 6 } == true)
    }

    @Test("a device that stands still is left, and the sound comes back where the show is by then")
    func stands() throws {
        var rig = try rig(.stands)
        rig.run(5)
        #expect(rig.engine.takeEvents().contains(.lost(.stalled)))
        #expect(runSmoothly(rig.positions))
        let line = try #require(rig.engine.clock.line())
        #expect(abs(line.position(at: rig.clock.now()).seconds - (rig.time - 0.25)) < 0.1)
        rig.run(1.5)
        rig.forget()
        rig.run(3)
        #expect(rig.worstSkew < 0.0015)
        #expect(rig.heard.count > 2900)
    }

    @Test(
        "a device that stands still for a moment makes the show slip no further than it can follow"
    )
    func standsShortly() throws {
        var rig = try rig(.stands, until: 5.03)
        rig.run(0.5)
        #expect(runSmoothly(rig.positions))
        rig.run(3)
        rig.forget()
        rig.run(3)
        #expect(rig.worstSkew < 0.0015)
        #expect(runSmoothly(rig.positions))
        #expect(rig.engine.statistics.losses == 0)
    }

    @Test("a slip too large to follow moves the sound back to the show")
    func slips() throws {
        var rig = try rig(.stands, until: 5.2)
        rig.run(1.5)
        #expect(runSmoothly(rig.positions))
        rig.forget()
        rig.run(3)
        #expect(rig.worstSkew < 0.0015)
        #expect(rig.engine.statistics.replacements == 1)
        #expect(rig.engine.statistics.losses == 0)
    }

    @Test("after an underrun the sound is back in its place within half a second")
    func runsOut() throws {
        var rig = try rig(.runsOut)
        rig.run(0.7)
        #expect(rig.engine.takeEvents().contains(.underrun))
        #expect(rig.engine.statistics.underruns == 1)
        rig.forget()
        rig.run(3)
        #expect(rig.heard.count > 2950)
        #expect(rig.worstSkew < 0.0015)
        #expect(runSmoothly(rig.positions))
    }

    @Test("a device that is away is tried again, ten times a second at first and then once")
    func retries() throws {
        var rig = try rig(.breaks, until: 15)
        #expect(rig.device.attempts == 1)
        rig.run(10)
        #expect((10...20).contains(rig.device.attempts))
        let line = try #require(rig.engine.clock.line())
        #expect(runSmoothly(rig.positions))
        #expect(line.position(at: rig.clock.now()).seconds > 13)
        rig.forget()
        rig.run(3)
        #expect(rig.heard.count > 1000)
    }

    @Test("a show that is started while the device is away starts at once")
    func startsWhileAway() throws {
        var rig = try rig(.breaks, until: 15)
        rig.run(1)
        rig.forget()
        rig.engine.seek(to: .seconds(20))
        rig.run(1)
        #expect(rig.positions.first.map { abs($0 - 20) < 0.01 } == true)
        #expect(rig.positions.count == 1000)
    }

    @Test("a show whose device is refused after a while starts then, and at its start")
    func startsAfterALateRefusal() throws {
        var rig = try Rig { device in
            device.faults = [(.refuses, 0...60)]
            device.opensIn = .milliseconds(240)
        }
        rig.engine.start(at: .seconds(7))
        rig.run(0.001)
        let first = try #require(rig.positions.first)
        #expect(first >= 7 && first < 7.002)
    }
}
