import Audio
import Logging
import ShowPlayer
import Timebase
import TimelineFile

/// The sound of a performance, or the want of it: what the show clock is, and what is told of it.
struct StageSound {
    private let player: SoundPlayer?
    private let machine: any MachineClock
    private let log: Logger

    /// Prepares the sound of the show in `reader`; what is in its way is said in one line, and the
    /// show goes on without it.
    init(reader: TimelineReader, options: Play, clock: any MachineClock, log: Logger) {
        self.machine = clock
        self.log = log
        guard !options.isSilent else {
            player = nil
            log.info("no sound (--no-audio): playing on the machine's clock")
            return
        }
        do {
            player = try StageSound.player(reader: reader, options: options, clock: clock)
        } catch {
            player = nil
            log.warning("no sound: \(error); playing on the machine's clock")
        }
    }

    private static func player(
        reader: TimelineReader,
        options: Play,
        clock: any MachineClock
    ) throws -> SoundPlayer {
        let (source, measured) = try SoundPlace(reader: reader, showPath: options.file).sound()
        let names = options.audioDevice.map { [$0] } ?? ALSADevice.defaultNames
        return try SoundPlayer(
            source,
            measured,
            loopLength: options.loop ? reader.info.duration : nil,
            machine: clock,
            device: { ALSADevice(names) }
        )
    }

    /// Whether a sound goes with the show.
    var plays: Bool { player != nil }

    /// Starts the sound `position` into the show.
    func start(at position: Duration) {
        player?.start(at: position)
    }

    /// What says which frame is due: the sound, or the machine's clock from `position` on.
    func showClock(from position: Duration) -> any ShowClock {
        player?.clock ?? RunningClock(from: position, by: machine)
    }

    /// Tells the log what happened to the sound.
    func logEvents() {
        for event in player?.takeEvents() ?? [] {
            switch event {
            case .opened, .restored, .ended: log.info("\(event)")
            case .unavailable, .underrun, .lost, .replaced, .damaged: log.warning("\(event)")
            }
        }
    }

    /// How far the light's clock is ahead of what is heard, in milliseconds; nil without sound.
    var skewMilliseconds: Double? {
        guard let skew = player?.statistics.skew, skew.count > 0 else { return nil }
        return skew.mean.milliseconds
    }

    /// Ends the sound.
    func stop() {
        player?.stop()
        logEvents()
    }

    /// How the sound went; nil without sound.
    var report: SoundReport? {
        player.map { SoundReport($0.statistics) }
    }
}

/// How the sound of a performance went.
struct SoundReport: Encodable {
    let skewMs: OrNull<PlayReport.Percentiles>
    /// The card's seconds per machine second.
    let clockRate: Double
    let underruns: Int
    let losses: Int
    let replacements: Int
    let lateSamples: Int

    init(_ statistics: SoundStatistics) {
        let skew = statistics.skew
        let extreme = max(skew.most, .zero - skew.least)
        let percentiles = PlayReport.Percentiles(
            p50: skew.percentile(0.5).milliseconds,
            p99: skew.percentile(0.99).milliseconds,
            p999: skew.percentile(0.999).milliseconds,
            max: extreme.milliseconds
        )
        skewMs = OrNull(skew.count == 0 ? nil : percentiles)
        clockRate = statistics.rate
        underruns = statistics.underruns
        losses = statistics.losses
        replacements = statistics.replacements
        lateSamples = statistics.lateSamples
    }

    /// The report for people; nil where all went well.
    var text: String? {
        let troubles = [
            underruns > 0 ? counted(underruns, "underrun") : nil,
            losses > 0 ? "lost \(counted(losses, "time"))" : nil,
            replacements > 0 ? "moved \(counted(replacements, "time"))" : nil,
            lateSamples > 0 ? "\(counted(lateSamples, "sample")) decoded too late" : nil,
        ].compactMap(\.self)
        return troubles.isEmpty ? nil : troubles.joined(separator: ", ")
    }
}
