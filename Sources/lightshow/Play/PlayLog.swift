import Glibc
import Logging
import Synchronization

/// What `play` tells while it plays: a status line at the foot of a terminal with log lines above
/// it, or plain log lines elsewhere. All on standard error, and never waited for.
final class PlayLog: Sendable {
    private let texts = TextQueue(to: STDERR_FILENO)
    private let isTerminal: Bool
    private let terminal: Terminal?
    private let status = Mutex("")

    init() {
        terminal = Terminal(.error)
        isTerminal = terminal != nil
    }

    /// Whether a status line is shown.
    var showsStatus: Bool { isTerminal }

    /// A logger whose lines go here.
    var logger: Logger {
        Logger(label: "lightshow") { _ in PlayLogHandler(log: self) }
    }

    /// Shows `line` as the status, cut to the terminal's width.
    func show(status line: String) {
        guard let terminal else { return }
        let cut = String(line.prefix(terminal.size.columns - 1))
        status.withLock { $0 = cut }
        texts.writeIfIdle("\r\(cut)\u{1b}[K")
    }

    /// Takes the status line away, and waits a moment for all to be told.
    func finish() {
        if isTerminal {
            status.withLock { $0 = "" }
            texts.write("\r\u{1b}[K")
        }
        texts.finish(within: .milliseconds(300))
    }

    fileprivate func print(_ line: String) {
        let line = line.split(separator: "\n", omittingEmptySubsequences: false)
            .map { printable(String($0)) }.joined(separator: "\n")
        guard isTerminal else { return texts.write(line + "\n") }
        let status = status.withLock { $0 }
        texts.write("\r\u{1b}[K\(line)\n\(status)")
    }

    fileprivate var stampsTime: Bool { !isTerminal }
}

/// Log lines as people read them: the level where it matters, the time where nobody watches live.
private struct PlayLogHandler: LogHandler {
    let log: PlayLog
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    init(log: PlayLog) {
        self.log = log
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let time = log.stampsTime ? "\(timeOfDay()) " : ""
        let level = event.level >= .warning || log.stampsTime ? "\(event.level): " : ""
        log.print("\(time)\(level)\(event.message)")
    }

    /// The local time of day, `hh:mm:ss`.
    private func timeOfDay() -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return [parts.tm_hour, parts.tm_min, parts.tm_sec]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
