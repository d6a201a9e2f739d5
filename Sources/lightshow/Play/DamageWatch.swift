import Logging
import ShowPlayer
import Synchronization
import TimelineFile

/// Reads the whole show file again while it plays, and names what is hurt: the show does not wait
/// for it.
struct DamageWatch: ~Copyable {
    private let thread: RealTimeThread?
    private let found: Found

    /// Starts to read.
    init(reader: TimelineReader, log: Logger) {
        let found = Found()
        thread = RealTimeThread(name: "verify") { _ in
            let damage = reader.verify()
            for item in damage {
                log.warning("damaged: \(item.description(at: reader.info.rate))")
            }
            found.count.store(damage.count, ordering: .releasing)
        }
        self.found = found
    }

    /// Waits until all has been read; whether anything is hurt.
    consuming func finish() -> Bool {
        if let thread { thread.join() }
        return found.count.load(ordering: .acquiring) > 0
    }
}

/// What a damage watch leaves behind.
private final class Found: Sendable {
    let count = Atomic<Int>(0)
}
