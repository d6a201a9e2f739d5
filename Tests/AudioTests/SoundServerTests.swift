import Audio
import Glibc
import Testing
import Timebase

/// The player on a real sound server. Each test runs in a process of its own, because the way to
/// the server is told by the environment.
@Suite(
    .serialized,
    .enabled(
        if: PulseServer.isInstalled,
        "needs pulseaudio, pactl and ALSA's pulse plugin (libasound2-plugins): not all installed"
    )
)
struct SoundServerTests {
    @Test("the clock of a real sound server is followed, not the samples written")
    func follows() async {
        await #expect(processExitsWith: .success) {
            let stage = try Stage(startServer: true)
            stage.player.start()
            stage.clock.sleep(6)
            // The machine that tests may be very busy, and the server with it: what is judged would
            // still tell a clock of samples written, which is 50 to 100 ms off. How exact it is on
            // an idle machine is measured by tools/rig.
            let skew = stage.player.statistics.skew
            #expect(skew.count > 20)
            #expect(abs(skew.percentile(0.5).milliseconds) < 10)
            #expect(stage.position > 2)
            #expect(stage.player.stop(within: .seconds(2)))
        }
    }

    @Test("a server that crashes and comes back gets the sound again; the show never stops")
    func crashes() async {
        await #expect(processExitsWith: .success) {
            let stage = try Stage(startServer: true)
            stage.player.start()
            stage.clock.sleep(2)
            let before = stage.position
            stage.server.crash()
            stage.clock.sleep(1)
            #expect(abs(stage.position - before - 1) < 0.2)
            try stage.server.start()
            #expect(stage.waits(5) { if case .restored = $0 { true } else { false } })
            #expect(stage.player.statistics.losses == 1)
            #expect(stage.player.stop(within: .seconds(2)))
        }
    }

    @Test("a server that hangs does not hang the show, nor its end")
    func hangs() async {
        await #expect(processExitsWith: .success) {
            let stage = try Stage(startServer: true)
            stage.player.start()
            stage.clock.sleep(2)
            let before = stage.position
            stage.server.hang(true)
            #expect(stage.waits(2) { if case .lost = $0 { true } else { false } })
            stage.clock.sleep(1)
            #expect(stage.position > before + 1)
            let start = stage.clock.now()
            stage.player.stop()
            #expect(stage.clock.now() - start < .seconds(1))
            stage.server.hang(false)
        }
    }

    @Test("a server that hung and goes on gets the sound where the show is by then")
    func hangsForAWhile() async {
        await #expect(processExitsWith: .success) {
            let stage = try Stage(startServer: true)
            stage.player.start()
            stage.clock.sleep(2)
            let (before, start) = (stage.position, stage.clock.now())
            stage.server.hang(true)
            stage.clock.sleep(2)
            stage.server.hang(false)
            #expect(stage.waits(5) { if case .restored = $0 { true } else { false } })
            let elapsed = (stage.clock.now() - start).seconds
            #expect(abs(stage.position - before - elapsed) < 0.2)
            #expect(stage.player.stop(within: .seconds(2)))
        }
    }

    @Test("a suspended sink does not stop the show, and carries the sound when it wakes")
    func suspends() async {
        await #expect(processExitsWith: .success) {
            let stage = try Stage(startServer: true)
            stage.player.start()
            stage.clock.sleep(2)
            let before = stage.position
            try stage.server.control(["suspend-sink", "out", "1"])
            #expect(stage.waits(3) { $0 == .lost(.stalled) })
            #expect(stage.position > before)
            try stage.server.control(["suspend-sink", "out", "0"])
            #expect(stage.waits(6) { if case .restored = $0 { true } else { false } })
            #expect(stage.player.stop(within: .seconds(2)))
        }
    }

    @Test("without a server the show starts at once, and says which devices were tried")
    func noServer() async {
        await #expect(processExitsWith: .success) {
            let stage = try Stage(startServer: false)
            let start = stage.clock.now()
            #expect(stage.waits(2) { if case .unavailable(.noDevice) = $0 { true } else { false } })
            #expect(stage.clock.now() - start < .milliseconds(500))
            stage.player.start()
            #expect(stage.player.clock.line() != nil)
            #expect(stage.player.stop(within: .seconds(2)))
        }
    }
}

/// A player on a server of its own.
private final class Stage {
    let server: PulseServer
    let player: SoundPlayer
    let clock = SystemClock()

    init(startServer: Bool) throws {
        server = try PulseServer()
        server.adopt()
        if startServer { try server.start() }
        let source = Rig.source()
        let info = try SoundInfo.measure(source)
        player = try SoundPlayer(source, info, machine: clock) { ALSADevice(["pulse"]) }
    }

    /// Where the show stands now, in seconds.
    var position: Double {
        player.clock.line()?.position(at: clock.now()).seconds ?? -1
    }

    /// Whether an event that `isWanted` happens within `seconds`.
    func waits(_ seconds: Double, _ isWanted: (SoundEvent) -> Bool) -> Bool {
        let deadline = clock.now() + .nanoseconds(Int64(seconds * 1e9))
        while clock.now() < deadline {
            if player.takeEvents().contains(where: isWanted) { return true }
            clock.sleep(0.01)
        }
        return false
    }
}
