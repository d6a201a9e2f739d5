import ArtNet
import DMX
import Glibc
import Logging
import ShowPlayer
import Timebase
import TimelineFile

/// One performance of a show file: wires the file, the sound, the wire and the clock together, and
/// watches over them until the end.
struct Performance {
    private let options: Play
    private let reader: TimelineReader
    private let nodes: NodeChoice
    private let start: FrameNumber
    private let log = PlayLog()
    private let clock = SystemClock()

    /// Packets leave this much before the sound is heard: being late is noticed three times sooner
    /// than being early (EBU R37), and a node needs a moment too.
    private static let lead = Duration.milliseconds(2)

    /// Opens what `options` name; what is wrong with it is a `Failure`.
    init(options: Play) throws(Failure) {
        reader = try openShow(options.file, damage: .tolerating)
        if options.isStrict { try Performance.refuseDamage(reader, file: options.file) }
        self.options = options
        nodes = try NodeChoice(
            arguments: options.nodes,
            environment: environment("DMX_NODE_IP"),
            show: reader.info.node
        )
        start = try reader.info.frame(from: options.from, in: options.file)
    }

    /// Reads the whole file, and throws where anything in it is hurt, once it has been told.
    private static func refuseDamage(_ reader: TimelineReader, file: String) throws(Failure) {
        let damage = reader.verify()
        if damage.isEmpty { return }
        for item in damage { complain("\(file): \(item.description(at: reader.info.rate))") }
        throw .input("\(file) is damaged, and not played; compile it again, or leave out --strict")
    }

    /// Plays until the end, or until one of `signals` comes.
    func run(until signals: StopSignals) throws {
        let logger = log.logger
        let info = reader.info
        let output = try makeOutput()
        let ring = PrefetchRing(over: TimelineBlocks(reader), from: start, wraps: options.loop)
        ring.fillFirst()
        // Never waited for: a disk may hang, and the ring outlives its thread.
        guard RealTimeThread(name: "prefetch", body: { _ in ring.run() }) != nil else {
            throw Failure.world("the system has no thread to give")
        }
        logger.info("\(options.file): \(info.showName) · \(info.songName), \(summary)")
        logger.info("\(options.dryRun ? "dry run, nothing is sent; " : "")\(nodes.reason)")
        let sound = StageSound(reader: reader, options: options, clock: clock, log: logger)
        let lead = sound.plays ? Performance.lead : .zero
        let control = LoopControl(offset: .microseconds(Int64(options.offset * 1000)) - lead)
        sound.start(at: info.rate.time(of: start))

        signals.whenReceived { _ in control.stop() }
        let frames = FrameThread(
            settings,
            frames: ring,
            output: output,
            showClock: sound.showClock(from: info.rate.time(of: start)),
            machineClock: clock,
            control: control,
            refused: { tell($0, to: logger) }
        )
        guard let frames else { throw Failure.world("the system has no thread to give") }
        let damage = DamageWatch(reader: reader, log: logger)
        watch(control, ring, sound)
        let loop = frames.join()
        ring.stop()
        sound.stop()
        let patience = loop?.wasStopped == true ? Duration.zero : .seconds(2)
        let found = damage.finish(within: patience, clock: clock)
        log.finish()
        // The ending is on the wire: whoever asks again need not wait until the report is read.
        signals.whenReceived(StopSignals.endProgram)
        try finish(loop, sound, ring, found)
    }

    private var settings: LoopSettings {
        let info = reader.info
        return LoopSettings(
            rate: info.rate,
            frameCount: info.frameCount,
            frameSize: info.layout.frameSize,
            start: start,
            loops: options.loop,
            ending: options.ending,
            intensityMask: info.intensityMask,
            blackoutLook: info.blackoutLook
        )
    }

    private var summary: String {
        let info = reader.info
        return "\(Timecode.minutes(info.duration)) at \(info.rate) fps, "
            + counted(info.layout.universes.count, "universe")
    }

    private func makeOutput() throws(Failure) -> sending any DMXOutput {
        if options.dryRun { return SilentOutput() }
        do throws(ArtNetError) {
            return try ArtNetOutput(layout: reader.info.layout, nodes: nodes.nodes)
        } catch .nodeTwice(let node) {
            throw .input("\(ArtNetError.nodeTwice(node))")
        } catch {
            throw .world("\(error)")
        }
    }

    /// Shows where the show is, until the ending is on the wire.
    private func watch(_ control: LoopControl, _ ring: PrefetchRing, _ sound: StageSound) {
        let text = StatusText(
            info: reader.info,
            nodes: nodes.nodes.map { "\($0)" }.joined(separator: " ")
        )
        var news = StageNews(text: text, log: log.logger)
        var turn = 0
        while !control.status.isOver {
            if turn % 10 == 0 {
                let status = control.status
                sound.logEvents()
                news.tell(status, unreadableBlocks: ring.unreadableBlocks)
                if log.showsStatus {
                    log.show(status: text.line(status, skew: sound.skewMilliseconds))
                }
            }
            turn += 1
            clock.sleep(until: clock.now() + .milliseconds(10))
        }
    }

    /// The report, and the exit code: a damaged file was played as well as it went, but is wrong.
    private func finish(
        _ loop: LoopReport?,
        _ sound: StageSound,
        _ ring: PrefetchRing,
        _ damage: [Damage]?
    ) throws {
        guard let loop else { throw Failure.world("the frame thread left no report") }
        let report = PlayReport(
            file: options.file,
            info: reader.info,
            nodes: nodes.nodes,
            loop: loop,
            sound: sound.report,
            unreadableBlocks: ring.unreadableBlocks,
            damage: damage
        )
        if report.stopped { Performance.leave(within: .seconds(2)) }
        // The file first: whoever reads the text may be slow.
        if let path = options.report {
            try writeReport(report, to: path)
        }
        try say(report.text)
        let isDamaged = damage?.isEmpty == false || ring.unreadableBlocks > 0
        if isDamaged { throw Failure.input("\(options.file) is damaged; compile it again") }
    }

    /// A program that was told to stop goes, even where nobody takes what it says at the end.
    private static func leave(within limit: Duration) {
        let clock = SystemClock()
        let deadline = clock.now() + limit
        _ = RealTimeThread(name: "leave") { _ in
            clock.sleep(until: deadline)
            StopSignals.endProgram(by: SIGTERM)
        }
    }

    private func writeReport(_ report: PlayReport, to path: String) throws {
        let text = try json(report) + "\n"
        guard let cause = writeFile(text, to: path) else { return }
        throw Failure.world("cannot write the report '\(path)': \(systemMessage(cause))")
    }
}

extension TimelineInfo {
    /// How long the show is.
    var duration: Duration { rate.time(of: .zero + frameCount) }
}

/// Says once what the system did not grant the frame thread.
private func tell(_ refusals: RealTimeThread.Refusals, to log: Logger) {
    guard refusals.priority != 0 else { return }
    log.notice(
        """
        no real-time priority (\(systemMessage(refusals.priority))): frames may be late on a busy \
        machine; run as root, or allow rtprio in /etc/security/limits.conf
        """
    )
}
