import Logging
import ShowPlayer
import Synchronization
import Timebase
import TimelineFile

/// Reads the whole show file again while it plays, and names what is hurt: the show does not wait
/// for it, and neither its processor nor its disk is taken from the show.
struct DamageWatch: ~Copyable {
    private let found = Found()

    /// Starts to read.
    init(reader: TimelineReader, log: Logger) {
        let thread = RealTimeThread(name: "verify", urgency: .background) { [found] _ in
            let damage = reader.verify()
            for item in damage { log.warning("\(item.description(at: reader.info.rate))") }
            found.count.store(damage.count, ordering: .releasing)
        }
        if thread == nil { found.count.store(0, ordering: .releasing) }
    }

    /// Waits until all has been read, but not longer than `limit`: a disk may be slow, and a program
    /// that has been stopped goes.
    ///
    /// - Returns: whether anything is known to be hurt.
    func finish(within limit: Duration, clock: any MachineClock) -> Bool {
        let deadline = clock.now() + limit
        while found.count.load(ordering: .acquiring) == Found.nothingYet, clock.now() < deadline {
            clock.sleep(until: clock.now() + .milliseconds(5))
        }
        return found.count.load(ordering: .acquiring) > 0
    }
}

/// What a damage watch leaves behind.
private final class Found: Sendable {
    static let nothingYet = -1
    /// How many parts are hurt.
    let count = Atomic<Int>(Found.nothingYet)
}
