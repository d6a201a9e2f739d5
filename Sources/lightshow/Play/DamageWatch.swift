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
            found.damage.withLock { $0 = damage }
        }
        // Then nothing is looked for, and nobody need wait for it.
        if thread == nil { found.isLookedFor.store(false, ordering: .releasing) }
    }

    /// Waits until all has been read, but not longer than `limit`: a disk may be slow, and a program
    /// that has been stopped goes.
    ///
    /// - Returns: what is hurt; nil where not all has been read.
    func finish(within limit: Duration, clock: any MachineClock) -> [Damage]? {
        let deadline = clock.now() + limit
        while found.isLookedFor.load(ordering: .acquiring) {
            if let damage = found.damage.withLock({ $0 }) { return damage }
            if clock.now() >= deadline { break }
            clock.sleep(until: clock.now() + .milliseconds(5))
        }
        return nil
    }
}

/// What a damage watch leaves behind.
private final class Found: Sendable {
    /// What is hurt; nil until all has been read.
    let damage = Mutex<[Damage]?>(nil)
    /// Whether there is a thread that reads.
    let isLookedFor = Atomic<Bool>(true)
}
