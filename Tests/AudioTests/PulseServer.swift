import Foundation
import Glibc
import Timebase

/// A sound server of a test's own: PulseAudio with a sink that goes nowhere at the pace of a card.
///
/// It lives in a folder of its own and leaves the user's server alone.
final class PulseServer {
    static let isInstalled = Tool.areInstalled("pulseaudio", "pactl") && hasPlugin()

    private let folder: ScratchFolder
    private let sampleRate: Int
    private var process: pid_t?

    /// ALSA's way to the server is a plugin in a package of its own.
    private static func hasPlugin() -> Bool {
        let folders =
            ["/usr/lib", "/usr/lib64"]
            + ((try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? [])
            .map { "/usr/lib/\($0)" }
        return folders.contains {
            FileManager.default.fileExists(
                atPath: "\($0)/alsa-lib/libasound_module_pcm_pulse.so"
            )
        }
    }

    init(sampleRate: Int = 44_100) throws {
        folder = try ScratchFolder()
        self.sampleRate = sampleRate
        // The server refuses a folder that others can read.
        chmod(folder.url.path, 0o700)
    }

    deinit {
        crash()
    }

    private var socket: String { folder.path("native") }

    /// The environment in which a program finds this server and no other.
    var environment: [String: String] {
        [
            "PULSE_SERVER": "unix:\(socket)", "HOME": folder.url.path,
            "XDG_RUNTIME_DIR": folder.url.path,
        ]
    }

    /// Lets this process find the server; for a process of the test's own only.
    func adopt() {
        for (name, value) in environment { setenv(name, value, 1) }
    }

    /// Starts the server, and returns when it answers.
    func start() throws {
        unlink(socket)
        let modules = [
            "module-native-protocol-unix socket=\(socket) auth-anonymous=1",
            "module-null-sink sink_name=out rate=\(sampleRate) channels=2 format=s16le norewinds=1",
        ]
        let options = [
            "-n", "-F", "/dev/null", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
        ]
        var own = environment
        for name in ["XDG_CONFIG_HOME", "PULSE_STATE_PATH", "PULSE_RUNTIME_PATH"] {
            own[name] = folder.url.path
        }
        let arguments = options + modules.flatMap { ["-L", $0] }
        process = try Tool("pulseaudio")?.start(arguments, environment: own)
        var tries = 0
        while (try? control(["info"])) == nil {
            tries += 1
            guard tries < 100 else { throw ToolFailure(command: ["pulseaudio"], status: -1) }
            usleep(50_000)
        }
    }

    /// Kills the server, as a crash would.
    func crash() {
        guard let process else { return }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        self.process = nil
    }

    /// Lets the server hang, or go on.
    func hang(_ hangs: Bool) {
        if let process { kill(process, hangs ? SIGSTOP : SIGCONT) }
    }

    /// Runs `pactl` with `arguments`.
    func control(_ arguments: [String]) throws {
        try Tool("pactl")?.run(arguments, environment: environment)
    }
}

/// The machine's own monotonic time.
struct SystemClock: MachineClock {
    func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    func sleep(until deadline: Instant) {
        let wait = max(0, deadline.nanoseconds - now().nanoseconds)
        var time = timespec(tv_sec: Int(wait / 1_000_000_000), tv_nsec: Int(wait % 1_000_000_000))
        nanosleep(&time, nil)
    }

    /// Returns after `seconds`.
    func sleep(_ seconds: Double) {
        sleep(until: now() + .nanoseconds(Int64(seconds * 1e9)))
    }
}
