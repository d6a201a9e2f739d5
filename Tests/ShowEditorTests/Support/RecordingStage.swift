import DMX
import ShowEditor
import ShowPlayer
import Synchronization
import Timebase

/// A stage that keeps what it was told.
final class RecordingStage: Stage {
    private struct Content {
        var frames: [[Level]] = []
        var mode = LiveMode.holding
        var play: (source: any LiveFrameSource, clock: any ShowClock)?
        var signs = 0
        var events: [LiveEvent] = []
        var ended = false
        let dark: [Level]
    }

    let layout: FrameLayout
    private let content: Mutex<Content>

    init(_ settings: LiveSettings, _ layout: FrameLayout) {
        self.layout = layout
        self.content = Mutex(Content(dark: settings.blackoutLook))
    }

    /// The frames that were shown, oldest first.
    var frames: [[Level]] { content.withLock { $0.frames } }
    /// How often the driver gave a sign.
    var signs: Int { content.withLock { $0.signs } }
    /// Whether it was ended.
    var isEnded: Bool { content.withLock { $0.ended } }
    /// What it does.
    var mode: LiveMode { content.withLock { $0.mode } }

    /// The level of a slot in what was shown last.
    func level(_ universe: Int, _ slot: Int) -> Level? {
        guard let address = PortAddress(universe), let number = SlotNumber(slot),
            let offset = layout.offset(of: SlotAddress(address, number))
        else { return nil }
        return content.withLock { $0.frames.last?[offset] }
    }

    /// Plays what is due at `instant` by the clock it was given.
    func play(at instant: Instant, _ rate: FrameRate) {
        guard let play = content.withLock({ $0.play }), let line = play.clock.line() else { return }
        let due = rate.frame(dueAt: line.position(at: instant))
        var levels = [Level](repeating: 0, count: layout.frameSize)
        levels.withUnsafeMutableBytes { play.source.fill(due, into: $0) }
        content.withLock { $0.frames.append(levels) }
    }

    /// Says by itself that the driver fell silent.
    func loseDriver(at instant: Instant) {
        content.withLock { $0.events.append(.driverSilent(at: instant)) }
    }

    /// Whether something happened that nobody has asked for yet.
    var hasEvents: Bool { content.withLock { !$0.events.isEmpty } }

    func show(_ levels: [Level]) {
        content.withLock {
            $0.frames.append(levels)
            $0.mode = .holding
        }
    }

    func hold() { content.withLock { $0.mode = .holding } }

    func play(_ source: any LiveFrameSource, by clock: any ShowClock) {
        content.withLock {
            $0.play = (source, clock)
            $0.mode = .playing
        }
    }

    func darken() {
        content.withLock {
            $0.frames.append($0.dark)
            $0.mode = .dark
        }
    }

    func alive() { content.withLock { $0.signs += 1 } }

    var shown: ShownFrame {
        content.withLock {
            ShownFrame(serial: $0.frames.count, levels: $0.frames.last ?? $0.dark)
        }
    }

    var shownSerial: Int { content.withLock { $0.frames.count } }

    var status: LiveStatus { LiveStatus() }

    func takeEvents() -> [LiveEvent] {
        content.withLock { content in
            defer { content.events = [] }
            return content.events
        }
    }

    func end() { content.withLock { $0.ended = true } }
}
