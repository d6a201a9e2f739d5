import Logging
import ShowPlayer
import Timebase
import TimelineFile

struct SoundReport: Encodable {
    let skewMs: PlayReport.Percentiles?
    var text: String { "" }
}

struct StageSound {
    let plays = false
    let clock: any MachineClock
    init(reader: TimelineReader, options: Play, clock: any MachineClock, log: Logger) {
        self.clock = clock
    }
    func start(at frame: FrameNumber) {}
    func showClock(from position: Duration) -> any ShowClock {
        RunningClock(from: position, at: clock.now())
    }
    func logEvents() {}
    var skewMilliseconds: Double? { nil }
    func stop() {}
    var report: SoundReport? { nil }
}
